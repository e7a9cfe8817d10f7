"""What is done with an endpoint: each a page that explains, and does it when it is sent."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from hni_site.webhooks import actions
from hni_site.webhooks.delivery_views import SHOWN
from hni_site.webhooks.endpoint_views import secret_shown
from hni_site.webhooks.enums import Grace, Outcome
from hni_site.webhooks.forms import RotateForm
from hni_site.webhooks.models import Delivery, Endpoint


class _Action(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView[forms.Form]):
    """About the endpoint `pk`."""

    model = Endpoint
    permission_required = "change"
    form_class: type[forms.Form] = forms.Form
    template_name = "admin/explained_form.html"
    header_icon = "rotate"
    explanation: str | Promise = ""
    done: str | Promise = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.endpoint = self.find()

    def find(self) -> Endpoint:
        return get_object_or_404(Endpoint, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return str(self.endpoint)

    @property
    def edit_url(self) -> str:
        return reverse("webhooks:edit", args=[self.endpoint.pk])

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("webhooks:index"), "label": _("Webhook endpoints")},
            {"url": self.edit_url, "label": str(self.endpoint)},
            {"url": "", "label": str(self.page_title)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "explanation": self.explanation, "submit_label": self.page_title}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        self.act()
        messages.success(self.request, str(self.done))
        return redirect("webhooks:index")

    def act(self) -> None:
        raise NotImplementedError


class PauseView(_Action):
    page_title = gettext_lazy("Pause")
    header_icon = "lock"
    explanation = gettext_lazy(
        "Nothing is sent any more. What changes meanwhile comes when you let it go on."
    )
    done = gettext_lazy("The endpoint is paused.")

    def act(self) -> None:
        actions.pause(self.endpoint, self.request.user)


class ResumeView(_Action):
    page_title = gettext_lazy("Go on sending")
    header_icon = "lock-open"
    explanation = gettext_lazy("It gets, at once, all that it has not taken yet.")
    done = gettext_lazy("The endpoint goes on.")

    def act(self) -> None:
        actions.resume(self.endpoint, self.request.user)


class SetBackView(_Action):
    page_title = gettext_lazy("Send again from the start")
    explanation = gettext_lazy(
        "It gets all public pages that it follows once more, and is told of those that are gone. "
        "That does no harm to a receiver that takes what comes; it may take a while."
    )
    done = gettext_lazy("All is sent again.")

    def act(self) -> None:
        actions.set_back(self.endpoint, self.request.user)


class SetBackToView(_Action):
    """From the delivery `delivery_id` on."""

    page_title = gettext_lazy("Send again from here")
    explanation = gettext_lazy(
        "It gets the changes of this delivery once more, as those pages are now, and all that came "
        "after them."
    )
    done = gettext_lazy("The changes are sent again.")

    def find(self) -> Endpoint:
        self.delivery = get_object_or_404(Delivery, pk=self.kwargs["delivery_id"])
        return get_object_or_404(Endpoint, pk=self.delivery.follower_id)

    def act(self) -> None:
        actions.set_back_to(self.delivery, self.endpoint, self.request.user)


class TestView(_Action):
    page_title = gettext_lazy("Send a test")
    header_icon = "mail"
    explanation = gettext_lazy(
        "It gets a signed request of the type “test”, without changes, now, also where it is "
        "paused. Its place stays where it is."
    )

    def form_valid(self, form: forms.Form) -> HttpResponse:
        delivery = actions.try_out(self.endpoint)
        if delivery.outcome == Outcome.TAKEN:
            messages.success(self.request, _("The test was taken."))
        else:
            told = f"{delivery.get_outcome_display()} {delivery.status or ''} {delivery.excerpt}"
            message = _("The test was not taken: %(told)s") % {"told": told[:SHOWN]}
            messages.error(self.request, message)
        return redirect(f"{reverse('webhooks:deliveries')}?follower={self.endpoint.pk}")


class RotateView(_Action):
    page_title = gettext_lazy("Make a new secret")
    header_icon = "key"
    form_class = RotateForm
    explanation = gettext_lazy(
        "From now on a new secret signs what is sent. You see it once, and give it to whoever runs "
        "the receiver."
    )

    def form_valid(self, form: forms.Form) -> HttpResponse:
        grace = Grace(form.cleaned_data["grace"])
        secret = actions.rotate(self.endpoint, grace, self.request.user)
        return secret_shown(self, self.endpoint, secret)
