"""使用了该年度已废止的格式，或新旧格式混用.

发现: 2021年及以后的年度报告仍用2019年格式的表格，或一张表里新旧栏目混用。
缘由: 旧格式统计口径不同，数字不能与其他机关汇总比较。
判断: 看表头栏目名称属于哪一版格式，与报告年度比较；年度识别存疑时不判断。
误报: 年度识别有误；机关自行在新格式外附加旧栏目。
依据: 国办公开办函〔2021〕30号（自2021年度报告起使用）。

--

The form is superseded for the year, or two forms are mixed.

Finds: a report for 2021 or later on the form of 2019, or tables that mix columns of both.
Why: the old form counts other things; its figures cannot be summed with other bodies'.
Decides: by the headings of the tables, set against the report's year; nothing is said where the year is in doubt.
False alarms: a year read wrongly; old columns kept beside the new form.
Basis: Guoban Gongkaiban Han [2021] No. 30, in force for reports on 2021 and later.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gouji.checks.context import CheckContext
from gouji.checks.evidence import cell
from gouji.records import Discrepancy, Fact, Severity, Text

SEVERITY = Severity.MAJOR
_DOUBTED = 0.4


def check(context: CheckContext) -> Iterator[Discrepancy]:
    """Yield one discrepancy where the form is not the one in force for the year."""
    year = context.identity.year
    by_form = _by_form(context)
    if year is None or context.identity.year_doubt > _DOUBTED or not by_form:
        return
    due = max((form for form in context.profile.forms if form.first_year <= year), key=lambda form: form.first_year, default=None)
    others = {form: facts for form, facts in by_form.items() if due is not None and form != due.id}
    if due is None or not others:
        return
    form, facts = next(iter(others.items()))
    used = context.profile.form(form)
    mixed = due.id in by_form
    message = Text(
        f"{year}年度报告应使用{due.name.zh}（{due.document}），表格{'混用了' if mixed else '用的是'}{used.name.zh}栏目“{facts[0].column_label}”，请按现行格式重新填报",
        f"a report for {year} is due on the {due.name.en} ({due.document}); its tables {'mix in' if mixed else 'use'} columns of the {used.name.en}",
    )
    yield Discrepancy(
        code="GJ502",
        severity=SEVERITY,
        message=message,
        concepts=tuple(dict.fromkeys(fact.key.name for fact in facts))[:6],
        figures=(Decimal(year),),
        evidence=tuple(cell(context, fact) for fact in facts[:3]),
        equation="form",
        basis=due.document,
        features=(("form", 1.0), ("year_doubt", context.identity.year_doubt)),
    )


def _by_form(context: CheckContext) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in context.facts:
        form = context.profile.concept(fact.key.concept).form if fact.key.concept in context.profile else ""
        if form:
            found.setdefault(form, []).append(fact)
    return found
