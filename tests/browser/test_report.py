"""The page of a report: figures and cells marked, cards beside them, one key that moves all three."""

import pytest

from built import FIGURES, finding, narrative, result, unread
from gouji.writers.anchors import page_name

LOW = finding(number=9, score=0.2)


@pytest.fixture(scope="module")
def address(site):
    second = finding(number=1, code="GJ101", subjects=("f1",), evidence=(finding().evidence[1],))
    one = result("某县", findings=[finding(), second, LOW])
    return (site([one, result("乙县", "乙县.html")]) / "reports" / page_name(one)).as_uri()


def on(page):
    return page.locator(".card.on").get_attribute("id")


def test_the_narrative_is_whole_and_every_figure_is_marked(page, address):
    page.goto(address)
    text = page.evaluate(
        "(() => { const copy = document.querySelector('#b2').cloneNode(true); copy.querySelectorAll('.sign').forEach((s) => s.remove());"
        "return copy.textContent; })()"
    )
    assert text == narrative("某县")[0]
    marks = page.locator("#b2 mark")
    assert marks.count() == len(FIGURES)
    words = ["不符", "一致", "舍入后一致", "存疑", "无对应", "无法核对"]
    assert [marks.nth(n).get_attribute("aria-label") for n in range(6)] == [
        f"{figure[0]}，{word}" for figure, word in zip(FIGURES, words, strict=True)
    ]
    signs = [marks.nth(n).locator(".sign").inner_text().strip("\u2060") for n in range(6)]
    assert len(set(signs)) == 6 and all(signs)
    assert page.locator("#b2 .region").first.get_attribute("title") == "非陈述：文号"
    assert "本年新收" in marks.first.get_attribute("title") and "70%" in marks.first.get_attribute("title")


def test_looks_differ_without_colour(page, address):
    page.goto(address)
    styles = page.evaluate(
        "[...document.querySelectorAll('#b2 mark')].map((m) => { const s = getComputedStyle(m);"
        "return s.borderBottomStyle + s.borderBottomWidth + s.fontWeight + m.querySelector('.sign').textContent; })"
    )
    assert len(set(styles)) == len(styles)


def test_cells_carry_their_verdict_and_what_was_found(page, address):
    page.goto(address)
    cell = page.locator("#k3-1-2")
    assert cell.inner_text().startswith("20")
    assert {"fact", "v-discrepant", "key"} <= set(cell.get_attribute("class").split())
    assert "20 ≠ 1" in cell.get_attribute("title") and "正文陈述" in cell.get_attribute("title")
    assert "doubt" in page.locator("#k3-2-2").get_attribute("class")
    assert page.locator("#k3-1-0").get_attribute("rowspan") == "2"
    assert page.locator("#k3-0-0").get_attribute("colspan") == "2"


def test_a_card_shows_all_there_is_to_a_finding(page, address):
    page.goto(address)
    text = page.locator(".card.on").inner_text()
    for part in (
        "严重",
        "GJ201",
        "0.87",
        "未校准",
        "≠ 21",
        "20",
        "70%",
        "不指表中各数",
        "若改为 21",
        "办结率也不符",
        "第五十条",
        "另一份",
        "得分的由来",
    ):
        assert part in text, part
    assert page.locator(".card.on .fall rect").count() == 4
    assert "+2.60" in page.locator(".card.on .fall").get_attribute("aria-label")


def test_keys_move_card_sentence_and_cell_together(page, address):
    page.goto(address)
    assert on(page) == "f-0000000000000000"
    assert page.locator("mark.lit").count() == 1 and page.locator("td.lit").get_attribute("id") == "k3-1-2"
    page.keyboard.press("j")
    assert on(page) == "f-0000000000000001"
    assert page.locator("mark.lit").count() == 0 and page.locator("td.lit").count() == 1
    assert page.evaluate("document.activeElement.id") == "f-0000000000000001"
    assert page.evaluate("location.hash") == "#f-0000000000000001"
    page.keyboard.press("k")
    page.keyboard.press("k")
    assert on(page) == "f-0000000000000000"
    for _ in range(5):
        page.keyboard.press("j")
    assert on(page) == "f-0000000000000009"
    assert page.locator("details.below").get_attribute("open") is not None


