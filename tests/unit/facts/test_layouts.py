"""Tables 2, 3 and 4 with random figures, in every layout that text extraction leaves, must come back as they were."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field

import pytest

from gouji.facts import read_tables
from gouji.profiles import load_profile
from gouji.readers import read
from gouji.text import normalize

APPLICANTS = ("natural", "commercial", "research", "nonprofit", "legal_service", "other", "total")
HEADS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
RESULTS = (
    ("（三）不予公开", "denied", (
        ("state_secret", "属于国家秘密"), ("law_forbids", "其他法律行政法规禁止公开"), ("security_stability", "危及“三安全一稳定”"),
        ("third_party", "保护第三方合法权益"), ("internal_affairs", "属于三类内部事务信息"), ("process_info", "属于四类过程性信息"),
        ("enforcement_file", "属于行政执法案卷"), ("admin_query", "属于行政查询事项"))),
    ("（四）无法提供", "unavailable", (
        ("not_held", "本机关不掌握相关政府信息"), ("needs_creation", "没有现成信息需要另行制作"),
        ("unclear_after_correction", "补正后申请内容仍不明确"))),
    ("（五）不予处理", "not_processed", (
        ("petition", "信访举报投诉类申请"), ("repeated", "重复申请"), ("publication", "要求提供公开出版物"),
        ("excessive", "无正当理由大量反复申请"), ("reconfirm", "要求行政机关确认或重新出具已获取信息"))),
    ("（六）其他处理", "other_result", (
        ("no_correction", "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
        ("fee_unpaid", "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"), ("other", "其他"))),
)  # fmt: skip
COLUMNS = ("upheld", "corrected", "other", "pending", "total")
DISPUTES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
FIRST, FIFTH, SIXTH, EIGHTH, NINTH = (f"第二十条第（{n}）项" for n in "一五六八九")


@dataclass
class Report:
    """Three tables as rows of cells. A figure stands as a token first (§12), so that defects can be put in before."""

    tables: list[list[list[str]]] = field(default_factory=list)
    cells: dict[str, str] = field(default_factory=dict)
    tokens: int = 0

    def line(self, rows: list[list[str]], labels: list[str], names: list[str], figures: list[str] | None = None) -> None:
        tokens = []
        for index, name in enumerate(names):
            self.tokens += 1
            token = figures[index] if figures else f"§{self.tokens}"
            tokens.append(token)
            self.cells[name] = token
        rows.append([*labels, *tokens])

    def fill(self, figures) -> None:
        """Put figures in place of the tokens: `figures(count)` gives those of one row."""
        filled = {}
        for table in self.tables:
            for row in table:
                places = [i for i, cell in enumerate(row) if cell.startswith("§")]
                for place, text in zip(places, figures(len(places)), strict=True):
                    filled[row[place]] = text
                    row[place] = text
        self.cells = {name: filled.get(token, token) for name, token in self.cells.items()}

    def drop(self, row: list[str]) -> None:
        self.cells = {name: token for name, token in self.cells.items() if token not in row}


def figure(rng: random.Random) -> str:
    return str(rng.choice((0, 0, 0, rng.randint(1, 9), rng.randint(10, 99), rng.randint(100, 99999))))


def proactive(rng: random.Random, report: Report, form: str) -> None:
    rows: list[list[str]] = []
    newer = form == "2021"
    names = ("made", "repealed", "valid") if newer else ("new_made", "new_published", "published_total")
    heads = ["本年新制作数量", "本年新公开数量", "对外公开总数量"]
    if newer:
        heads = ["本年制发件数", "本年废止件数", rng.choice(("现行有效件数", "现行有效件"))]
    if newer and rng.random() < 0.1:
        heads[0] = "本年（2023）制发件数"
    rows += [[FIRST], ["信息内容", *heads]]
    for label, stem in (("规章", "regulations"), (rng.choice(("行政规范性文件", "规范性文件")), "norm_docs")):
        report.line(rows, [label], [f"{stem}.{name}" for name in names])
    if not newer and rng.random() < 0.2:
        rows.append(["其他主动公开文件", "186", "86", "255"])
    if form in ("2021", "hybrid"):
        newer_bands(rng, report, rows)
    else:
        older_bands(rng, report, rows)
    report.tables.append(rows)


def newer_bands(rng: random.Random, report: Report, rows: list[list[str]]) -> None:
    for band, items in ((FIFTH, (("行政许可", "permits"),)), (SIXTH, (("行政处罚", "penalties"), ("行政强制", "coercion")))):
        rows += [[band], ["信息内容", "本年处理决定数量"]]
        for label, name in items:
            report.line(rows, [label], [name])
    rows += [[EIGHTH], ["信息内容", "本年收费金额（单位：万元）"]]
    report.line(rows, ["行政事业性收费"], ["fees"], [rng.choice(("0", "38.441094", "26.55", "5125.11", "172"))])


def older_bands(rng: random.Random, report: Report, rows: list[list[str]]) -> None:
    heads = ["信息内容", "上一年项目数量", rng.choice(("本年增/减", "本年增/")), "处理决定数量"]
    for band, items in (
        (FIFTH, (("行政许可", "permits"), ("其他对外管理服务事项", "other_admin"))),
        (SIXTH, (("行政处罚", "penalties"), ("行政强制", "coercion"))),
    ):
        rows += [[band], heads]
        for label, stem in items:
            names = [f"{stem}.items_last_year", f"{stem}.items_change", f"{stem}.decisions"]
            report.line(rows, [label], names, [figure(rng), rng.choice(("0", "3", "-2", "+12")), figure(rng)])
    rows += [[EIGHTH], heads[:3]]
    report.line(rows, ["行政事业性收费"], ["fees.items_last_year", "fees.items_change"])
    rows += [[NINTH], ["信息内容", "采购项目数量", "采购总金额"]]
    amount = rng.choice(("984361元", "160.5964万元", "27270"))
    report.line(rows, ["政府集中采购"], ["procurement.projects", "procurement.amount"], [figure(rng), amount])


def requests(rng: random.Random, report: Report, *, single_other: bool, split_head: bool) -> None:
    rows = [["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"]]
    rows.append(["自然人", "法人或其他组织", "总计"])
    if split_head:
        rows += [["商业", "科研", "社会公益", "法律服务", "其他"], ["企业", "机构", "组织", "机构"]]
    else:
        rows.append(list(HEADS[1:6]))

    def line(labels: list[str], concept: str) -> None:
        report.line(rows, labels, [f"{concept}@{name}" for name in APPLICANTS])

    line(["一、本年新收政府信息公开申请数量"], "received")
    line(["二、上年结转政府信息公开申请数量"], "carried_in")
    line(["三、本年度办理结果", "（一）予以公开"], "granted")
    line(["（二）部分公开（区分处理的，只计这一情形，不计其他情形）"], "partial")
    for group, stem, items in RESULTS:
        if stem == "other_result" and single_other:
            line([group], stem)
            continue
        for number, (name, label) in enumerate(items, 1):
            line([group, f"{number}.{label}"] if number == 1 else [f"{number}.{label}"], f"{stem}.{name}")
    line(["（七）总计"], "handled")
    line(["四、结转下年度继续办理"], "carried_out")
    report.tables.append(rows)


def disputes(report: Report) -> None:
    rows = [["行政复议", "行政诉讼"], [*DISPUTES, "未经复议直接起诉", "复议后起诉"], [*DISPUTES, *DISPUTES]]
    groups = ("review", "litigation.direct", "litigation.after_review")
    report.line(rows, [], [f"{group}.{column}" for group in groups for column in COLUMNS])
    report.tables.append(rows)


def make(rng: random.Random, form: str) -> Report:
    report = Report()
    proactive(rng, report, form)
    requests(rng, report, single_other=form == "2019" or rng.random() < 0.1, split_head=rng.random() < 0.2)
    disputes(report)
    return report


def pipes(rows: list[list[str]]) -> str:
    return "\n".join(" | ".join(row) + " |" for row in rows)


def leading_pipes(rows: list[list[str]]) -> str:
    return "\n".join("| " + " | ".join(row) + " | " for row in rows)


def markdown(rows: list[list[str]]) -> str:
    lines = leading_pipes(rows).split("\n")
    return "\n".join([lines[0], "|---|" + "---|" * 3, *lines[1:]])


def cell_lines(rows: list[list[str]]) -> str:
    return "\n".join(cell for row in rows for cell in row if cell)


def spaced_cell_lines(rows: list[list[str]]) -> str:
    return "\n\n".join(cell for row in rows for cell in row if cell)


def lone_pipes(rows: list[list[str]]) -> str:
    return "\n|\n".join(cell for row in rows for cell in row)


def trailing_pipes(rows: list[list[str]]) -> str:
    return "\n".join(f"{cell} |" for row in rows for cell in row)


def tabs(rows: list[list[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def spaces(rows: list[list[str]]) -> str:
    return "\n".join("    ".join(row) for row in rows)


def page_broken_tabs(rows: list[list[str]]) -> str:
    middle = len(rows) // 2
    return tabs(rows[:middle]) + "\n\n" + tabs(rows[middle:])


def padded_pipes(rows: list[list[str]]) -> str:
    width = max(map(len, rows))
    return "\n".join(" | ".join(row) + " |" * (1 + width - len(row)) for row in rows)


def one_line(rows: list[list[str]]) -> str:
    return " ".join(cell for row in rows for cell in row if cell)


def is_figure(cell: str) -> bool:
    return cell in ("", "/") or (cell.lstrip("+-")[:1].isdigit() and "." not in cell[:3])


def figures_in_the_middle(rows: list[list[str]]) -> str:
    """As pdftotext prints a label of two lines: its figures stand between them."""
    lines = []
    for row in rows:
        first = next((i for i, cell in enumerate(row) if is_figure(cell)), 0)
        label = row[first - 1] if first else ""
        if len(label) > 12:
            half = len(label) // 2
            lines += ["   ".join([*row[: first - 1], label[:half]]), " " * 24 + "   ".join(row[first:]), label[half:]]
        else:
            lines.append("   ".join(row))
    return "\n".join(lines)


def broken_labels(rows: list[list[str]]) -> str:
    cells = [cell for row in rows for cell in row if cell]
    return "\n".join(f"{cell[: len(cell) // 2]}\n{cell[len(cell) // 2 :]}" if len(cell) > 12 else cell for cell in cells)


ROWS = (pipes, leading_pipes, markdown, padded_pipes, tabs, page_broken_tabs)
STREAMS = (cell_lines, spaced_cell_lines, one_line, broken_labels)
BLANKS_KEPT = (*ROWS, lone_pipes, trailing_pipes)
LAYOUTS = (*BLANKS_KEPT, *STREAMS, spaces, figures_in_the_middle)


def text_of(report: Report, layout) -> str:
    parts = (
        "某某县2023年政府信息公开工作年度报告",
        "一、总体情况",
        "2023年，全县共收到政府信息公开申请12件，均已按时办结，主动公开信息300条。",
        "二、主动公开政府信息情况",
        layout(report.tables[0]),
        "三、收到和处理政府信息公开申请情况",
        layout(report.tables[1]),
        "四、政府信息公开行政复议、行政诉讼情况",
        layout(report.tables[2]),
        "五、存在的主要问题及改进情况",
        "公开的内容还不够全面。下一步将加强培训，全年培训2次。",
        "六、其他需要报告的事项",
        "本年度未收取信息处理费。",
    )
    return "\n".join(parts)


def compare(report: Report, text: str) -> tuple[list[str], list[str]]:
    """Cells read wrong (or read where there is none) and cells not read."""
    document = read(text.encode(), "report.txt")
    reading = read_tables(document, load_profile("zfxxgk"))
    got = {fact.key.name: fact.quantity.value if fact.quantity else None for fact in reading.facts}
    wrong, missing = [], []
    for key, value in report.cells.items():
        number = None if value in ("", "/", "—") else float(normalize(value).strip("万元件 ").replace(",", ""))
        if key not in got:
            missing += [key] if number is not None else []
        elif (None if got[key] is None else float(got[key])) != number:
            wrong.append(f"{key}: {value!r} read as {got[key]}")
    wrong += [f"{key}: read, not there" for key in got if key not in report.cells]
    return wrong, missing


def plain_figures(rng: random.Random):
    return lambda count: [figure(rng) for _ in range(count)]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("form", ["2019", "2021", "hybrid"])
def test_every_layout_is_read_exactly(layout, form):
    for seed in range(4):
        rng = random.Random(seed)
        report = make(rng, form)
        report.fill(plain_figures(rng))
        assert compare(report, text_of(report, layout)) == ([], [])


def test_a_whole_report_in_one_line():
    for seed in range(4):
        rng = random.Random(seed)
        report = make(rng, "2021")
        report.fill(plain_figures(rng))
        assert compare(report, text_of(report, one_line).replace("\n", " ")) == ([], [])


def slips(rng: random.Random, report: Report, share: float) -> None:
    """A character of a label lost or misread, as recognition of scans does."""
    for table in report.tables:
        for row in table:
            for i, cell in enumerate(row):
                if len(cell) >= 4 and not is_figure(cell) and "§" not in cell and rng.random() < share:
                    at = rng.randrange(2, len(cell))
                    row[i] = cell[:at] + rng.choice(("", "", "料", "甲", "国")) + cell[at + 1 :]


def cuts(rng: random.Random, report: Report) -> None:
    for row in report.tables[1]:
        for i, cell in enumerate(row):
            if "§" not in cell and len(cell) > 7 and rng.random() < 0.3:
                row[i] = cell[: rng.randrange(6, len(cell))]


def lost_numbers(rng: random.Random, report: Report) -> None:
    for row in report.tables[1]:
        for i, cell in enumerate(row):
            if rng.random() < 0.5:
                row[i] = re.sub(r"^(?:\d\.|（.）|.、)", "", cell)


def lost_rows(rng: random.Random, report: Report) -> None:
    for row in [row for row in report.tables[1] if row[-1].startswith("§") and rng.random() < 0.1]:
        report.tables[1].remove(row)
        report.drop(row)


def lost_labels(rng: random.Random, report: Report) -> None:
    for row in report.tables[1]:
        if len(row) == 8 and row[0][0].isdigit() and rng.random() < 0.15:
            del row[0]


def extra_row(rng: random.Random, report: Report) -> None:
    report.tables[1].insert(rng.randrange(4, 20), [rng.choice(("其中：网络申请", "当面申请", "小计")), *"1234567"])


DEFECTS = {
    "slips": lambda rng, report: slips(rng, report, 0.4),
    "cuts": cuts,
    "lost numbers": lost_numbers,
    "lost rows": lost_rows,
    "lost labels": lost_labels,
    "extra row": extra_row,
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_rows_with_defects_are_placed_rightly(defect):
    total = missed = 0
    for layout in (pipes, cell_lines, tabs, lone_pipes):
        for seed in range(6):
            rng = random.Random(seed)
            report = make(rng, rng.choice(("2019", "2021", "hybrid")))
            DEFECTS[defect](rng, report)
            report.fill(plain_figures(rng))
            wrong, missing = compare(report, text_of(report, layout))
            assert wrong == []
            total, missed = total + len(report.cells), missed + len(missing)
    assert missed <= total / 1000


def test_all_defects_at_once_are_refused_rather_than_guessed():
    total = missed = 0
    for layout in BLANKS_KEPT:
        for seed in range(4):
            rng = random.Random(seed)
            report = make(rng, rng.choice(("2019", "2021", "hybrid")))
            slips(rng, report, 0.2)
            lost_rows(rng, report)
            lost_labels(rng, report)
            report.fill(plain_figures(rng))
            wrong, missing = compare(report, text_of(report, layout))
            assert wrong == []
            total, missed = total + len(report.cells), missed + len(missing)
    assert missed <= total / 20


def with_blanks(rng: random.Random, mark: str):
    def figures(count: int) -> list[str]:
        texts = [figure(rng) for _ in range(count)]
        kind = rng.random()
        if count > 7:
            return texts
        if count > 1 and kind < 0.3:
            return [*[mark] * (count - 1), "0"]
        return [mark] * count if kind < 0.4 else texts

    return figures


@pytest.mark.parametrize("mark", ["", "/", "—"])
@pytest.mark.parametrize("layout", BLANKS_KEPT, ids=lambda layout: layout.__name__)
def test_cells_without_a_number_keep_the_others_in_place(layout, mark):
    for seed in range(4):
        rng = random.Random(seed)
        report = make(rng, "2021")
        report.fill(with_blanks(rng, mark))
        assert compare(report, text_of(report, layout)) == ([], [])


def test_rows_that_lost_their_blanks_are_not_guessed():
    for seed in range(6):
        rng = random.Random(seed)
        report = make(rng, "2021")
        report.fill(with_blanks(rng, ""))
        wrong, _ = compare(report, text_of(report, cell_lines))
        assert wrong == []


def test_units_and_thousands_in_cells():
    rng = random.Random(1)
    for layout in LAYOUTS[:-1]:
        report = make(rng, "2021")
        report.fill(lambda count: [rng.choice(("12件", "1,234", "7", "３５")) for _ in range(count)])
        assert compare(report, text_of(report, layout)) == ([], [])


def test_glued_cells_are_refused_with_a_note():
    rng = random.Random(0)
    report = make(rng, "2021")
    report.fill(plain_figures(rng))
    document = read(text_of(report, lambda rows: "\n".join("".join(row) for row in rows)).encode(), "report.txt")
    reading = read_tables(document, load_profile("zfxxgk"))
    assert reading.facts == ()
    assert any("glued" in note.message for note in reading.notes)


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_headings_parted_by_spaces_alone_tell_the_form(edition):
    """Table 2 as text extraction leaves it where no ruling was: words of a line parted by one space."""
    if edition == "2019":
        lines = ["信息内容 本年新制作数量 本年新公开数量 对外公开总数量", "规章 0 0 0", "规范性文件 4 3 9", "第二十条第（五）项",
                 "信息内容 上一年项目数量 本年增/减 处理决定数量", "行政许可 66 +12 192"]  # fmt: skip
        expected = {"norm_docs.new_made": 4, "norm_docs.published_total": 9}
        expected |= {"permits.items_last_year": 66, "permits.items_change": 12, "permits.decisions": 192}
    else:
        lines = ["信息内容 本年制发件数 本年废止件数 现行有效件数", "规章 0 0 0", "行政规范性文件 4 3 9", "第二十条第（五）项",
                 "信息内容 本年处理决定数量", "行政许可 192"]  # fmt: skip
        expected = {"norm_docs.made": 4, "norm_docs.repealed": 3, "norm_docs.valid": 9, "permits": 192}
    text = "\n".join([f"某局{edition}年政府信息公开工作年度报告", "", "二、主动公开政府信息情况", "", "第二十条第（一）项", *lines])
    facts = read_tables(read(text.encode(), "report.txt"), load_profile("zfxxgk")).facts
    found = {fact.key.concept: int(fact.quantity.value) for fact in facts if fact.quantity is not None}
    assert {concept: found.get(concept) for concept in expected} == expected
    assert not any(fact.doubt for fact in facts)
