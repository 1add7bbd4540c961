"""Results built by hand: one report with figures of every verdict, a table, findings; its foreign texts can be replaced."""

from dataclasses import replace
from decimal import Decimal

from gouji.document import Cell, Document, Locator, Note, Paragraph, Section, Source, Table
from gouji.quantity import PERCENT, Interval, Quantity, Unit
from gouji.records import (
    Claim,
    ClaimKind,
    Consequence,
    Contribution,
    Coverage,
    Diagnosis,
    Edit,
    Equation,
    Evidence,
    EvidenceKind,
    Fact,
    FactKey,
    Finding,
    Identity,
    Link,
    Reading,
    Region,
    Result,
    Severity,
    Status,
    Term,
    Text,
    Verdict,
)

PIECE = Unit("件")
FIGURES = (
    ("21件", Verdict.DISCREPANT, Decimal(21), PIECE),
    ("13件", Verdict.CONSISTENT, Decimal(13), PIECE),
    ("61.9%", Verdict.BY_ROUNDING, Decimal("61.9"), PERCENT),
    ("5件", Verdict.AMBIGUOUS, Decimal(5), PIECE),
    ("3件", Verdict.UNLINKED, Decimal(3), PIECE),
    ("2件", Verdict.NOT_ASSESSABLE, Decimal(2), PIECE),
)


def narrative(word):
    """A paragraph with one figure of each verdict and one that is no claim, with where they stand."""
    text, places = "（国令第711号）本年", []
    for figure, *_ in FIGURES:
        text += f"{word}收到申请"
        places.append((len(text), len(text) + len(figure)))
        text += f"{figure}，"
    return text, places


def document(word="某县", path="某县-2023.html", sha="ab" * 32, format="html"):
    """Title, section, paragraph, table, second paragraph."""
    text, _ = narrative(word)
    cells = (
        Cell(0, 0, word, col_span=2),
        Cell(0, 2, "总计"),
        Cell(1, 0, f"一、本年新收{word}", row_span=2),
        Cell(1, 1, "自然人"),
        Cell(1, 2, "20", page=1, bbox=(300.0, 200.0, 340.0, 220.0)),
        Cell(2, 1, word),
        Cell(2, 2, "1", doubt=0.4, reason=word),
    )
    blocks = (
        Paragraph(f"{word}2023年政府信息公开工作年度报告", heading=0),
        Paragraph(f"一、总体情况{word}", heading=1),
        Paragraph(text, section=(f"一、总体情况{word}",)),
        Table(cells, title=f"三、收到和处理申请情况{word}"),
        Paragraph(f"{word}没有数字的一段。"),
    )
    return Document(Source(path, sha, 1234, format), f"{word}2023年报告", blocks, (Section(f"一、总体情况{word}", 1, 1, 3),))


def claims(word):
    _, places = narrative(word)
    return tuple(
        Claim(
            f"c{number}",
            ClaimKind.LEVEL,
            "received",
            Quantity(value, unit),
            Locator(2, start=start, end=end),
            figure,
            label=word if number % 2 else "",
            sentence=(0, len(narrative(word)[0])),
        )
        for number, ((figure, _, value, unit), (start, end)) in enumerate(zip(FIGURES, places, strict=True))
    )


def links(word):
    made = []
    for number, (_, verdict, *_) in enumerate(FIGURES):
        readings = (
            Reading("received", ("f0",), Interval.exact(20), 0.7, Verdict.DISCREPANT),
            Reading("received + carried_in", ("f0", "f1"), Interval.exact(21), 0.2, Verdict.CONSISTENT),
            Reading("", (), None, 0.1, Verdict.NOT_ASSESSABLE),
        )
        shown = () if verdict is Verdict.UNLINKED else readings
        made.append(Link(f"c{number}", shown, verdict, 0.7, word if verdict is Verdict.UNLINKED else ""))
    return tuple(made)


def facts(word):
    def fact(id, row, value, concept):
        key = FactKey(concept, dimensions=(("applicant", "total"),))
        place = Locator(3, 1, row, 2, bbox=(300.0, 200.0, 340.0, 220.0))
        return Fact(id, key, Quantity(Decimal(value), PIECE), str(value), place, f"一、本年新收{word}", "总计", doubt=0.3, reasons=(word,))

    return (fact("f0", 1, 20, "received"), fact("f1", 2, 1, "carried_in"))


