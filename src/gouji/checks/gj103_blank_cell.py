"""疑似漏填: 其余数字表明此格应有数.

发现: 单元格为空白、“/”或“—”，而同一勾稽关系中的其余数字，或正文的表述，表明此处应填一个非零的数。
缘由: 空白若当作 0，相关合计就不成立；汇总时会漏计。
判断: 将空白按 0 代入勾稽关系仍不成立，且差额为正时提出，并给出应填的数；正文给出非零数字而表中为空白时同样提出。
误报: 整张表均未填数的，不提出。
依据: 《中华人民共和国政府信息公开工作年度报告格式》，各栏目应据实填写，没有的填 0。

--

A cell was left blank where the rest says that a number belongs.

Finds: a blank, "/" or dash in a cell whose value the other cells of an equation, or the narrative, show to be more than 0.
Why: read as 0 it breaks the totals, and summing reports up loses it.
Decides: the blank is taken as 0; where the equation then fails by a positive difference, that difference is the missing number.
False alarms: none is reported for a table without any number.
Basis: the form of the annual report; what did not occur is filled in as 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji.checks.blanks import is_zero, lacks_cells
from gouji.checks.context import CheckContext
from gouji.checks.evidence import cell, cells, computation, equation_text, sentence
from gouji.quantity import plain
from gouji.records import Claim, Discrepancy, Equation, Fact, Severity, Term, Text, Verdict

SEVERITY = Severity.MAJOR
_BLANK = ("blank", "slash", "dash")


def check(context: CheckContext) -> Iterator[Discrepancy]:
    """Yield blank cells that an equation or a claim shows to hold a number."""
    seen: set[str] = set()
    for equation in context.equations:
        found = _missing(context, equation)
        if found is not None and found[0].id not in seen:
            seen.add(found[0].id)
            yield _by_equation(context, equation, *found)
    for claim in context.claims:
        fact = _blank_of(context, claim)
        if fact is not None and fact.id not in seen:
            seen.add(fact.id)
            yield _by_claim(context, claim, fact)


def _missing(context: CheckContext, equation: Equation) -> tuple[Fact, Decimal, int] | None:
    """The blank cell, the number it lacks, and how many cells of the equation are blank."""
    if equation.verdict is Verdict.DISCREPANT or ">" in equation.formula:
        return None
    terms = [*equation.left, *(Term(term.subject, -term.sign) for term in equation.right)]
    facts = [(context.index[term.subject], term.sign) for term in terms if term.subject in context.index]
    blanks = [(fact, sign) for fact, sign in facts if fact.quantity is None and fact.missing in _BLANK]
    numbers = [fact.quantity.value * sign for fact, sign in facts if fact.quantity is not None]
    gap = sum(numbers, Decimal(0))
    fitting = [fact for fact, sign in blanks if -gap * sign > 0]
    if not numbers or not gap or not fitting or lacks_cells(context, equation):
        return None
    return fitting[0], abs(gap), len(fitting)


def _blank_of(context: CheckContext, claim: Claim) -> Fact | None:
    link = context.link(claim)
    if link is None or link.reason != "no_number" or claim.quantity.value <= 0 or claim.implied:
        return None
    direct = [context.index[id] for id in link.readings[0].facts if id in context.index]
    if len(direct) != 1 or direct[0].quantity is not None or is_zero(context, direct[0].id):
        return None
    return direct[0]


def _by_equation(context: CheckContext, equation: Equation, fact: Fact, lacks: Decimal, blanks: int) -> Discrepancy:
    subjects = tuple(term.subject for term in (*equation.left, *equation.right))
    name = context.name(fact.key.concept, dict(fact.key.dimensions).get("applicant", ""))
    number = plain(lacks)
    alone = Text(f"按勾稽关系应为 {number}", f"the equation asks for {number}")
    several = Text(f"同一关系中有 {blanks} 格空白，合计应为 {number}", f"{blanks} blank cells of the equation must add up to {number}")
    reason = alone if blanks == 1 else several
    return Discrepancy(
        code="GJ103",
        severity=SEVERITY,
        message=Text(f"“{name.zh}”疑似漏填：{reason.zh}，请补填", f"{name.en} seems to have been left blank: {reason.en}; fill it in"),
        concepts=tuple(dict.fromkeys([fact.key.name, *(context.index[id].key.name for id in subjects if id in context.index)])),
        figures=(lacks,),
        evidence=(cell(context, fact), computation(equation_text(context, equation)), *cells(context, subjects)),
        subjects=subjects,
        equation=equation.id,
        basis="《政府信息公开工作年度报告格式》：各栏目据实填写，总计为各分项之和",
        features=(("doubt", fact.doubt), ("blanks", float(blanks))),
    )


def _by_claim(context: CheckContext, claim: Claim, fact: Fact) -> Discrepancy:
    name = context.name(fact.key.concept, dict(fact.key.dimensions).get("applicant", ""))
    number = plain(claim.quantity.value)
    return Discrepancy(
        code="GJ103",
        severity=SEVERITY,
        message=Text(f"“{name.zh}”疑似漏填：正文为 {number}，表中为空白，请补填", f"{name.en} is blank, the text says {number}; fill it in"),
        concepts=(fact.key.name,),
        figures=(claim.quantity.value,),
        evidence=(sentence(context, claim), cell(context, fact)),
        subjects=(fact.id, claim.id),
        basis="《政府信息公开工作年度报告格式》：各栏目据实填写",
        discrepant=0.75,
        features=(("doubt", max(fact.doubt, claim.doubt)),),
    )
