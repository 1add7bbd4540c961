"""正文照抄上年，数字未更新.

发现: 本年正文中带数字的句子大多与上年报告逐字相同（年份除外），数字也没有变化。
缘由: 工作量数字连续两年完全相同极少见，多为沿用旧稿。
判断: 取两年正文中带数字的句子，去掉年份后比较；相同的句子达到最少句数和最低比例时提示。只有零或百分之百的句子不计。
误报: 机构概况、制度数量等本来不变的句子；句数少的报告不判断。
依据: 《政府信息公开条例》第五十条：年度报告应当反映当年情况。

--

The text is last year's, its figures not updated.

Finds: most sentences with figures of this year's text stand word for word, years aside, in last year's report.
Why: figures of work done are hardly ever the same two years running; mostly an old draft was kept.
Decides: sentences with figures are compared with the years taken out; reported where enough of them, and a large enough share, are the same. Sentences with only 0 or 100 % do not count.
False alarms: descriptions that do not change; reports with few such sentences are not judged.
Basis: article 50 of the regulation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gouji.checks.context import FolderContext
from gouji.checks.gj404_growth_against_last_year import year_sentence
from gouji.checks.years import YearPair, year_pairs
from gouji.document import Paragraph
from gouji.records import Claim, Discrepancy, Evidence, EvidenceKind, Result, Severity, Text

SEVERITY = Severity.MAJOR
_YEARS = re.compile(r"(?:19|20)\d{2}\s*年?度?|\s+")
_TRIVIAL = (Decimal(0), Decimal(100))


def check_folder(context: FolderContext, *, least_sentences: int = 3, least_share: float = 0.6) -> Iterator[Discrepancy]:
    """Yield each pair of years whose text with figures is the same in at least `least_share` of its sentences."""
    for pair in year_pairs(context):
        later, earlier = figure_sentences(pair.later.result), figure_sentences(pair.earlier.result)
        copied = [text for text in later if text in earlier]
        if len(copied) >= least_sentences and len(copied) >= least_share * len(later):
            yield _discrepancy(pair, [later[text] for text in copied], len(later))


def figure_sentences(result: Result) -> dict[str, Claim]:
    """Sentences with a figure that says something, years and white space taken out, with a claim of each."""
    found: dict[str, Claim] = {}
    document = result.document
    for claim in result.claims if document is not None else ():
        block = document.blocks[claim.locator.block] if document is not None else None
        if isinstance(block, Paragraph) and not claim.implied and claim.quantity.value not in _TRIVIAL:
            found.setdefault(_YEARS.sub("", block.text[slice(*claim.sentence)]), claim)
    return {text: claim for text, claim in found.items() if text}


def _discrepancy(pair: YearPair, claims: list[Claim], total: int) -> Discrepancy:
    message = Text(
        f"疑似照抄上年：{pair.later.year}年正文带数字的 {total} 句中有 {len(claims)} 句与{pair.earlier.year}年完全相同，请逐句核实当年数据",
        f"{len(claims)} of {total} sentences with figures are those of {pair.earlier.year} word for word; check each against this year's work",
    )
    counted = Evidence(EvidenceKind.COMPUTATION, f"{len(claims)} / {total}")
    return Discrepancy(
        code="GJ407",
        severity=SEVERITY,
        message=message,
        concepts=tuple(dict.fromkeys(claim.name for claim in claims)),
        figures=(Decimal(len(claims)), Decimal(total)),
        evidence=(counted, *(year_sentence(pair.later, claim) for claim in claims[:5])),
        subjects=tuple(claim.id for claim in claims),
        equation="copied",
        features=(("doubt", 0.0), ("soft", 0.0), ("share", len(claims) / total)),
        report=pair.later.result.source.path,
        reports=(pair.earlier.result.source.path,),
    )
