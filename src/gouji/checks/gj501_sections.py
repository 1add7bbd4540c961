"""章节缺失、重复、编号有误或内容为空.

发现: 格式规定的六个部分中有缺失、重复出现、编号不连续，或只有标题没有内容的。
缘由: 格式是统一的，缺项或空项意味着应公开的内容没有公开。
判断: 标题按用字相似度对应到格式的六个部分；一个部分都认不出时不判断。
误报: 标题用词与格式相差很大的、把几部分合并写的报告。
依据: 国办公开办函〔2021〕30号、〔2019〕60号所附格式。

--

A section is missing, doubled, misnumbered or empty.

Finds: sections of the form that are missing, stand twice, are numbered out of order, or have a heading and nothing below it.
Why: the form is the same for all; a missing or empty section is something not published.
Decides: headings are matched to the six sections of the form by their characters; nothing is said where none is recognised.
False alarms: reports with headings of their own wording, or with sections written as one.
Basis: the form of the annual report (Guoban Gongkaiban Han [2021] No. 30, [2019] No. 60).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gouji.checks.context import CheckContext
from gouji.checks.form_sections import FormSection, form_sections, has_content, read_into_tables, told_below
from gouji.document import Locator
from gouji.records import Discrepancy, Evidence, EvidenceKind, Severity, Text

SEVERITY = Severity.MINOR
BASIS = "《政府信息公开工作年度报告格式》规定的六个部分"
_SURE = 0.9
"""Likeness from which a heading is surely the form's; only such ones are called doubled or misnumbered."""


def check(context: CheckContext, *, least_found: int = 3) -> Iterator[Discrepancy]:
    """Yield what is wrong with the sections, once at least `least_found` of them are recognised."""
    sections = form_sections(context.document, context.profile)
    if len({item.place for item in sections}) < least_found:
        return
    yield from _missing(context, sections)
    sure = tuple(item for item in sections if item.likeness >= _SURE)
    yield from _doubled(context, sure)
    yield from _misnumbered(sure)
    yield from _empty(context, sections)


def _missing(context: CheckContext, sections: tuple[FormSection, ...]) -> Iterator[Discrepancy]:
    there = {item.place for item in sections} | read_into_tables(context.document, context.profile)
    there |= told_below(context.document, context.profile)
    for place, heading in enumerate(context.profile.detect.headings):
        if place not in there:
            yield _discrepancy(
                Text(f"缺少“{heading}”部分，请补充", f"the section “{heading}” is missing; add it"), "missing", (), f"missing:{place}"
            )


def _doubled(context: CheckContext, sections: tuple[FormSection, ...]) -> Iterator[Discrepancy]:
    for place, count in Counter(item.place for item in sections).items():
        if count > 1:
            heading = context.profile.detect.headings[place]
            items = [item for item in sections if item.place == place]
            message = Text(
                f"“{heading}”部分出现 {count} 次，请合并或删除", f"the section “{heading}” stands {count} times; merge or remove it"
            )
            yield _discrepancy(message, "doubled", tuple(items), f"doubled:{place}")


def _misnumbered(sections: tuple[FormSection, ...]) -> Iterator[Discrepancy]:
    wrong = [item for item in sections if item.number and item.number != item.place + 1]
    if wrong:
        titles = "、".join(item.section.title.strip() for item in wrong)
        message = Text(f"章节编号与格式不符：{titles}，请改正", f"sections are not numbered as the form has them: {titles}; correct them")
        yield _discrepancy(message, "misnumbered", tuple(wrong), "misnumbered")


def _empty(context: CheckContext, sections: tuple[FormSection, ...]) -> Iterator[Discrepancy]:
    for item in sections:
        if not has_content(context.document, item.section):
            title = item.section.title.strip()
            message = Text(f"“{title}”只有标题没有内容，请补充", f"“{title}” has a heading and nothing below it; fill it in")
            yield _discrepancy(message, "empty", (item,), f"empty:{item.place}")


def _discrepancy(message: Text, kind: str, items: tuple[FormSection, ...], equation: str) -> Discrepancy:
    shown = [Evidence(EvidenceKind.SENTENCE, item.section.title, Locator(item.section.first)) for item in items]
    return Discrepancy(
        code="GJ501",
        severity=SEVERITY,
        message=message,
        concepts=(),
        figures=(),
        evidence=tuple(shown) or (Evidence(EvidenceKind.COMPUTATION, kind),),
        equation=equation,
        basis=BASIS,
        features=(("form", 1.0),),
    )
