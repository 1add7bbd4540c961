"""Grids as HTML gives them: merged cells, missing and added columns, tables turned or put together."""

from __future__ import annotations

import pytest

from gouji.facts import TableReading, read_tables
from gouji.profiles import load_profile
from gouji.readers import read

MEMBERS = ("natural", "commercial", "research", "nonprofit", "legal_service", "other", "total")
HEADS = dict(zip(MEMBERS, ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"), strict=True))
ROWS = {
    "received": "一、本年新收政府信息公开申请数量",
    "carried_in": "二、上年结转政府信息公开申请数量",
    "granted": "（一）予以公开",
    "partial": "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "denied.state_secret": "1.属于国家秘密",
    "denied.law_forbids": "2.其他法律行政法规禁止公开",
    "handled": "（七）总计",
    "carried_out": "四、结转下年度继续办理",
}
DISPUTES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
COLUMNS = ("upheld", "corrected", "other", "pending", "total")
GROUPS = ("review", "litigation.direct", "litigation.after_review")
FIGURES = [str(number) for number in range(1, 16)]
ALL_DISPUTES = {f"{group}.{column}": FIGURES[5 * i + j] for i, group in enumerate(GROUPS) for j, column in enumerate(COLUMNS)}


def grid(*rows) -> str:
    """An HTML table. A cell is a text, or (text, rows, columns) for a merged one."""
    lines = []
    for row in rows:
        cells = [cell if isinstance(cell, tuple) else (cell, 1, 1) for cell in row]
        lines.append("".join(f'<td rowspan="{down}" colspan="{across}">{text}</td>' for text, down, across in cells))
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


def reading(*parts: str) -> TableReading:
    page = "<h1>某县2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>2023年收到政府信息公开申请5件。</p>" + "".join(parts)
    return read_tables(read(f"<html><body>{page}</body></html>".encode(), "report.html"), load_profile("zfxxgk"))


def cells(*parts: str) -> dict[str, str]:
    return {fact.key.name: str(fact.quantity.value) if fact.quantity else fact.missing for fact in reading(*parts).facts}


REQUESTS = "<p>三、收到和处理政府信息公开申请情况</p>"
PROACTIVE = "<p>二、主动公开政府信息情况</p>"
REVIEWS = "<p>四、政府信息公开行政复议、行政诉讼情况</p>"


def request_rows(members=MEMBERS) -> tuple[list, dict[str, str]]:
    rows, expected = [], {}
    for i, (concept, label) in enumerate(ROWS.items()):
        figures = [str(100 * i + j) for j in range(len(members))]
        rows.append([label, *figures])
        expected |= {f"{concept}@{member}": figure for member, figure in zip(members, figures, strict=True)}
    return rows, expected


@pytest.mark.parametrize(
    "members",
    [
        MEMBERS,
        tuple(member for member in MEMBERS if member != "legal_service"),
        MEMBERS[:-1],
        ("natural", "research", "commercial", *MEMBERS[3:]),
        ("total", *MEMBERS[:-1]),
        ("total",),
    ],
    ids=["all", "one missing", "no total", "swapped", "total first", "total only"],
)
def test_columns_are_told_from_their_headings(members):
    rows, expected = request_rows(members)
    assert cells(REQUESTS, grid(["项目", *(HEADS[member] for member in members)], *rows)) == expected


def test_columns_that_are_not_of_the_form_are_left_out():
    rows, expected = request_rows()
    subtotal = [[*row[:-1], "999", row[-1]] for row in rows]
    heads = [HEADS[member] for member in MEMBERS]
    assert cells(REQUESTS, grid(["项目", *heads[:-1], "小计", heads[-1]], *subtotal)) == expected
    assert cells(REQUESTS, grid(["序号", "项目", *heads, "备注"], *([str(i), *row, ""] for i, row in enumerate(rows)))) == expected
    assert cells(REQUESTS, grid(["项目", "单位", *heads], *([row[0], "件", *row[1:]] for row in rows))) == expected


def test_a_table_on_its_side():
    rows, expected = request_rows()
    lines = [["项目", *(row[0] for row in rows)]]
    lines += [[HEADS[member], *(row[i] for row in rows)] for i, member in enumerate(MEMBERS, 1)]
    read_back = reading(REQUESTS, grid(*lines))
    assert {fact.key.name: str(fact.quantity.value) for fact in read_back.facts if fact.quantity} == expected
    received = next(fact for fact in read_back.facts if fact.key.name == "received@commercial")
    assert (received.locator.row, received.locator.col) == (2, 1)


def test_tables_in_one_grid_and_without_headings():
    rows, expected = request_rows()
    documents = [[("第二十条第（一）项", 1, 8)], ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "1", "2", "3"]]
    expected |= {"regulations.made": "1", "regulations.repealed": "2", "regulations.valid": "3"}
    assert cells(grid(*documents, ["项目", *HEADS.values()], *rows)) == expected


def test_figures_of_groups_without_their_rows_are_not_guessed():
    rows, expected = request_rows()
    condensed = [row for row in rows if not row[0].startswith(("1", "2"))]
    condensed.insert(4, ["（三）不予公开", *"1234567"])
    expected = {name: value for name, value in expected.items() if not name.startswith("denied")}
    found = reading(REQUESTS, grid(["项目", *HEADS.values()], *condensed))
    assert {fact.key.name: str(fact.quantity.value) for fact in found.facts if fact.quantity} == expected
    assert any("不予公开" in note.message for note in found.notes)


def test_a_row_that_stands_for_several():
    rows, expected = request_rows()
    joined = ["<br>".join(pair) for pair in zip(rows[4], rows[5], strict=True)]
    assert cells(REQUESTS, grid(["项目", *HEADS.values()], *rows[:4], joined, *rows[6:])) == expected


def test_a_label_that_holds_its_groups_label():
    rows, expected = request_rows()
    rows[4][0] = "（三）不予公开 1.属于国家秘密"
    assert cells(REQUESTS, grid(["项目", *HEADS.values()], *rows)) == expected


@pytest.mark.parametrize(
    "parts",
    [
        [grid(
            [("行政复议", 1, 5), ("行政诉讼", 1, 10)],
            [*[(head, 2, 1) for head in DISPUTES], ("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)],
            [*DISPUTES, *DISPUTES], FIGURES)],
        [grid(["类别", *DISPUTES], ["行政复议", *FIGURES[:5]], ["未经复议直接起诉", *FIGURES[5:10]], ["复议后起诉", *FIGURES[10:]])],
        [grid(["", "行政复议", "未经复议直接起诉", "复议后起诉"], *([head, *FIGURES[i::5]] for i, head in enumerate(DISPUTES)))],
        ["<p>行政复议</p>", grid(DISPUTES, FIGURES[:5]), "<p>行政诉讼（未经复议直接起诉）</p>", grid(DISPUTES, FIGURES[5:10]),
         "<p>行政诉讼（复议后起诉）</p>", grid(DISPUTES, FIGURES[10:])],
        [grid([("行政复议", 1, 5)], DISPUTES, FIGURES[:5], [("行政诉讼", 1, 5)], [("未经复议直接起诉", 1, 5)], DISPUTES, FIGURES[5:10],
              [("复议后起诉", 1, 5)], DISPUTES, FIGURES[10:])],
    ],
    ids=["official", "rows", "turned", "three tables", "stacked"],
)  # fmt: skip
def test_tables_of_reviews_and_litigation(parts):
    assert cells(REVIEWS, *parts) == ALL_DISPUTES


def test_blank_cells_of_reviews_are_told_by_their_headings():
    table = grid(
        [("行政复议", 1, 5), ("行政诉讼", 1, 10)],
        [*[(head, 2, 1) for head in DISPUTES], ("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)],
        [*DISPUTES, *DISPUTES],
        ["1", "", "", "", "1", *[""] * 10],
    )
    assert cells(REVIEWS, table) == dict.fromkeys(ALL_DISPUTES, "blank") | {"review.upheld": "1", "review.total": "1"}


def test_the_form_is_told_from_headings():
    heads = ["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"]
    older = grid(heads, ["规章", "0", "0", "7"], ["规范性文件", "77", "77", "166"])
    newer = grid(["信息内容", "本年处理决定数量"], ["行政许可", "278"])
    assert reading(PROACTIVE, older).forms == ("2019",)
    assert reading(PROACTIVE, older, newer).forms == ("2019", "2021")
    assert cells(PROACTIVE, older, newer)["permits"] == "278"


def test_more_figures_than_the_heading_names_are_refused():
    found = reading(PROACTIVE, grid(["信息内容", ("本年处理决定数量", 1, 3)], ["行政许可", "106", "2939", "7"]))
    assert found.facts == ()
    assert found.notes


def test_tables_of_other_matters_give_no_facts():
    channels = grid(["申请渠道", "网络", "信函", "当面"], ["申请数量", "5", "3", "2"])
    sessions = grid(["序号", "培训内容", "人数"], ["1", "行政许可工作", "25"], ["2", "政务公开", "30"])
    assert cells(REQUESTS, channels, sessions) == {}


def test_facts_stand_in_reading_order_with_their_labels():
    rows, _ = request_rows()
    facts = reading(REQUESTS, grid(["项目", *HEADS.values()], *rows)).facts
    assert [fact.id for fact in facts] == [f"f{i}" for i in range(len(facts))]
    places = [(fact.locator.block, fact.locator.row, fact.locator.col) for fact in facts]
    assert places == sorted(places)
    assert (facts[1].row_label, facts[1].column_label) == (ROWS["received"], "商业企业")


def test_merged_cells_that_repeat_in_every_column():
    heads = ["信息内容", "上一年项目数量", "本年增/减", "本年增/减"]
    table = grid([("第二十条第（八）项", 1, 4)], heads, ["行政事业性收费", "35", "-15", "-15"])
    assert cells(PROACTIVE, table) == {"fees.items_last_year": "35", "fees.items_change": "-15"}
    heads = ["信息内容", "本年处理决定数量", "本年处理决定数量", "本年处理决定数量"]
    assert cells(PROACTIVE, grid(heads, ["行政许可", "278", "278", "278"])) == {"permits": "278"}


def test_a_table_that_stands_twice_is_read_once():
    rows, expected = request_rows()
    heads = ["项目", *HEADS.values()]
    twice = reading(REQUESTS, grid(heads, *rows), grid(heads, *rows))
    assert {fact.key.name: str(fact.quantity.value) for fact in twice.facts if fact.quantity} == expected
    assert {fact.doubt for fact in twice.facts} == {0.0}
    other = [[row[0], *(str(int(figure) + 1) for figure in row[1:])] for row in rows]
    unlike = reading(REQUESTS, grid(heads, *rows), grid(heads, *other))
    assert {fact.key.name: str(fact.quantity.value) for fact in unlike.facts if fact.quantity} == expected
    assert all(fact.doubt >= 0.3 for fact in unlike.facts)


def test_a_table_of_statistics_is_not_taken_for_the_forms():
    statistics = grid(
        ["指标名称", "单位", "统计数"], ["主动公开政府信息数", "条", "356"], ["制发规范性文件总数", "件", "5"], ["行政许可", "件", "99"],
        ["收到申请数", "件", "12"], ["同意公开答复数", "件", "9"], ["不同意公开答复数", "件", "2"], ["行政复议数量", "件", "1"],
    )  # fmt: skip
    newer = grid(["信息内容", "本年处理决定数量"], ["行政许可", "7"])
    assert cells(PROACTIVE, statistics, newer) == {"permits": "7"}
    assert cells(PROACTIVE, newer, statistics) == {"permits": "7"}
    assert cells(PROACTIVE, statistics) == {}


def test_the_blank_form_gives_cells_without_numbers():
    heads = [("行政复议", 1, 5), ("行政诉讼", 1, 10)]
    parts = [*[(head, 2, 1) for head in DISPUTES], ("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)]
    table = grid(heads, parts, [*DISPUTES, *DISPUTES], [""] * 15)
    assert cells(REVIEWS, table) == dict.fromkeys(ALL_DISPUTES, "blank")


def test_blank_cells_of_rows_with_one_label_more():
    heads = ["项目", *HEADS.values(), ""]
    text = "\n".join(
        "\t".join(cells)
        for cells in (
            heads,
            ["一、本年新收政府信息公开申请数量", *"5100006", ""],
            ["二、上年结转政府信息公开申请数量", *"0000000", ""],
            ["三、本年度办理结果", "（一）予以公开", "3", "", "1", "", "", "", "4"],
            ["（二）部分公开", "", "2", "", "", "", "", "2", ""],
        )
    )
    report = f"某县2023年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n{text}\n\n五、问题\n\n无。"
    facts = read_tables(read(report.encode(), "report.txt"), load_profile("zfxxgk")).facts
    found = {fact.key.name: str(fact.quantity.value) for fact in facts if fact.quantity and fact.key.concept in ("granted", "partial")}
    assert found == {"granted@natural": "3", "granted@research": "1", "granted@total": "4", "partial@commercial": "2", "partial@total": "2"}
