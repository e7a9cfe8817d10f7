"""Pictures and files, with what a newsroom must know about them."""

from io import BytesIO
from typing import Any

from django.core.files.base import File
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from hni_site.foundations.changes import content_changes
from hni_site.media.addresses import address
from hni_site.media.jpeg import with_description
from hni_site.media.placeholder import average_colour


class SiteImage(AbstractImage):
    """A picture with its credit.

    What it shows (`description`, Wagtail's own field) is the default alternative text; each use on
    a page has an alternative text of its own, because it depends on the context and the language.
    """

    credit = models.CharField(
        _("credit"),
        max_length=255,
        blank=True,
        help_text=_("Who made the picture and under which licence, as it must be printed."),
    )

    placeholder = models.CharField(max_length=7, editable=False)

    admin_form_fields = (*Image.admin_form_fields, "credit")

    @property
    def default_alt_text(self) -> str:
        """Wagtail's falls back on the title, which is often the file's name: worse than nothing."""
        return str(self.description)

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def save(self, *args: Any, **kwargs: Any) -> None:
        is_new_file = not self.placeholder or not self.file._committed
        if is_new_file:
            with self.open_file() as file:
                self.placeholder = average_colour(file)
        with content_changes():
            super().save(*args, **kwargs)
            if is_new_file:
                self._note_size_as_shown()
                self._replace_renditions()

    def generate_rendition_file(self, *args: Any, **kwargs: Any) -> Any:
        """Wagtail leaves in a JPEG what the camera wrote: where it was, whose it is."""
        made = super().generate_rendition_file(*args, **kwargs)
        if made.name.endswith(".jpg"):
            made.file.seek(0)
            bare = b"".join(with_description(made.file))
            return File(BytesIO(bare), name=made.name)
        return made

    def _note_size_as_shown(self) -> None:
        """Phones store a photograph lying and note how to turn it; its renditions are turned."""
        with self.get_willow_image() as picture:
            size: tuple[int, int] = picture.auto_orient().get_size()
        if size != (self.file.width, self.file.height):
            self.width, self.height = size
            super().save(update_fields=["width", "height"])

    def _replace_renditions(self) -> None:
        from hni_site.media.tasks import make_renditions  # The task works on this model.

        self.renditions.all().delete()
        make_renditions.enqueue(self.pk)


class SiteRendition(AbstractRendition):
    """One size of a picture."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter"
            )
        ]
        # Whoever asks for a picture names its file.
        indexes = [models.Index(fields=["file"], name="rendition_by_file")]

    @property
    def url(self) -> str:
        return address(super().url)


class SiteDocument(AbstractDocument):
    """A file to download, such as a report."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")

    @property
    def url(self) -> str:
        return address(super().url)
