"""Looks at a whole run for signs that the run itself went wrong, however smoothly it ended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gouji.batch.database import rows_of
from gouji.records import Text

FEW = 10
"""Reports below which shares say nothing."""

MANY = 500
"""Reports from which a check that finds nothing at all is worth a look."""

SHARE = 0.1
"""Share of reports from which a gap is no longer chance."""

EVERYWHERE = 0.6
"""Share of reports from which a check more likely errs than finds."""

FALL = 0.05
"""Fall of a coverage figure against the last run that is worth a look."""


@dataclass(frozen=True, slots=True)
class Symptom:
    """One sign. `grave` tells a sign that results are wrong from one that asks for a look."""

    name: str
    grave: bool
    message: Text


def symptoms(connection: Any, checks: tuple[str, ...], last: Mapping[str, Any] | None) -> Iterator[Symptom]:
    """All signs of one run.

    Args:
        checks: codes that ran.
        last: `coverage` of the last run's summary, None where there was none.
    """
    figures = measures(connection)
    yield from _gaps(figures)
    if figures["read"] >= FEW:
        yield from _years(connection, figures)
        yield from _codes(connection, figures, checks)
    yield from _falls(figures, last)


def failed(message: str) -> Symptom:
    """The sign of a check between reports that failed."""
    return Symptom("check_failed", True, Text(f"报告间核对出错：{message}", f"a check between reports failed: {message}"))


def measures(connection: Any) -> dict[str, Any]:
    """Counts over the run that its health is judged by."""
    text = """
        SELECT count(*) AS inputs, count(*) FILTER (status IN ('ok', 'partial')) AS read,
            count(*) FILTER (status = 'partial') AS partial,
            count(*) FILTER (status IN ('ok', 'partial') AND year IS NULL) AS yearless,
            count(*) FILTER (status IN ('ok', 'partial') AND coalesce(issuer, '') = '') AS nameless,
            count(*) FILTER (status IN ('ok', 'partial') AND claims_found = 0) AS claimless,
            count(*) FILTER (status IN ('ok', 'partial') AND tables_recognised = 0) AS tableless,
            count(*) FILTER (status IN ('ok', 'partial') AND number NOT IN (SELECT number FROM facts)) AS factless,
            count(DISTINCT issuer) FILTER (status IN ('ok', 'partial')) AS issuers,
            count(DISTINCT year) FILTER (status IN ('ok', 'partial')) AS years,
            coalesce(sum(claims_found), 0)::BIGINT AS claims, coalesce(sum(claims_checked), 0)::BIGINT AS claims_checked,
            coalesce(sum(figures_found), 0)::BIGINT AS figures, coalesce(sum(figures_in_claims), 0)::BIGINT AS figures_in_claims,
            coalesce(sum(tables_recognised), 0)::BIGINT AS tables_recognised
        FROM documents"""
    relation = connection.execute(text)
    names = [column[0] for column in relation.description]
    return dict(zip(names, relation.fetchone(), strict=True))


def coverage(figures: Mapping[str, Any]) -> dict[str, float | None]:
    """Shares that are compared from run to run."""
    return {
        "read": _ratio(figures["read"], figures["inputs"]),
        "claims_checked": _ratio(figures["claims_checked"], figures["claims"]),
        "figures_in_claims": _ratio(figures["figures_in_claims"], figures["figures"]),
        "tables_recognised": _ratio(figures["tables_recognised"], figures["read"]),
    }


def _gaps(figures: Mapping[str, Any]) -> Iterator[Symptom]:
    inputs, read = figures["inputs"], figures["read"]
    if inputs >= FEW and inputs - read > inputs * SHARE:
        yield _share("no_result", inputs - read, inputs, "份输入没有结果", "inputs gave no result")
    if read < FEW:
        return
    for name, zh, en in (
        ("partial", "份报告只读到或核对了一部分", "reports were read or audited in part only"),
        ("factless", "份报告没有读到表中数字", "reports gave no cell of a table"),
        ("tableless", "份报告没有识别出任何表格", "reports have no table that was recognised"),
        ("claimless", "份报告没有读到正文陈述", "reports gave no claim"),
        ("nameless", "份报告没有认出机关", "reports are of an unknown issuer"),
        ("yearless", "份报告没有认出年度", "reports are of an unknown year"),
    ):
        if figures[name] > read * SHARE:
            yield _share(name, figures[name], read, zh, en)


def _years(connection: Any, figures: Mapping[str, Any]) -> Iterator[Symptom]:
    named = rows_of(
        connection,
        r"""WITH named AS (
                SELECT year, regexp_extract_all(report, '(?:^|\D)(20\d\d)(?:\D|$)', 1) AS years FROM documents WHERE year IS NOT NULL)
            SELECT count(*), count(*) FILTER (NOT list_contains(years, year::TEXT)) FROM named WHERE len(list_distinct(years)) = 1""",
    )[0]
    if named[0] >= FEW and named[1] > named[0] * SHARE:
        yield _share(
            "year_unlike_name",
            named[1],
            named[0],
            "份报告的年度与文件名中的年度不同",
            "reports are of another year than their file's name says",
        )
    if figures["years"] == 1:
        year = rows_of(connection, "SELECT any_value(year) FROM documents WHERE year IS NOT NULL")[0][0]
        count = figures["read"]
        yield Symptom(
            "one_year",
            False,
            Text(f"{count} 份报告全是 {year} 年，请确认是否如此", f"all {count} reports are of {year}; make sure that is so"),
        )
    if figures["issuers"] == 1 and figures["read"] >= 2 * FEW:
        count = figures["read"]
        yield Symptom("one_issuer", False, Text(f"{count} 份报告全属一个机关，请确认", f"all {count} reports are of one body; make sure"))


def _codes(connection: Any, figures: Mapping[str, Any], checks: tuple[str, ...]) -> Iterator[Symptom]:
    found = dict(rows_of(connection, "SELECT code, count(DISTINCT number) FROM shown GROUP BY code ORDER BY code"))
    for code, count in found.items():
        if count > figures["read"] * EVERYWHERE:
            yield _share(
                f"everywhere:{code}",
                count,
                figures["read"],
                f"份报告都有 {code}，规则可能误报",
                f"reports have {code}; the check may be wrong",
            )
    silent = [code for code in checks if code not in found and not code.startswith("GJ9")]
    if figures["read"] >= MANY and silent:
        listed = "、".join(silent)
        text = Text(f"以下规则从未命中：{listed}", f"checks that found nothing: {', '.join(silent)}")
        yield Symptom("silent", False, text)


def _falls(figures: Mapping[str, Any], last: Mapping[str, Any] | None) -> Iterator[Symptom]:
    words = {
        "read": ("读取成功的比例", "share of inputs read"),
        "claims_checked": ("已核对陈述的比例", "share of claims checked"),
        "figures_in_claims": ("成为陈述的数字比例", "share of figures in claims"),
        "tables_recognised": ("每份识别的表格数", "tables recognised a report"),
    }
    for name, now in coverage(figures).items():
        before = (last or {}).get(name)
        if now is not None and before and now < before * (1 - FALL):
            zh, en = words[name]
            text = Text(f"{zh}由上次的 {before:.3f} 降到 {now:.3f}", f"{en} fell from {before:.3f} in the last run to {now:.3f}")
            yield Symptom(f"fell:{name}", True, text)


def _share(name: str, count: int, of: int, zh: str, en: str) -> Symptom:
    return Symptom(name, True, Text(f"{of} 份中有 {count} {zh}", f"{count} of {of} {en}"))


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
