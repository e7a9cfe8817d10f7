"""Someone at a screen who uses the keyboard alone."""

from typing import Any

from django.contrib.auth.models import User
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import PATIENCE
from tests.factories.people import PASSWORD

MOST_KEYS = 250  # No screen of ours has more to pass by.


class Somebody:
    """A person with a browser of their own, logged in."""

    def __init__(self, chromium: Browser, address: str, user: User | None = None) -> None:
        context = chromium.new_context(
            base_url=address, viewport={"width": 1440, "height": 1000}, locale="en-GB"
        )
        context.set_default_timeout(PATIENCE)
        context.route(
            lambda url: not url.startswith(address) and url.startswith("http"),
            lambda route: route.abort(),
        )
        self.page: Page = context.new_page()
        if user:
            self._log_in(user)

    def _log_in(self, user: User) -> None:
        self.page.goto("/admin/")
        self.write(self.page.get_by_label("Username"), user.get_username())
        self.write(self.page.get_by_label("Password"), PASSWORD)
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_role("heading", name="My tasks")).to_be_visible()

    def reach(self, target: Locator, key: str = "Tab") -> None:
        """Goes from control to control until the target has the focus, and sees that it has."""
        expect(target).to_be_visible()
        element = target.element_handle()  # To find it again at each press takes long.
        for _press in range(MOST_KEYS):
            if not element.evaluate("e => e.isConnected"):  # The screen was drawn again.
                element = target.element_handle()
            if element.evaluate("e => e === document.activeElement"):
                return
            self.page.keyboard.press(key)
        focused = self.page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        raise AssertionError(f"{target} is not reached by {key}; at the end: {focused}")

    def press(self, target: Locator, key: str = "Tab") -> None:
        self.reach(target, key)
        self.page.keyboard.press("Enter")

    def write(self, target: Locator, text: str, key: str = "Tab") -> None:
        """In place of what is there."""
        self.reach(target, key)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)

    def link(self, name: Any) -> Locator:
        return self.page.get_by_role("link", name=name).first

    def button(self, name: Any) -> Locator:
        return self.page.get_by_role("button", name=name).first

    def close(self) -> None:
        self.page.context.close()