def finding(word="某县", number=0, **changes):
    """A finding with everything a card shows."""
    text, places = narrative(word)
    made = Finding(
        id=f"{number:016x}",
        code="GJ201",
        severity=Severity.MAJOR,
        score=0.87,
        message=Text(f"数字不符：正文称{word} 21 件，表中 20 件", f"the text gives {word} 21, the table 20"),
        concepts=("received@total",),
        figures=(Decimal(21), Decimal(20)),
        evidence=(
            Evidence(EvidenceKind.SENTENCE, text, Locator(2, start=places[0][0], end=places[0][1]), places[0], f"一、总体{word}", "c0"),
            Evidence(
                EvidenceKind.CELL,
                "20",
                Locator(3, 1, 1, 2, bbox=(300.0, 200.0, 340.0, 220.0)),
                (0, 2),
                f"三、收到{word} › 新收 › 总计",
                "f0",
            ),
            Evidence(EvidenceKind.COMPUTATION, f"received {word} = 20 ≠ 21"),
        ),
        basis=f"《条例》第五十条{word}",
        diagnosis=Diagnosis((Edit("f0", "received@total", f"20{word}", "21"),), word, 2, Text(f"若改为 21{word}", f"with 21 {word}")),
        consequences=(Consequence("GJ203", Text(f"办结率也不符{word}", f"rate fails too {word}")),),
        contributions=(Contribution("code", -0.5, "GJ201"), Contribution("discrepant", 2.6, word), Contribution(f"new{word}", -0.2, "x")),
        reports=(f"另一份{word}.html",),
        subjects=("c0", "f0"),
    )
    return replace(made, **changes)


def result(word="某县", path="某县-2023.html", findings=None, **changes):
    """An audited report; every foreign text in it holds `word`."""
    found = (finding(word),) if findings is None else tuple(findings)
    read = document(word, path)
    made = Result(
        source=read.source,
        status=Status.OK,
        title=read.title,
        profile="zfxxgk",
        identity=Identity(f"{word}人民政府", 2023, level="county"),
        facts=facts(word),
        claims=claims(word),
        regions=(Region(2, 3, 7, "document_number"), Region(4, 0, 1, word)),
        links=links(word),
        equations=(
            Equation("e0", "balance", "received = carried_in", (Term("f0"),), (Term("f1"),), Decimal(20), Decimal(1), Verdict.DISCREPANT),
            Equation("e1", word, word, (Term("f1"),), (Term("f1"),), Decimal(1), Decimal(1), Verdict.CONSISTENT, reason=word),
        ),
        findings=found,
        coverage=Coverage(7, 6, (("document_number", 1),), 6, 4, 4, 1, 1, (("consistent", 40), ("discrepant", 2), ("unlinked", 1))),
        notes=(Note("step", f"说明{word}"),),
        versions=(("gouji", "0.1.0"), ("profile", f"zfxxgk/{word}")),
        document=read,
    )
    return replace(made, **changes)


def unread(word="某县", path="坏文件.pdf"):
    """A report that could not be read."""
    return Result(Source(path, "cd" * 32, 10, "pdf"), Status.UNREADABLE, notes=(Note("unreadable", f"{path}: 不是报告 {word}"),))


def many(count, each=10):
    """`count` findings over reports of some bodies and years."""
    codes = ("GJ101", "GJ201", "GJ203", "GJ301", "GJ404", "GJ501")
    made = []
    for start in range(0, count, each):
        body, year = f"第{start // each % 40}区", 2019 + start // each % 6
        found = [
            finding(
                body,
                number,
                code=codes[number % len(codes)],
                severity=list(Severity)[number // 6 % 4],
                score=round(0.5 + number % 49 / 100, 2),
            )
            for number in range(start, min(start + each, count))
        ]
        report = result(body, f"{body}/{year}-{start}.html", found)
        made.append(replace(report, identity=Identity(f"{body}人民政府", year), source=replace(report.source, sha256=f"{start:064x}")))
    return made
