"""The box of a quote in a real browser."""

from playwright.sync_api import Browser

from tests.browser.test_accessibility import STATIC


def test_where_a_script_may_not_copy_the_words_are_marked_for_the_reader(
    chromium: Browser,
) -> None:
    script = (STATIC / "site" / "copy.js").read_text()
    assert len(script) < 1000
    page = chromium.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))

    page.set_content(
        '<details class="copy" data-copied="Copied"><summary>Copy this quote</summary>'
        '<textarea readonly>Our work is work.</textarea><span role="status"></span></details>'
    )
    page.add_script_tag(content=script)
    page.get_by_text("Copy this quote").click()
    page.wait_for_function("getSelection().toString() === 'Our work is work.'")

    # A page without an address may not use the clipboard, so nothing is said to be copied.
    assert page.get_by_role("status").inner_text() == ""
    assert errors == []
    page.close()
