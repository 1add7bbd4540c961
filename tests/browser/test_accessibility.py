"""axe-core finds nothing on any kind of page, in both languages."""

import pytest

from built import finding, many, result, unread
from gouji.writers.anchors import page_name

axe_api = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed; install gouji[dev]")

FOCUSED = "(document.activeElement.closest('a, button, input, summary, section') || document.body).outerHTML.slice(0, 60)"


@pytest.fixture(scope="module", params=["zh", "en"])
def pages(site, request):
    reports = [result(findings=[finding(), finding(number=1, score=0.1)]), result(path="b.html", findings=[]), unread()]
    folder = site([*reports, *many(100)], lang=request.param)
    return [folder / "index.html", *(folder / "reports" / page_name(report) for report in reports)]


@pytest.fixture(scope="session")
def axe():
    """The engine's source, handed to the page from outside its policy."""
    return axe_api.Axe()


@pytest.mark.parametrize("number", range(4))
def test_no_issue(browser, pages, axe, number):
    context = browser.new_context(bypass_csp=True, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(pages[number].as_uri())
    found = axe.run(page).response["violations"]
    context.close()
    assert [(item["id"], item["impact"], item["nodes"][0]["html"][:200]) for item in found] == []


def test_a_page_can_be_walked_by_tab_alone(browser, pages):
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(pages[1].as_uri())
    walked = []
    for _ in range(40):
        page.keyboard.press("Tab")
        walked.append(page.evaluate(FOCUSED))
    context.close()
    assert 'class="skip"' in walked[0]
    kinds = " ".join(walked)
    for part in ('class="home"', 'id="cards"', "#f-", 'type="checkbox"', 'class="jump"', "<summary"):
        assert part in kinds, part
