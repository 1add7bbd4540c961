"""The review in a real browser: decisions by key and by button, what is kept, what opens again, what is filtered."""

from dataclasses import replace
from threading import Thread

import pytest

from built import finding, result
from gouji.review import Ledger, Server, Session
from gouji.writers import write_to
from gouji.writers.anchors import page_link
from payloads import MARKUP

FOUND = [finding(number=n, code=code) for n, code in enumerate(("GJ201", "GJ101", "GJ301"))]


@pytest.fixture
def review(tmp_path):
    """Serves results; called again, a later run of the same folder."""
    started = []

    def start(findings=FOUND, lang="zh"):
        write_to([result(findings=findings)], tmp_path, "html", lang=lang)
        server = Server(Session(tmp_path, Ledger(tmp_path / "decisions.jsonl"), "王某"))
        Thread(target=server.serve_forever, daemon=True).start()
        started.append(server)
        return server.address

    yield start
    for server in started:
        server.shutdown()
        server.server_close()


def made(tmp_path):
    return [(item.code, item.ruling.value, item.note) for item in Ledger(tmp_path / "decisions.jsonl").made]


def opened(page, address):
    page.goto(address + page_link(result()))
    page.wait_for_selector(".review-line")


def states(page):
    return [page.locator(".card").nth(n).get_attribute("data-state") for n in range(3)]


def test_keys_decide_and_z_takes_back(page, review, tmp_path):
    opened(page, review())
    for key, state in (("a", "accept"), ("r", "reject"), ("u", "unsure"), ("z", "reject")):
        page.keyboard.press(key)
        page.wait_for_function("(state) => cards[0].dataset.state === state", arg=state)
    page.keyboard.press("j")
    page.keyboard.press("m")
    page.keyboard.type("arj 见附件")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.wait_for_function("() => cards[1].dataset.state === 'accept'")
    assert states(page) == ["reject", "accept", "open"]
    assert [item[1:] for item in made(tmp_path)][-2:] == [("undo", ""), ("accept", "arj 见附件")]
    assert "已复核 2 / 3" in page.locator(".review-line").inner_text()
    page.reload()
    page.wait_for_selector(".review-line")
    assert states(page) == ["reject", "accept", "open"]
    assert page.locator(".card").nth(1).locator("textarea").input_value() == "arj 见附件"
    assert page.watch.errors == [] and page.watch.dialogs == []


def test_buttons_decide_and_the_card_stays_open(page, review, tmp_path):
    opened(page, review())
    page.locator(".card.on textarea").fill("备注")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    page.locator(".card.on button[data-said=reject]").click()
    page.wait_for_function("() => cards[0].dataset.state === 'reject'")
    assert page.locator(".card.on button[data-said=reject]").get_attribute("aria-pressed") == "true"
    assert page.locator(".card.on .said").inner_text().startswith("王某 · 20")
    assert made(tmp_path) == [("GJ201", "reject", "备注")]
    page.locator(".card.on button[data-said=undo]").click()
    page.wait_for_function("() => cards[0].dataset.state === 'open'")


def test_changed_evidence_opens_a_finding_again_for_all_to_see(page, review):
    opened(page, review())
    page.keyboard.press("r")
    page.wait_for_function("() => cards[0].dataset.state === 'reject'")
    opened(page, review([replace(FOUND[0], id="e" * 16), *FOUND[1:]]))
    assert states(page)[0] == "reopened"
    assert "证据已变，原结论：不属实" in page.locator(".card.on .said").inner_text()
    page.keyboard.press("a")
    page.wait_for_function("() => cards[0].dataset.state === 'accept'")


def test_the_index_shows_and_filters_decisions(page, review):
    address = review()
    opened(page, address)
    page.keyboard.press("r")
    page.wait_for_function("() => cards[0].dataset.state === 'reject'")
    page.goto(address)
    page.wait_for_selector(".rows .decided.d-reject")
    assert page.locator(".rows .decided").count() == 3
    page.select_option("select[name=decision]", "reject")
    page.wait_for_function("() => list.length === 1")
    assert "decision=reject" in page.url
    page.goto("about:blank")
    page.goto(address + "#decision=open")
    page.wait_for_function("() => list.length === 2")
    assert page.watch.errors == []


def test_without_the_review_no_decision_is_offered(page, site):
    page.goto((site([result()]) / "index.html").as_uri())
    assert page.locator("select[name=decision]").is_hidden()


def test_a_server_that_is_gone_is_said(page, review, tmp_path):
    opened(page, review())
    page.route("**/-/decision", lambda route: route.abort())
    page.keyboard.press("a")
    page.wait_for_selector(".review-line.failed")
    assert states(page)[0] == "open" and made(tmp_path) == []


def test_notes_and_reports_are_text_and_nothing_more(page, review, tmp_path):
    found = [finding(word, number) for number, word in enumerate(MARKUP[:20])]
    opened(page, review(found))
    for payload in MARKUP[:8]:
        page.locator(".card.on textarea").fill(payload)
        page.locator(".card.on button[data-said=reject]").click()
        page.wait_for_function("() => cards[current].dataset.state === 'reject'")
        page.keyboard.press("Escape")
        page.locator(".card.on button[data-said=undo]").click()
        page.wait_for_function("() => cards[current].dataset.state === 'open'")
    page.locator(".card.on textarea").fill(MARKUP[0])
    page.locator(".card.on button[data-said=accept]").click()
    page.wait_for_function("() => cards[current].dataset.state === 'accept'")
    page.reload()
    page.wait_for_selector(".review-line")
    assert page.watch.dialogs == []
    assert all("127.0.0.1" in url for url in page.watch.foreign)


def test_english_and_accessible(page, review):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    opened(page, review(lang="en"))
    page.keyboard.press("u")
    page.wait_for_function("() => cards[0].dataset.state === 'unsure'")
    assert "1 of 3 reviewed" in page.locator(".review-line").inner_text()
    # axe is put into the page as a script of the test; the page's policy lets no other in.
    found = axe.Axe()
    context = page.context.browser.new_context(bypass_csp=True)
    other = context.new_page()
    other.goto(page.url)
    other.wait_for_selector(".review-line")
    serious = [item["id"] for item in found.run(other).response["violations"] if item["impact"] in ("serious", "critical")]
    context.close()
    assert serious == []
