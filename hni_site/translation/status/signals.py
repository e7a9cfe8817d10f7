from django.dispatch import Signal

source_renewed = Signal()
"""Sent inside the change with `source`, whose text is another now, and its new `version`."""