def test_clicks_lead_both_ways(page, address):
    page.goto(address)
    page.locator(".card").nth(1).click()
    assert on(page) == "f-0000000000000001"
    page.locator("#b2 mark").first.click()
    assert on(page) == "f-0000000000000000"
    assert "不符" in page.locator("#inspector").inner_text()
    page.locator("#b2 mark").nth(1).click()
    assert page.locator("#inspector").inner_text().startswith("✓ 一致")
    assert on(page) == "f-0000000000000000"
    page.locator(".card.on a.jump").nth(1).click()
    assert page.locator(".picked").get_attribute("id") == "k3-1-2"


def test_what_is_lit_is_in_view(page, site):
    long = [finding(number=n) for n in range(30)]
    one = result("长" * 1500, "长.html", long)
    page.goto((site([one]) / "reports" / page_name(one)).as_uri())
    for _ in range(7):
        page.keyboard.press("j")
    for query in (".card.on > header", "mark.lit", "td.lit"):
        box = page.locator(query).first.bounding_box()
        assert 60 < box["y"] < 900, query


def test_figures_are_walked_by_key(page, address):
    page.goto(address)
    page.keyboard.press("n")
    assert "非陈述" in page.locator("#inspector").inner_text()
    for _ in range(3):
        page.keyboard.press("n")
    assert page.locator(".picked").count() == 1
    page.keyboard.press("p")
    assert "13" in page.locator(".picked").inner_text()


def test_the_legend_hides_marks_and_the_address_keeps_it(page, address):
    page.goto(address)
    page.locator(".legend label.v-consistent").click()
    page.wait_for_function("location.hash.includes('hide')")
    assert page.locator("#b2 mark.v-consistent .sign").is_hidden()
    assert page.evaluate("location.hash") == "#f-0000000000000000&hide=v-consistent"
    kept = page.url
    page.goto("about:blank")
    page.goto(kept)
    assert page.locator("#b2 mark.v-consistent .sign").is_hidden()
    assert not page.locator(".legend label.v-consistent input").is_checked()


def test_an_address_opens_its_finding_and_its_cell(page, address):
    page.goto(address + "#f-0000000000000001")
    assert on(page) == "f-0000000000000001"
    page.goto("about:blank")
    page.goto(address + "#k3-2-2")
    assert page.locator(".picked").get_attribute("id") == "k3-2-2"


def test_pages_lead_to_the_index_and_to_one_another(page, address):
    page.goto(address)
    page.locator("a[rel=next]").click()
    page.wait_for_url("**/%E4%B9%99%E5%8E%BF*")
    assert "乙县" in page.locator("h1").inner_text()
    page.keyboard.press("u")
    page.wait_for_selector(".rows .item")


def test_print_shows_all_cards_in_full(page, address):
    page.goto(address)
    page.emulate_media(media="print")
    assert page.locator(".card .more").nth(1).is_visible()
    assert page.locator("#inspector").is_hidden() and page.locator("nav").first.is_hidden()
    assert page.evaluate("getComputedStyle(document.querySelector('.pane')).overflow") == "visible"


def test_without_scripts_everything_is_there(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator(".card .more").nth(1).is_visible()
    page.locator(".card h3 a").nth(1).click()
    context.close()


@pytest.mark.parametrize("width", [1440, 1000, 420])
def test_nothing_runs_out_of_the_page(page, address, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_reports_without_findings_or_text_say_so(page, site):
    clean, bad, bare = result(findings=[]), unread(), result(path="bare.html", document=None)
    folder = site([clean, bad, bare])
    page.goto((folder / "reports" / page_name(clean)).as_uri())
    assert "没有发现问题" in page.locator(".cards").inner_text()
    page.goto((folder / "reports" / page_name(bad)).as_uri())
    assert "不是报告" in page.locator(".cards").inner_text()
    page.goto((folder / "reports" / page_name(bare)).as_uri())
    assert page.locator(".card").count() == 1 and "没有读到正文" in page.locator(".narrative").inner_text()
    assert page.watch.errors == []


def test_english(page, site):
    one = result()
    page.goto((site([one], lang="en") / "reports" / page_name(one)).as_uri())
    text = page.locator("body").inner_text()
    assert "How the score is made" in text and "uncalibrated" in text and "the text gives" in text
    assert page.locator("mark").first.get_attribute("aria-label") == "21件, discrepant"
