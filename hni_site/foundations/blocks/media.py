"""Blocks of pictures and of what other sites host."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.embeds.blocks import EmbedBlock as OembedBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock

from hni_site import schema
from hni_site.foundations.blocks.document import DocumentedBlock
from hni_site.media.sources import image_document, load_renditions


class PictureBlock(DocumentedBlock, blocks.StructBlock):
    # Wagtail's own block asks for an alternative text unless the picture is marked as decoration.
    image = ImageBlock(label=_("File and alternative text"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=300)
    credit = blocks.CharBlock(
        label=_("Credit"),
        required=False,
        max_length=200,
        help_text=_("Leave empty to print the credit stored with the picture."),
    )

    def to_document(self, value: Any) -> schema.Image | None:
        image = value["image"]
        return image_document(
            image,
            alt=(image.contextual_alt_text or "") if image else "",
            caption=value["caption"],
            credit=value["credit"],
        )

    def get_preview_value(self) -> Any:
        image = get_image_model().objects.order_by("-pk").first()
        picture = {"image": image and image.pk, "alt_text": "A woven pattern", "decorative": False}
        return self.to_python({"image": picture, "caption": "A woven pattern", "credit": ""})

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A picture with its caption and credit.")
        template = "components/picture.html"


class GalleryBlock(DocumentedBlock, blocks.StructBlock):
    images = blocks.ListBlock(PictureBlock(), label=_("Pictures"), min_num=2)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> Any:
        load_renditions(picture["image"] for picture in value["images"])
        return super().get_context(value, parent_context=parent_context)

    def to_document(self, value: Any) -> schema.Gallery:
        pictures = (child.block.to_document(child.value) for child in value["images"].bound_blocks)
        return schema.Gallery(images=[picture for picture in pictures if picture])

    def get_preview_value(self) -> Any:
        picture = PictureBlock().get_preview_value()
        return self.normalize({"images": [picture, picture]})

    class Meta:
        icon = "grid"
        label = _("Gallery")
        description = _("Several pictures side by side.")
        template = "components/gallery.html"


class EmbedBlock(DocumentedBlock, blocks.StructBlock):
    url = OembedBlock(
        label=_("Address"), help_text=_("The address of a video, for example on YouTube or Vimeo.")
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=300)

    def to_document(self, value: Any) -> schema.Embed | None:
        if value["url"] is None:  # An unfinished draft.
            return None
        return schema.Embed(url=value["url"].url, caption=value["caption"])

    class Meta:
        icon = "media"
        label = _("Video or other embed")
        description = _("A video that another site hosts. Readers follow a link to it.")
        template = "components/embed.html"
        preview_value = {"url": "https://vimeo.com/1", "caption": "A webinar's recording"}
