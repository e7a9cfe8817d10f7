from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.images.forms import BaseImageForm

# Pillow's modes of more than 8 bits a channel, which JPEG cannot hold.
_DEEP_MODES = ("I", "F")


class SiteImageForm(BaseImageForm):
    """Wagtail's form for pictures; it refuses what could be stored but not shown."""

    def full_clean(self) -> None:
        try:
            super().full_clean()
        except OSError:  # Pillow's, at the place where the file breaks off.
            self.add_error("file", _("The file is damaged. Export or copy the picture again."))

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if "file" in self.changed_data:
            with Image.open(file) as picture:
                mode = picture.mode
            file.seek(0)
            if mode.startswith(_DEEP_MODES):
                raise ValidationError(
                    _("The picture has 16 bits per colour. Save it with 8 bits, as JPEG or PNG.")
                )
        return file
