"""Single traits of web pages: spans, broken tables, depth, hidden text, white space; and no figure lost of any sample report."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest

from gouji.document import Document, Table
from gouji.errors import ReadError
from gouji.readers import read
from gouji.readers.html.second import lost_share

SAMPLES = sorted((Path(__file__).parents[4] / "shared/reports/zfxxgk").glob("*.html"))
FIGURE = re.compile(r"\d+(?:\.\d+)?")


def page(body: str) -> Document:
    return read(f"<!DOCTYPE html><html><body>{body}</body></html>".encode())


def table(markup: str) -> Table:
    return page(f"<p>前文共5件。</p>{markup}<p>后文共6件。</p>").tables[0]


def places(found: Table) -> dict[str, tuple[int, int, int, int]]:
    return {cell.text: (cell.row, cell.col, cell.row_span, cell.col_span) for cell in found.cells}


class TestSpans:
    def test_row_and_column_spans(self) -> None:
        found = places(
            table(
                "<table><tr><td rowspan=3 colspan=2>关系</td><td colspan=3>申请人</td></tr>"
                "<tr><td rowspan=2>自然人</td><td colspan=2>法人</td></tr>"
                "<tr><td>商业</td><td>总计</td></tr><tr><td>一</td><td>新收</td><td>1</td><td>2</td><td>3</td></tr></table>"
            )
        )
        assert found["关系"] == (0, 0, 3, 2)
        assert found["自然人"] == (1, 2, 2, 1)
        assert (found["商业"], found["总计"]) == ((2, 3, 1, 1), (2, 4, 1, 1))

    def test_a_row_span_ends_with_its_group_and_zero_reaches_the_end(self) -> None:
        found = places(
            table(
                "<table><thead><tr><td rowspan=9>甲</td><td>乙</td></tr></thead><tbody><tr><td rowspan=0>丙</td><td>丁</td></tr>"
                "<tr><td>戊</td></tr></tbody></table>"
            )
        )
        assert found["甲"] == (0, 0, 1, 1)
        assert found["丙"] == (1, 0, 2, 1)
        assert found["戊"] == (2, 1, 1, 1)

    def test_a_foot_written_first_is_shown_last(self) -> None:
        body = "<tbody><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></tbody>"
        assert [row[0] for row in table(f"<table><tfoot><tr><td>计</td><td>3</td></tr></tfoot>{body}</table>").rows()] == ["甲", "乙", "计"]

    @pytest.mark.parametrize("span", ["20000000", "99999999999999999999", "1000"])
    def test_spans_beyond_reason(self, span: str) -> None:
        started = time.perf_counter()
        found = table(f"<table><tr><td colspan={span} rowspan={span}>甲</td><td>1</td></tr><tr><td>2</td></tr></table>")
        assert found.column_count <= 1001
        assert len(found.grid()) == found.row_count == 2
        assert time.perf_counter() - started < 1

    def test_many_wide_cells_stay_small(self) -> None:
        started = time.perf_counter()
        row = "<tr>" + "<td colspan=1000 rowspan=65534>1</td>" * 30 + "</tr>"
        found = table(f"<table>{row * 200}</table>")
        assert found.row_count == 200
        assert time.perf_counter() - started < 20

    @pytest.mark.parametrize("span", ["", "0", "-3", "x", "2.7", " 2px"])
    def test_odd_span_values(self, span: str) -> None:
        found = places(table(f'<table><tr><td colspan="{span}">甲</td><td>乙</td></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>'))
        assert found["乙"][1] == (2 if "2" in span else 1)

    def test_a_span_wider_than_the_table_takes_no_room(self) -> None:
        found = table("<table><tr><td colspan=12>第二十条第（一）项</td></tr><tr><td>规章</td><td>0</td><td>3</td></tr></table>")
        assert (found.column_count, found.rows()[0][0]) == (3, "第二十条第（一）项")


class TestBrokenTables:
    @pytest.mark.parametrize(
        "markup",
        [
            "<table><tr><td>甲<td>1<tr><td>乙<td>2</table>",
            "<table><td>甲</td><td>1</td><tr><td>乙</td><td>2</td></tr>",
            "<table><tbody><tr><td>甲</td><td>1</tr></tbody><tbody><tr><td>乙</td><td>2</td></tbody></table></table>",
            "<table><tr><tr><td>甲</td><td>1</td></tr></tr><tr></tr><tr><td>乙</td><td>2</td></tr></table>",
            "<table><form><tr><td>甲</form></td><td>1</td></tr><tr style='display:none'><td>隐</td></tr><tr><td>乙<td>2</table>",
            "<table><colgroup><col><col></colgroup><tr><th>甲</th><td><p>1</p></td></tr><tr><th>乙</th><td>&nbsp;2&nbsp;</td></tr></table>",
            "<table><tr><td><div><span>甲</div></span></td><td><b>1</td></b></tr><tr><td>乙</td><td></b>2</td></tr></table>",
        ],
    )
    def test_broken_markup_is_mended_as_browsers_do(self, markup: str) -> None:
        assert table(markup).rows() == (("甲", "1"), ("乙", "2"))

    def test_text_in_a_table_outside_its_cells_is_kept(self) -> None:
        assert "游离的12件" in page("<table><tr>游离的12件<td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>").text

    def test_lines_of_a_cell(self) -> None:
        markup = "<table><tr><td>商业<br>企业</td><td><p>科研</p><p>机构</p></td><td> 其\n他 </td></tr><tr><td>1<td>2<td>3</table>"
        assert table(markup).rows()[0] == ("商业\n企业", "科研\n机构", "其他")

    def test_blank_cells_and_captions(self) -> None:
        found = table("<table><caption>表二</caption><tr><td>甲</td><td>&nbsp;</td><td></td><td>/</td></tr></table>")
        assert found.title == "表二"
        assert found.rows() == (("甲", "", "", "/"),)


class TestDepth:
    @pytest.mark.parametrize("depth", [90, 200, 256, 300, 500, 1000, 1900, 3000, 5000])
    def test_text_at_any_depth_is_read(self, depth: int) -> None:
        document = page("<p>公开1件。</p>" + "<div>" * depth + "<p>深处公开765件。</p>" + "</div>" * depth + "<p>公开3件。</p>")
        assert "深处公开765件。" in document.text

    @pytest.mark.parametrize("depth", [20, 86, 90, 300, 1000])
    def test_nested_tables_lose_nothing(self, depth: int) -> None:
        started = time.perf_counter()
        inner = "<table><tr><td>规章</td><td>765</td></tr><tr><td>文件</td><td>3</td></tr></table>"
        document = page("<table><tr><td>" * depth + inner + "</td></tr></table>" * depth)
        assert document.tables[0].rows() == (("规章", "765"), ("文件", "3"))
        assert not document.partial
        assert time.perf_counter() - started < 5

    def test_many_paragraphs_at_great_depth_take_no_time(self) -> None:
        started = time.perf_counter()
        document = page("<div>" * 4000 + "<p>公开765件。</p>" * 10_000 + "</div>" * 4000)
        assert len(document.blocks) == 10_000
        assert time.perf_counter() - started < 8

    @pytest.mark.parametrize("tag", ["span", "b", "font", "em"])
    def test_inline_nesting(self, tag: str) -> None:
        assert page(f"<p>公开{f'<{tag}>' * 2000}765{f'</{tag}>' * 2000}件。</p>").text == "公开765件。"


class TestHiddenText:
    @pytest.mark.parametrize(
        "markup",
        [
            '<span style="display:none">9</span>', '<span style="DISPLAY : NONE;">9</span>', "<span hidden>9</span>",
            '<i style="visibility:hidden">9</i>', '<span style="font-size:0">9</span>', "<!--9-->", "<script>9</script>",
            "<style>9</style>", "<noscript>9</noscript>", "<template>9</template>", '<span class="x hid">9</span>', '<em id="gone">9</em>',
            "<select><option>9</option></select>", '<input type="hidden" value="9">', "<textarea>9</textarea>", "<svg><text>9</text></svg>",
        ],
    )  # fmt: skip
    def test_what_a_visitor_does_not_see_is_left_out(self, markup: str) -> None:
        sheet = "<style>.hid{display:none}#gone { color:red; display : none }</style>"
        assert page(f"{sheet}<p>公开12{markup}5件。</p>").text == "公开125件。"

    @pytest.mark.parametrize("sheet", ["@media print{p{display:none}.a{display:none}}", ".a:hover{display:none}", ".b .a{display:none}"])
    def test_rules_for_other_cases_hide_nothing(self, sheet: str) -> None:
        assert page(f'<style>{sheet}</style><p class="a">公开125件。</p>').text == "公开125件。"

    def test_text_of_font_size_below_one_point_shown(self) -> None:
        assert page('<p style="font-size:0.8em">公开125件。</p>').text == "公开125件。"


class TestWhiteSpace:
    @pytest.mark.parametrize(
        "markup, text",
        [
            ("<p>公开<span>1</span><span>2</span>5件</p>", "公开125件"),
            ("<p>&nbsp;&nbsp;　　公开　　125&nbsp;&nbsp;件</p>", "公开 125 件"),
            ("<p>公开\n\t125件</p>", "公开 125件"),
            ("<p>公\u200b开\ufeff1\u200b25件</p>", "公开125件"),
            ("<p>公开&amp;nbsp;125件</p>", "公开 125件"),
            ("<p>&ldquo;三公&rdquo;&middot;&#20844;&#24320;&#x31;</p>", "“三公”·公开1"),
            ("<p>規<ruby>范<rp>(</rp><rt>fàn</rt><rp>)</rp></ruby>性文件3件</p>", "規范性文件3件"),
        ],
    )
    def test_inline(self, markup: str, text: str) -> None:
        assert page(markup).text == text

    def test_blocks(self) -> None:
        found = page("甲1。<br><br>乙2。<div>丙3。<p>丁4。</p>戊5。</div><ul><li>己6。</li></ul><span style='display:block'>庚7。</span>")
        assert [paragraph.text for _, paragraph in found.paragraphs] == ["甲1。", "乙2。", "丙3。", "丁4。", "戊5。", "己6。", "庚7。"]

    def test_preformatted_text_keeps_its_lines(self) -> None:
        found = page("<pre>一、总体情况\n  公开12件。\n\n二、其他\n</pre>")
        assert [paragraph.text for _, paragraph in found.paragraphs] == ["一、总体情况", "公开12件。", "二、其他"]


def test_lost_text_is_noticed_by_the_second_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = "<html><body><style>p{}</style><p>公开12件。</p></body></html>"
    assert lost_share(whole, 6) == 0
    assert lost_share(whole, 3) == 0.5
    monkeypatch.setattr("gouji.readers.html.lost_share", lambda text, length: 0.05)
    document = read(whole.encode())
    assert document.partial
    assert [note.code for note in document.notes] == ["lost_text"]


def test_properties_that_the_page_states() -> None:
    stated_by_page = {"ArticleTitle": "某局2024年年报", "SiteName": "某县政府", "PubDate": "2025-01-20"}
    head = "<head>" + "".join(f'<meta name="{name}" content="{content}">' for name, content in stated_by_page.items())
    stated = dict(read(f"<html>{head}<title>某局2024年年报_某县政府</title></head><body><p>公开12件。</p></body></html>".encode()).metadata)
    assert [stated[name] for name in ("title", "site", "published")] == list(stated_by_page.values())
    assert stated["encoding"] == "utf-8"


@pytest.mark.skipif(not SAMPLES, reason="the sample reports are not here")
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_figure_of_a_sample_report_is_lost(path: Path) -> None:
    """Every figure of the page as libxml2 reads it stands in the document as often, and no other does."""
    from lxml import html

    root = html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8", remove_comments=True))
    wanted = " ".join(piece for piece in root.find("body").itertext())
    document = read(path)
    cells = " ".join(cell.text for found in document.tables for cell in found.cells)
    assert sorted(FIGURE.findall(f"{document.text} {cells}")) == sorted(FIGURE.findall(wanted))
    assert len("".join((document.text + cells).split())) >= 0.99 * len("".join(wanted.split()))


@pytest.mark.skipif(os.environ.get("GOUJI_SOAK") != "1", reason="only in the long run: pages of 100 MB")
class TestHundredMegabytes:
    def test_prose_is_read(self) -> None:
        data = b"<html><body>" + "<p>公开12件，全年主动公开政府信息，受理申请并按期办结，更新栏目内容若干。</p>".encode() * 950_000
        started = time.perf_counter()
        assert len(read(data).blocks) == 950_000
        assert time.perf_counter() - started < 120

    def test_rows_without_end_are_refused(self) -> None:
        data = b"<html><body><table>" + "<tr><td>行政许可</td><td>12</td><td>34</td></tr>".encode() * 2_000_000
        started = time.perf_counter()
        with pytest.raises(ReadError) as caught:
            read(data)
        assert caught.value.status == "too_large"
        assert time.perf_counter() - started < 120


def test_too_many_elements_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gouji.readers.html.MAX_ELEMENTS", 1000)
    with pytest.raises(ReadError, match="elements") as caught:
        page("<p>公开12件。</p>" * 1001)
    assert caught.value.status == "too_large"
