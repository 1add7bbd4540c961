import pytest

from gouji.document import Table
from gouji.readers import read


def tables(text: str) -> tuple[Table, ...]:
    return read(text.encode(), "report.txt").tables


def rows(text: str) -> list[list[str]]:
    (table,) = tables(text)
    return [[cell for cell in row if cell] for row in table.rows()]


WANTED = [["信息内容", "本年制发件数", "本年废止件数"], ["规章", "0", "12"], ["行政规范性文件", "3", "4"]]


@pytest.mark.parametrize(
    "text",
    [
        "信息内容 | 本年制发件数 | 本年废止件数 |\n规章 | 0 | 12 |\n行政规范性文件 | 3 | 4 |",
        "| 信息内容 | 本年制发件数 | 本年废止件数 |\n|---|:---:|---:|\n| 规章 | 0 | 12 |\n| 行政规范性文件 | 3 | 4 |",
        "信息内容\t本年制发件数\t本年废止件数\n规章\t0\t12\n行政规范性文件\t3\t4",
        "信息内容\t本年制发件数\t本年废止件数\n\n规章\t0\t12\n\n行政规范性文件\t3\t4",
        "信息内容      本年制发件数   本年废止件数\n规章              0            12\n行政规范性文件      3             4",
        "｜信息内容｜本年制发件数｜本年废止件数｜\n｜规章｜0｜12｜\n｜行政规范性文件｜3｜4｜",
    ],
    ids=["pipes", "markdown", "tabs", "tabs with blank lines", "spaces", "full-width pipes"],
)
def test_rows(text):
    assert rows(text) == WANTED


@pytest.mark.parametrize(
    "text",
    [
        "规章\n0\n12\n行政规范性文件\n3\n4",
        "规章\n\n0\n\n12\n\n行政规范性文件\n\n3\n\n4",
        "规章\n|\n0\n|\n12\n|\n行政规范性文件\n|\n3\n|\n4",
        "规章 |\n0 |\n12 |\n行政规范性文件 |\n3 |\n4 |",
    ],
    ids=["lines", "blank lines", "lone pipes", "trailing pipes"],
)
def test_one_cell_a_line(text):
    (table,) = tables(text)
    assert table.torn
    assert [list(row) for row in table.rows()] == [["规章", "0", "12"], ["行政规范性文件", "3", "4"]]


def test_two_pipes_with_nothing_between_are_a_blank_cell():
    (table,) = tables("规章\n|\n|\n12\n|\n行政规范性文件\n|\n3\n|\n4")
    assert [list(row) for row in table.rows()] == [["规章", "", "12"], ["行政规范性文件", "3", "4"]]


def test_blank_cells_of_rows_keep_their_place():
    (table,) = tables("规章 |  |  | 5 |\n文件 | 1 | 2 | 3 |")
    assert table.rows()[0] == ("规章", "", "", "5")


def test_a_line_of_bare_pipes_is_no_row():
    assert rows("|" * 120 + "\n规章 | 0 | 12 |\n文件 | 3 | 4 |") == [["规章", "0", "12"], ["文件", "3", "4"]]


def test_a_line_break_inside_a_cell_stays():
    (table,) = tables("| 商业<br>企业 | 科研<br/>机构 |\n|---|---|\n| 1 | 2 |")
    assert table.rows()[0] == ("商业\n企业", "科研\n机构")


def test_part_headings_end_a_table_with_one_cell_a_line():
    parts = ["二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、行政复议情况"]
    cells = [
        ["信息内容", "本年制发件数", "本年废止件数", "规章", "1", "2", "0"],
        ["申请人情况", "自然人", "总计", "一、本年新收申请数量", "5", "0", "四、结转下年度继续办理", "1", "0"],
        ["结果维持", "结果纠正", "其他结果", "7", "1", "9"],
    ]
    document = read("\n".join(line for part, lines in zip(parts, cells, strict=True) for line in (part, *lines)).encode(), "report.txt")
    assert [section.title for section in document.sections] == parts
    assert len(document.tables) == 3
    assert document.tables[1].rows()[-2:] == (("一、本年新收申请数量", "5", "0"), ("四、结转下年度继续办理", "1", "0"))


def test_page_numbers_do_not_cut_a_table():
    assert rows("规章\t0\t12\n- 3 -\n\f行政规范性文件\t3\t4") == WANTED[1:]
    assert rows("规章\t0\t12\n第 3 页 共 5 页\n行政规范性文件\t3\t4") == WANTED[1:]


@pytest.mark.parametrize(
    "text",
    [
        "首页 | 政务公开 | 年度报告\n某局2023年公开信息5条，收到申请3件。",
        "2023年，全局共公开信息 193\n收到政府信息公开申请 5 件，均已办结。",
        "一是加强培训\n二是健全机制\n三是强化监督\n全年培训2次。",
        "联系电话  0517-87222589  邮编  223100\n本报告可在网站下载。",
    ],
)
def test_running_text_is_no_table(text):
    assert tables(text) == ()


def test_the_text_around_a_table_stays():
    document = read("公开信息5条。\n规章 | 0 | 12 |\n文件 | 3 | 4 |\n收到申请3件。".encode(), "report.txt")
    assert [paragraph.text for _, paragraph in document.paragraphs] == ["公开信息5条。", "收到申请3件。"]


def test_html_tables_late_in_a_markdown_file():
    table = "<table><tr><td>规章</td><td>0</td></tr><tr><td>行政规范性文件</td><td>7</td></tr></table>"
    words = "全年公开信息5条，各项工作有序推进。" * 1500
    parts = ["# 某局2023年政府信息公开工作年度报告", "## 一、总体情况", words, table, "## 五、问题", "培训2次。"]
    document = read("\n\n".join(parts).encode(), "report.md")
    assert document.tables[0].rows() == (("规章", "0"), ("行政规范性文件", "7"))
    assert document.paragraphs[-1][1].text == "培训2次。"


def test_a_blank_cell_between_spaces_keeps_its_place():
    text = (
        "项目          自然人      商业企业      总计\n"
        "新收申请        12           3            15\n"
        "上年结转         0           0             0\n"
        "予以公开        10                        10\n"
        "部分公开                     3             3\n"
        "结转下年         1           0             1\n"
    )
    (table,) = tables(text)
    assert table.rows()[3:5] == (("予以公开", "10", "", "10"), ("部分公开", "", "3", "3"))


def test_blank_cells_are_not_guessed_where_columns_do_not_stand():
    (table,) = tables("新收申请数量  12  3  15\n上年结转  0  0  0\n予以公开的申请件数  10  10\n结转  1  0  1")
    assert table.rows()[2] == ("予以公开的申请件数", "10", "10", "")
