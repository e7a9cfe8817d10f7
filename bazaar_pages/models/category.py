from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from hni_site.foundations.relations import refuse_second


class ProductCategory(index.Indexed, TranslatableMixin, models.Model):
    """A kind of product, such as baskets and bamboo."""

    name = models.CharField(_("name"), max_length=100)
    code = models.SlugField(
        _("code"),
        max_length=60,
        help_text=_("The same in every language; filters and addresses use it."),
    )

    panels = [FieldPanel("name"), FieldPanel("code")]
    translatable_fields = [
        TranslatableField("name"),
        SynchronizedField("code", overridable=False),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("product category")
        verbose_name_plural = _("product categories")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["code", "locale"], name="one_category_per_code")
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        refuse_second(self, "code")
