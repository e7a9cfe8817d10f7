class CannotBePublic(Exception):
    """Why a page must not be live as it is; the message is for editors.

    No PermissionDenied: Wagtail answers that one itself, and what the change did would stay.
    """

    def __init__(self, message: object, field: str = "") -> None:
        super().__init__(str(message))
        self.field = field
        """Which field of the page's form it is about, if one."""


class NotSignedOff(CannotBePublic):
    """The text is not approved, or was changed since."""


class ChangeNotExplained(CannotBePublic):
    """Readers of a page on the record are not told what changed, or no longer told."""
