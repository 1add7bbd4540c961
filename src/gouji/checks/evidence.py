"""Evidence as a reader wants to see it: the sentence with its figure marked, the cell with its labels, the computation."""

from __future__ import annotations

import re
from decimal import Decimal

from gouji.checks.context import CheckContext
from gouji.document import Table
from gouji.quantity import Interval, plain
from gouji.records import Claim, Equation, Evidence, EvidenceKind, Fact, Term, Text

_NAME = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*(?:@[a-z_]+)?")

_SHOWN = 12
"""Cells shown of a long sum; the computation names them all."""


def sentence(context: CheckContext, claim: Claim) -> Evidence:
    """The sentence of a claim with its figure marked, labelled with its section."""
    paragraph = context.paragraph(claim)
    place = claim.locator
    if paragraph is None or place.start is None or place.end is None:
        return Evidence(EvidenceKind.SENTENCE, claim.text, place, subject=claim.id)
    start, end = claim.sentence if claim.sentence[1] > claim.sentence[0] else (0, len(paragraph.text))
    mark = (max(place.start - start, 0), min(place.end, end) - start)
    return Evidence(EvidenceKind.SENTENCE, paragraph.text[start:end], place, mark, " › ".join(paragraph.section), claim.id)


def cell(context: CheckContext, fact: Fact) -> Evidence:
    """A cell with its row and column labels and its table's title."""
    place = fact.locator
    block = context.document.blocks[place.block] if place.block < len(context.document.blocks) else None
    title = block.title if isinstance(block, Table) else ""
    label = " › ".join(part for part in (title, fact.row_label, fact.column_label) if part) or fact.key.name
    return Evidence(EvidenceKind.CELL, fact.raw, place, (0, len(fact.raw)), label, fact.id)


def cells(context: CheckContext, ids: tuple[str, ...]) -> tuple[Evidence, ...]:
    """Cells by id, those with a number other than 0 first, the long tail left out."""
    facts = [context.index[id] for id in dict.fromkeys(ids) if id in context.index]
    ranked = sorted(facts, key=lambda fact: fact.quantity is None or fact.quantity.value == 0)
    return tuple(cell(context, fact) for fact in ranked[:_SHOWN])


def computation(text: str | Text) -> Evidence:
    """A computation, such as 10 + 1 + 0 + 0 = 11 ≠ 0; in both languages where it holds words."""
    return Evidence(EvidenceKind.COMPUTATION, text.zh, en=text.en) if isinstance(text, Text) else Evidence(EvidenceKind.COMPUTATION, text)


def formula_text(context: CheckContext, formula: str) -> Text:
    """A formula over concepts in words, such as 本年新收政府信息公开申请数量 + 上年结转政府信息公开申请数量."""
    names = {name: context.name(*name.partition("@")[::2]) for name in _NAME.findall(formula)}
    signs = formula.replace("*", "×").replace("/", "÷")
    return Text(_NAME.sub(lambda match: names[match[0]].zh, signs), _NAME.sub(lambda match: names[match[0]].en, signs))


def equation_text(context: CheckContext, equation: Equation) -> Text:
    """Both sides of an equation in printed numbers, led by its names."""
    left, right = _side(context, equation.left), _side(context, equation.right)
    names = side_names(context, equation)
    sign = "<" if ">=" in equation.formula else ">" if "<=" in equation.formula else "≠"
    return Text(f"{names[0].zh}：{left} {sign} {names[1].zh}：{right}", f"{names[0].en}: {left} {sign} {names[1].en}: {right}")


def side_sum(context: CheckContext, terms: tuple[Term, ...]) -> Decimal:
    """One side of an equation added up, cells without a number taken as 0."""
    return sum((term.sign * Decimal(_printed(context, term.subject) or 0) for term in terms), Decimal(0))


def side_names(context: CheckContext, equation: Equation) -> tuple[Text, Text]:
    """Both sides of an equation in words; many parts as their sum."""
    return _side_name(context, equation, equation.left), _side_name(context, equation, equation.right)


def member_name(context: CheckContext, member: str) -> Text:
    """A member of a dimension, or a concept, after a comma; empty for none."""
    names = [item.name for dimension in context.profile.dimensions for item in dimension.members if item.id == member]
    if not names and member in context.profile:
        names = [context.profile.concept(member).name]
    return Text(f"，{names[0].zh}", f", {names[0].en}") if names else Text("", "")


def _side_name(context: CheckContext, equation: Equation, terms: tuple[Term, ...]) -> Text:
    facts = [(context.index[term.subject], term.sign) for term in terms if term.subject in context.index]
    if len(facts) > 3:
        return Text("各分项之和", "the sum of the parts")
    texts = [(_fact_name(context, fact, equation), sign) for fact, sign in facts]
    zh = "".join(f"{'减' if sign < 0 else '加' if i else ''}{text.zh}" for i, (text, sign) in enumerate(texts))
    en = "".join(f"{' less ' if sign < 0 else ' plus ' if i else ''}{text.en}" for i, (text, sign) in enumerate(texts))
    return Text(zh, en)


def _fact_name(context: CheckContext, fact: Fact, equation: Equation) -> Text:
    """Its member where the equation adds up members, else its concept."""
    member = dict(fact.key.dimensions).get("applicant", "")
    if equation.member == fact.key.concept and member:
        text = member_name(context, member)
        return Text(text.zh[1:], text.en[2:])
    return context.name(fact.key.concept)


def shown(interval: Interval | None) -> str:
    """An expected value as people print it; an interval by its ends."""
    if interval is None:
        return "—"
    if interval.is_exact:
        return plain(_short(interval.low))
    return f"{plain(_short(interval.low))}–{plain(_short(interval.high))}"


def middle(interval: Interval) -> Decimal:
    """The value an interval stands for in messages and figures."""
    return _short((interval.low + interval.high) / 2)


def _short(value: Decimal) -> Decimal:
    """At most four places after the point, which is more than any report prints."""
    places = value.as_tuple().exponent
    return round(value, 4).normalize() if isinstance(places, int) and places < -4 else value


def _side(context: CheckContext, terms: tuple[Term, ...]) -> str:
    pieces: list[str] = []
    numbers = [(term.sign, _printed(context, term.subject)) for term in terms]
    kept = [item for item in numbers if item[1] not in ("0", "")] or numbers[:1]
    for sign, number in kept:
        pieces.append(("− " if sign < 0 else "+ " if pieces else "") + number)
    return " ".join(pieces) + (f" = {plain(side_sum(context, terms))}" if len(kept) > 1 else "")


def _printed(context: CheckContext, subject: str) -> str:
    quantity = context.index[subject].quantity if subject in context.index else None
    return plain(quantity.value) if quantity is not None else ""
