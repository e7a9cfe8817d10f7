"""An editor's panel, and the microsite to which it leads."""

import re
from typing import Any
from urllib.parse import unquote

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from hni_site.consumers.models import Microsite
from tests.factories.consumers import ORIGIN
from tests.forms import filled

API = "/api/v2/page_preview/"


class Panel:
    """The preview panel beside a page's form, open at a microsite."""

    def __init__(self, user: User, page: Any, microsite: Microsite) -> None:
        self.client = Client()
        self.client.force_login(user)
        self.page = page
        self.address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
        self.mode = f"microsite-{microsite.pk}"

    def form(self) -> Any:
        """The page's form as the browser has it."""
        return filled(self.client, self.address.removesuffix("preview/"), self.page, {})

    def type(self, form: Any) -> Any:
        """What the browser sends with every pause in typing: the form, not saved."""
        return self.client.post(self.address, form).json()

    def frame(self, form: Any = None) -> Any:
        self.type(form or self.form())
        return self.client.get(self.address, {"mode": self.mode, "in_preview_panel": "true"})

    def token(self, form: Any = None) -> str:
        """What the microsite gets."""
        return token_in(self.frame(form))


def token_in(frame: Any) -> str:
    found = re.search(rf'<iframe src="{ORIGIN}/preview/\?token=([^"]+)"', frame.content.decode())
    assert found, frame.content.decode()
    return unquote(found[1])


def ask(token: str, **headers: str) -> Any:
    """As the microsite asks: a stranger."""
    return Client().get(API, {"token": token}, headers=headers)
