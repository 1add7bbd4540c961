import re
from pathlib import Path

import pytest

from gouji.document import Paragraph
from gouji.errors import ReadError
from gouji.readers import read

REPORTS = Path(__file__).resolve().parents[4] / "shared" / "reports" / "zfxxgk"


def paragraphs(text: str, name: str = "report.txt") -> list[str]:
    return [paragraph.text for _, paragraph in read(text.encode(), name).paragraphs]


def test_a_sentence_cut_by_a_page_break_is_joined():
    text = "全年主动公开政府信息300条，其中规范性文件 8 件、政策\n\n解读 9 篇、工作动态283条。"
    assert paragraphs(text) == ["全年主动公开政府信息300条，其中规范性文件 8 件、政策解读 9 篇、工作动态283条。"]


def test_lines_cut_at_a_fixed_width_are_joined():
    words = "全年收到政府信息公开申请三十四件，上年结转两件，所有申请均已按要求办理完成并答复申请人，主动公开信息1234条，其中文件56件，"
    text = "\n".join((words * 4)[i : i + 30] for i in range(0, 4 * len(words), 30))
    assert paragraphs(text) == [words * 4]


def test_headings_and_enumerations_are_not_joined():
    parts = ["某局2023年政府信息公开工作年度报告", "一、总体情况", "（一）主动公开，", "（二）依申请公开。"]
    parts += ["一是加强领导，健全机制，落实各项要求和任务", "二是加强培训。"]
    assert paragraphs("\n\n".join(parts)) == parts


def test_a_short_line_without_a_full_stop_is_a_paragraph_of_its_own():
    lines = ["某县人民政府", "2024年1月23日", "根据条例规定，编制本报告。"]
    assert paragraphs("\n".join(lines)) == lines


def test_spaces_between_words_and_figures_stay():
    assert paragraphs("共收到申请 11 件。") == ["共收到申请 11 件。"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(encoding):
    data = "某局2023年政府信息公开工作年度报告\n\n全年公开信息5条。".encode(encoding)
    assert read(data, "report.txt").title == "某局2023年政府信息公开工作年度报告"


def test_markdown_headings_give_levels():
    document = read("# 某局2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n公开信息5条。".encode(), "report.md")
    assert document.title == "某局2023年政府信息公开工作年度报告"
    assert [section.title for section in document.sections] == ["一、总体情况"]


@pytest.mark.parametrize("data", [b"", b"  \n\n ", bytes(range(256)) * 20])
def test_what_holds_no_text_is_refused(data):
    with pytest.raises(ReadError):
        read(data, "report.txt")


def test_labels_glued_to_figures_are_noted():
    lines = ["二、主动公开政府信息情况", "规章000", "行政规范性文件000", "行政许可5", "行政处罚12", "行政强制10", "行政事业性收费00"]
    document = read("\n".join(lines).encode(), "report.txt")
    assert document.tables == ()
    assert any(note.code == "glued" for note in document.notes)


@pytest.mark.parametrize("name", ["huangzhong-2025.txt", "shuyang-2025.txt", "shanghai-kewei-2024.md"])
def test_no_figure_is_lost(name):
    if not (REPORTS / name).exists():
        pytest.skip("the published reports are not at hand")
    source = (REPORTS / name).read_text(encoding="utf-8")
    document = read(REPORTS / name)
    texts = [block.text if isinstance(block, Paragraph) else " ".join(cell.text for cell in block.cells) for block in document.blocks]
    figures = re.findall(r"\d+(?:\.\d+)?", " ".join(texts))
    assert sorted(figures) == sorted(re.findall(r"\d+(?:\.\d+)?", source))


@pytest.mark.parametrize("unit", ["1 ", "- ", "| ", "0 件 ", "a|", "（", "一、", "\t1", "1,", "  "])
def test_long_lines_take_time_in_proportion(unit):
    import time

    def seconds(count: int) -> float:
        data = ("报告。" + unit * count + "x").encode()
        start = time.perf_counter()
        read(data, "report.txt")
        return time.perf_counter() - start

    seconds(100)
    assert seconds(40_000) < 3


def test_a_title_longer_than_the_lines_does_not_keep_them_apart():
    words = "全年收到政府信息公开申请三十四件；上年结转两件，所有申请均已按要求办理完成并答复申请人；主动公开信息1234条，其中文件56件，"
    title = "某市某区住房和城乡建设委员会2023年度政府信息公开工作情况报告"
    text = "\n".join([title, "", *((words * 4)[i : i + 28] for i in range(0, 4 * len(words), 28))])
    assert paragraphs(text) == [title, words * 4]
