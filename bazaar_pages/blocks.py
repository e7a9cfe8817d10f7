"""Blocks that only affiliates and Bazaar listings use."""

from decimal import Decimal
from typing import Any

from babel.numbers import list_currencies
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from bazaar_pages import schema
from hni_site.foundations.blocks.document import DocumentedBlock
from hni_site.foundations.dependencies import depends_on
from hni_site.foundations.relations import in_language
from hni_site.media.sources import image_document, load_renditions
from hni_site.schema import Label


def currency_choices() -> list[tuple[str, str]]:
    return [(code, code) for code in sorted(list_currencies())]


class SocialLinkBlock(DocumentedBlock, blocks.StructBlock):
    network = blocks.CharBlock(label=_("Network"), max_length=50, help_text=_("Such as Facebook."))
    url = blocks.URLBlock(label=_("Address"))

    def to_document(self, value: Any) -> schema.SocialLink:
        return schema.SocialLink(network=value["network"], url=value["url"])

    class Meta:
        icon = "link"
        label = _("Social link")
        description = _("A page of the organisation on a social network.")
        template = "components/social_link.html"
        preview_value = {"network": "Facebook", "url": "https://www.facebook.com/"}


class ProductBlock(DocumentedBlock, blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"), max_length=200)
    description = blocks.TextBlock(label=_("Description"), required=False)
    image = ImageChooserBlock(label=_("Picture"), required=False)
    alt_text = blocks.CharBlock(
        label=_("What the picture shows"),
        required=False,
        max_length=300,
        help_text=_("For those who can't see it."),
    )
    category = SnippetChooserBlock(
        "bazaar_pages.ProductCategory", label=_("Category"), required=False
    )
    materials = blocks.CharBlock(label=_("Materials"), required=False, max_length=200)
    maker_group = blocks.CharBlock(
        label=_("Made by"), required=False, max_length=200, help_text=_("The group of makers.")
    )
    price_lowest = blocks.DecimalBlock(
        label=_("Price from"), required=False, min_value=0, decimal_places=2
    )
    price_highest = blocks.DecimalBlock(
        label=_("Price to"), required=False, min_value=0, decimal_places=2
    )
    currency = blocks.ChoiceBlock(label=_("Currency"), choices=currency_choices, required=False)
    minimum_order = blocks.CharBlock(label=_("Minimum order"), required=False, max_length=100)
    lead_time = blocks.CharBlock(
        label=_("Lead time"), required=False, max_length=100, help_text=_("Such as three weeks.")
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        errors = {}
        lowest, highest = cleaned["price_lowest"], cleaned["price_highest"]
        if lowest is not None and highest is not None and highest < lowest:
            errors["price_highest"] = ValidationError(_("This price lies below the lowest."))
        if not self.is_deferred_validation:  # A draft may be unfinished.
            if (lowest is not None or highest is not None) and not cleaned["currency"]:
                errors["currency"] = ValidationError(_("A price needs a currency."))
            if cleaned["image"] and not cleaned["alt_text"]:
                errors["alt_text"] = ValidationError(_("Say what the picture shows."))
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> Any:
        context = super().get_context(value, parent_context=parent_context)
        context["price"] = price_guidance(value)
        return context

    def to_document(self, value: Any) -> schema.Product:
        """The product without its id, which is its place's in the stream (`product_documents`)."""
        category = value["category"]
        if category:
            depends_on(category)
        return schema.Product(
            id="",
            name=value["name"],
            description=value["description"],
            image=image_document(value["image"], alt=value["alt_text"]),
            category=Label(code=category.code, name=category.name) if category else None,
            materials=value["materials"],
            maker_group=value["maker_group"],
            price=price_guidance(value),
            minimum_order=value["minimum_order"],
            lead_time=value["lead_time"],
        )

    class Meta:
        icon = "tag"
        label = _("Product")
        description = _("Something to buy or to order.")
        template = "components/product.html"
        preview_value = {
            "name": "Basket (sample)",
            "description": "Woven by hand.",
            "image": None,
            "alt_text": "",
            "category": None,
            "materials": "Sisal",
            "maker_group": "Sample group",
            "price_lowest": Decimal("10"),
            "price_highest": Decimal("25"),
            "currency": "USD",
            "minimum_order": "10 pieces",
            "lead_time": "Three weeks",
        }


def price_guidance(value: Any) -> schema.PriceGuidance | None:
    """A product's prices; None where it names none. One price alone is both lowest and highest."""
    prices = [p for p in (value["price_lowest"], value["price_highest"]) if p is not None]
    if not prices:
        return None
    return schema.PriceGuidance(
        lowest=str(prices[0]), highest=str(prices[-1]), currency=value["currency"]
    )


def load_products(stream: Any) -> None:
    """Fetches what a listing's products show, however many: renditions, and the categories' names
    in the active language."""
    values = [child.value for child in stream]
    load_renditions(value["image"] for value in values)
    with_category = [value for value in values if value["category"]]
    categories = [value["category"] for value in with_category]
    language = get_language() or "en"
    for value, category in zip(with_category, in_language(categories, language), strict=True):
        value["category"] = category


def product_documents(stream: Any) -> list[schema.Product]:
    """The products of a listing, each with the id that stays with it in every language."""
    load_products(stream)
    return [
        child.block.to_document(child.value).model_copy(update={"id": child.id or ""})
        for child in stream
    ]
