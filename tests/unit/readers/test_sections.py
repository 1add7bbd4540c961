"""Headings in the styles these reports use, the section path, the title, and titles of tables."""

from __future__ import annotations

import pytest

from gouji.document import Cell, Document, Source, Table
from gouji.readers.raw import RawBlock, RawDocument, RawParagraph
from gouji.readers.sections import assemble

SOURCE = Source("a.txt", "0" * 64, 1, "plain")
TABLE = Table((Cell(0, 0, "甲"), Cell(0, 1, "1")))


def build(*blocks: str | RawBlock, title: str = "") -> Document:
    raw = tuple(RawParagraph(block) if isinstance(block, str) else block for block in blocks)
    return assemble(RawDocument(raw, metadata=(("title", title),)), SOURCE)


def headings(document: Document) -> list[tuple[int | None, str]]:
    return [(paragraph.heading, paragraph.text) for _, paragraph in document.paragraphs if paragraph.heading is not None]


@pytest.mark.parametrize(
    "text, level",
    [
        ("一、总体情况", 1),
        ("一、 总体情况", 1),
        ("一 、总体情况", 1),
        ("　　二、主动公开政府信息情况", 1),
        ("三．收到和处理政府信息公开申请情况", 1),
        ("四. 政府信息公开行政复议、行政诉讼情况", 1),
        ("十二、附表", 1),
        ("五 存在的主要问题", 1),
        ("六：其他需要报告的事项", 1),
        ("二、2024年主动公开工作情况", 1),
        ("（一）主动公开", 2),
        ("(二)依申请公开", 2),
        ("( 三 ) 政府信息管理", 2),
        ("（四）、平台建设", 2),
        ("（五）强化组织领导，健全工作机制。", 2),
        ("1.机构职能", 3),
        ("2、政策解读", 3),
        ("3．回应关切", 3),
        ("（1）规范性文件", 4),
        ("①目录编制", 4),
    ],
)
def test_heading_styles(text: str, level: int) -> None:
    document = build(text, "下面是正文，共5件。")
    assert headings(document) == [(level, text)]
    assert document.blocks[1].section == (text.strip(),)


@pytest.mark.parametrize(
    "text",
    [
        "一是拓宽渠道，发布信息20条。",
        "二是健全制度。",
        "一要抓落实。",
        "一、二季度共受理申请9件。",
        "三、四级主任科员12名。",
        "2024年，我局公开信息120条。",
        "12.5万元用于平台建设。",
        "1.5万条信息已公开。",
        "（四）公开信息27条，其中文件3件。",
        "（一）未发生行政复议案件。",
        "1.公开财政信息12条；",
        "一、本年度共受理申请19件。",
        "（如下图）",
    ],
)
def test_sentences_are_no_headings(text: str) -> None:
    assert headings(build("前文。", text, "后文。")) == []


def test_paths_follow_levels_and_misnumbered_headings() -> None:
    document = build("一、总体情况", "甲。", "（一）公开", "乙。", "1.要点", "丙。", "三、申请", "丁。", "三、诉讼", "（一）复议", "戊。")
    paths = [block.section for block in document.blocks]
    assert paths[5] == ("一、总体情况", "（一）公开", "1.要点")
    assert paths[4] == ("一、总体情况", "（一）公开")
    assert paths[7] == ("三、申请",)
    assert paths[10] == ("三、诉讼", "（一）复议")
    assert [(section.title, section.first, section.last) for section in document.sections] == [
        ("一、总体情况", 0, 6), ("（一）公开", 2, 6), ("1.要点", 4, 6), ("三、申请", 6, 8), ("三、诉讼", 8, 11), ("（一）复议", 9, 11),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text, title",
    [
        ("（三）依申请公开。全年受理申请12件，办结12件。", "（三）依申请公开"),
        ("（二）主动公开情况：公开信息120条。", "（二）主动公开情况"),
        ("一、总体情况2024年，我局公开信息88条。", "一、总体情况"),
        ("六、其他需要报告的事项 本年度收取信息处理费0元。", "六、其他需要报告的事项"),
        ("四、行政复议情况：3件。", "四、行政复议情况"),
    ],
)
def test_a_heading_glued_to_its_text_opens_a_section(text: str, title: str) -> None:
    document = build(text, "后文5件。")
    assert headings(document) == []
    assert document.blocks[0].section == document.blocks[1].section == (title,)
    assert [(section.title, section.first) for section in document.sections] == [(title, 0)]
    assert document.paragraphs[0][1].text == text


