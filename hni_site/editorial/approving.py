"""What happens to a text's approval, for those above: they may forbid it, and they follow it."""

from django.dispatch import Signal

about_to_be_approved = Signal()
"""Sent inside the change with `page`, in its latest text. A receiver raises CannotBePublic where
nobody may approve that text."""

signed_off = Signal()
"""Sent inside the change with `page`, in the text that everyone approved, and `user`, who did
last."""

sign_off_ended = Signal()
"""Sent inside the change with `page`, whose text was approved and is another now, and `user`."""
