"""What releases share: the people to ask and the paragraph about us."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from hni_site.foundations.enums import Area
from hni_site.foundations.richtext import FEATURES


class MediaContact(index.Indexed, TranslatableMixin, models.Model):
    """Someone journalists may call or write to."""

    name = models.CharField(_("name"), max_length=200)
    role = models.CharField(_("role"), max_length=200, blank=True)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(
        _("telephone"), max_length=40, blank=True, help_text=_("With the country's code: +254 …")
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("role"),
        FieldPanel("organisation"),
        FieldPanel("email"),
        FieldPanel("phone"),
    ]
    translatable_fields = [
        TranslatableField("name"),
        TranslatableField("role"),
        TranslatableField("organisation"),
        SynchronizedField("email"),
        SynchronizedField("phone"),
    ]
    area = Area.NEWS
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("organisation"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("media contact")
        verbose_name_plural = _("media contacts")
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.name}, {self.role}" if self.role else self.name


class Boilerplate(index.Indexed, TranslatableMixin, models.Model):
    """The paragraph at the end of a release that says who we are."""

    title = models.CharField(_("title"), max_length=200, help_text=_("Such as About HNI."))
    text = RichTextField(_("text"), features=FEATURES)

    panels = [FieldPanel("title"), FieldPanel("text")]
    translatable_fields = [
        TranslatableField("title"),
        TranslatableField("text"),
    ]
    area = Area.NEWS
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("text"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("boilerplate")
        verbose_name_plural = _("boilerplates")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title
