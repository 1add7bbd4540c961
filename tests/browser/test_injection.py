"""Foreign text is text: 80 payloads in every field of a report run no script, ask for nothing and change no page."""

import re

import pytest

from built import result, unread
from gouji.writers.anchors import page_name
from payloads import MARKUP

POLICY = re.compile(r"default-src 'none'; img-src 'self' data:; style-src 'sha256-[\w+/=]+'; script-src 'sha256-[\w+/=]+'; base-uri")

HANDLERS = "[...document.querySelectorAll('*')].filter((node) => [...node.attributes].some((a) => /^on/i.test(a.name))).length"


@pytest.fixture(scope="module")
def reports():
    return [result(payload, path=f"{number}-{payload}") for number, payload in enumerate(MARKUP)]


@pytest.fixture(scope="module")
def folder(site, reports):
    return site([*reports, *(unread(payload, f"u{number}{payload}") for number, payload in enumerate(MARKUP))])


def untouched(page):
    assert page.evaluate("window.__hit") is None
    assert page.watch.dialogs == []
    assert page.watch.foreign == []
    assert page.watch.errors == []


@pytest.mark.parametrize("number", range(len(MARKUP)))
def test_a_report_page_is_inert(page, folder, reports, number):
    page.goto((folder / "reports" / page_name(reports[number])).as_uri())
    page.keyboard.press("j")
    page.keyboard.press("n")
    page.evaluate("document.querySelectorAll('*').forEach((node) => node.dispatchEvent(new MouseEvent('mouseover')))")
    untouched(page)
    assert page.locator(".card").count() == 1
    assert page.locator("script:not([type])").count() == 1
    assert page.locator("iframe, object, embed, base, form:not([method=dialog]), img, link, video, audio, template").count() == 0
    assert page.locator("a[href^='javascript' i], a[href^='data' i], a[href^='vbscript' i]").count() == 0
    assert page.evaluate(HANDLERS) == 0
    shown = page.locator("body").inner_text()
    assert not re.search("[\x00\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]", shown)
    assert "49" not in page.locator(".card h3").inner_text()


def test_the_index_is_inert(page, folder):
    page.goto((folder / "index.html").as_uri())
    untouched(page)
    assert page.locator(".rows .item").count() > 10
    for key in ("j", "j", "End", "?", "Escape"):
        page.keyboard.press(key)
    page.goto((folder / "index.html").as_uri() + "#view=reports")
    page.wait_for_selector(".rows.reports .item")
    untouched(page)
    assert not re.search("[\x00\u202a-\u202e\u2066-\u2069]", page.locator("body").inner_text())


def test_the_address_is_inert(page, folder):
    page.goto((folder / "index.html").as_uri())
    for payload in MARKUP[:-2]:
        page.evaluate("(value) => { location.hash = 'q=' + value + '&code=' + value + '&view=' + value; }", payload)
        page.wait_for_timeout(10)
        assert page.evaluate("window.__hit") is None, payload
    untouched(page)


def test_every_page_has_the_policy(folder):
    pages = sorted(folder.rglob("*.html"))
    assert len(pages) == 2 * len(MARKUP) + 1
    for path in pages:
        head = path.read_text(encoding="utf-8")[:1500]
        assert POLICY.search(head.replace("&#39;", "'").replace("&#43;", "+")), path.name
