"""The interactive page inside a notebook's frame, and the page saved on its own."""

from built import result
from gouji.api import Batch, Result
from gouji.writers.notebook import batch_html, result_html
from payloads import MARKUP

SCRIPTS = [payload for payload in MARKUP if len(payload) < 1000]


def public(record) -> Result:
    return Batch([record])[0]


def test_the_frame_works_and_cannot_reach_the_notebook(page):
    page.set_content(public(result()).show()._repr_html_())
    inner = page.frame_locator("iframe")
    assert inner.locator(".card.on").count() == 1
    inner.locator("#b2 mark").nth(1).click()
    assert "一致" in inner.locator("#inspector").inner_text()
    assert inner.locator("a.home").count() == 0
    reached = page.frames[1].evaluate("(() => { try { return parent.document.title; } catch { return 'shut off'; } })()")
    assert reached == "shut off"
    assert page.watch.errors == []


def test_a_saved_page_needs_no_other_file(page, tmp_path):
    public(result()).to_html(tmp_path / "a.html")
    page.goto((tmp_path / "a.html").as_uri())
    page.keyboard.press("j")
    assert page.locator(".card.on").count() == 1
    assert page.watch.requests == [(tmp_path / "a.html").as_uri()]


def test_a_batch_is_saved_as_a_folder(tmp_path):
    Batch([result(), result(path="b.html")]).to_html(tmp_path / "out", lang="en")
    assert {"index.html", "reports", "worklist.xlsx"} <= {item.name for item in (tmp_path / "out").iterdir()}


def test_what_a_cell_shows_by_itself_is_inert(page):
    """The view without scripts, in a page that would run any: 77 payloads in every field."""
    shown = [result_html(result(payload, path=payload)) + batch_html([result(payload, path=payload)]) for payload in SCRIPTS]
    page.set_content("<!doctype html><meta charset=utf-8>" + "".join(shown))
    page.wait_for_timeout(100)
    assert page.evaluate("window.__hit") is None
    assert page.locator(".gouji").count() == 2 * len(SCRIPTS)
    assert page.locator("script, iframe, img, svg, object, embed, link, meta[http-equiv], form, input, a").count() == 0
    assert page.watch.foreign == [] and page.watch.dialogs == [] and page.watch.errors == []