def test_parts_stand_above_sections() -> None:
    document = build("第一部分 单位概况", "一、主要职能", "职能。", "第二部分 决算情况", "一、收支情况", "（一）收入", "收入9万元。")
    assert [heading for heading, _ in headings(document)] == [1, 2, 1, 2, 3]
    assert document.blocks[6].section == ("第二部分 决算情况", "一、收支情况", "（一）收入")


def test_a_table_of_contents_opens_no_sections() -> None:
    contents = ["目 录", "第一部分某局概况", "一、主要职能……1", "二、机构设置.......2", "第二部分 决算表 3"]
    document = build(*contents, "第一部分 某局概况", "一、主要职能", "职能共7项。", "二、机构设置", "内设机构9个。")
    assert headings(document) == [(1, "第一部分 某局概况"), (2, "一、主要职能"), (2, "二、机构设置")]


def test_site_name_above_the_title_is_left_out() -> None:
    title = "某县水利局2024年政府信息公开工作年度报告"
    assert build("某县人民政府", title, "一、总体情况").title == title


def test_items_of_a_list_are_no_headings() -> None:
    document = build("（一）存在问题", "1.内容不全", "2.形式单一", "3.更新不及时", "说明。")
    assert headings(document) == [(2, "（一）存在问题")]


def test_markdown_and_stated_levels() -> None:
    marked = ("# 某局2024年政府信息公开工作年度报告", "## 一、总体情况", "### 一是提高解读效能。")
    document = build(*marked, "正文。", RawParagraph("工作亮点", level=2), "文。")
    assert headings(document) == [(0, "某局2024年政府信息公开工作年度报告"), (1, "一、总体情况"), (2, "工作亮点")]
    assert document.blocks[2].text == "一是提高解读效能。"
    assert document.blocks[5].section == ("一、总体情况", "工作亮点")


@pytest.mark.parametrize(
    "lines, title",
    [
        (("某县水利局2024年政府信息公开工作年度报告",), "某县水利局2024年政府信息公开工作年度报告"),
        (("某县水利局", "2024年政府信息公开工作年度报告"), "某县水利局2024年政府信息公开工作年度报告"),
        (("正文", "2024 年某市科委政府信息公开工作", "年度报告"), "2024 年某市科委政府信息公开工作年度报告"),
        (("某区人民政府2024年度", "政府信息公开工作报告", "（2025年1月20日）"), "某区人民政府2024年度政府信息公开工作报告"),
        (("某镇二〇二四年政府信息公开年报",), "某镇二〇二四年政府信息公开年报"),
        (("中共某区委", "社会工作部2024年度部门决算"), "中共某区委社会工作部2024年度部门决算"),
        (("索引号：1234", "某局2023年度部门决算",), "某局2023年度部门决算"),
        (("某县农业农村局关于2024年度政府信息公开工作情况的报告",), "某县农业农村局关于2024年度政府信息公开工作情况的报告"),
    ],
)  # fmt: skip
def test_titles(lines: tuple[str, ...], title: str) -> None:
    document = build(*lines, "根据条例编制本报告，数据截至2024年12月31日。", "一、总体情况", "文。")
    assert document.title == title
    marked = "".join(paragraph.text for _, paragraph in document.paragraphs if paragraph.heading == 0)
    assert marked == title
    assert all(title not in block.section for block in document.blocks)


def test_the_title_of_the_file_is_the_last_resort() -> None:
    document = build("一、总体情况", "文。", title="某局2024年政府信息公开年度报告 - 某县人民政府")
    assert document.title == "某局2024年政府信息公开年度报告"
    assert build("一、总体情况", "文。").title == ""


def test_titles_of_tables() -> None:
    document = build(
        "二、主动公开政府信息情况", TABLE, "三、收到申请情况", "本表不含转办件。", TABLE,
        "收入支出决算总表", "公开01表", "单位：万元", TABLE,
        "说明文字，共9件。", Table(TABLE.cells, title="表四"),
    )  # fmt: skip
    assert [table.title for table in document.tables] == ["二、主动公开政府信息情况", "三、收到申请情况", "收入支出决算总表", "表四"]
    assert document.tables[1].section == ("三、收到申请情况",)


def test_doubling_the_headings_costs_about_double() -> None:
    import time

    def seconds(count: int) -> float:
        blocks = [text for number in range(count) for text in ("（一）要点", f"文{number}件。")]
        started = time.perf_counter()
        build(*blocks)
        return time.perf_counter() - started

    small = min(seconds(2000) for _ in range(3))
    assert min(seconds(4000) for _ in range(3)) < 3.2 * small + 0.05
