"""Pages that, once public, are withdrawn with a reason and never just gone."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from wagtail.url_routing import RouteResult

from hni_site.foundations.pages import SitePage

GONE = 410


class OnTheRecordPage(SitePage):
    """A page type with a withdrawal: two fields of the page itself, whatever a version says."""

    is_on_the_record = True

    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)
    withdrawn_reason = models.TextField(_("reason"), blank=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.live:
            self.withdrawn_at, self.withdrawn_reason = None, ""
        elif self.pk and "update_fields" not in kwargs:
            # A version was written down before or after the withdrawal; that says nothing.
            stored = type(self).objects.filter(pk=self.pk)
            row = stored.values_list("withdrawn_at", "withdrawn_reason").first()
            self.withdrawn_at, self.withdrawn_reason = row or (None, "")
        super().save(*args, **kwargs)

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        if self.withdrawn_at and not path_components:
            return RouteResult(self)
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.withdrawn_at:
            # Without the page: nothing of what was withdrawn is told.
            told = {"at": self.withdrawn_at, "reason": self.withdrawn_reason}
            return render(request, "pages/withdrawn.html", {"withdrawal": told}, status=GONE)
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response
