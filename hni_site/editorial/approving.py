"""What else, beside who reads it, decides whether a text may be approved: those above say."""

from django.dispatch import Signal

about_to_be_approved = Signal()
"""Sent inside the change with `page`, in its latest text. A receiver raises CannotBePublic where
nobody may approve that text."""
