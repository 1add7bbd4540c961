"""第五部分没有写明问题或改进措施.

发现: “存在的主要问题及改进情况”一节只写成绩，没有问题，或没有改进措施。
缘由: 格式要求两者都写；缺一即未按要求公布。
判断: 本节写“无”，或通篇没有一句说到不足，或句句都说不足而没有一句说到做法时提出，得分高；仅因没有认出问题类、措施类用语，或本节只有寥寥数语的，得分低于 0.5。只有标题没有内容的由 GJ501 处理。
误报: 用语特别的报告。
依据: 国办公开办函〔2021〕30号所附格式第五部分。

--

Section five names no problem, or no measure.

Finds: a section on problems and measures that tells achievements only.
Why: the form asks for both.
Decides: surely where the section says there is nothing, where no sentence of it denies or lacks anything, or where all of it tells shortcomings and no sentence anything done; where only the words for problems or measures are not known, or the section is very short, the score is below 0.5. An empty section is GJ501's.
False alarms: reports with words of their own.
Basis: section five of the form (Guoban Gongkaiban Han [2021] No. 30).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.checks.context import CheckContext
from gouji.checks.form_sections import FormSection, form_sections, section_text
from gouji.checks.shortcomings import LACKING, UNSURE, denies_all, lacks_measure, lacks_problem
from gouji.document import Locator
from gouji.records import Discrepancy, Evidence, EvidenceKind, Severity, Text
from gouji.text import normalize

SEVERITY = Severity.MINOR
PLACE = 4
_CUT = re.compile(r"[\[［【（(](?:…+|\.{3,}|略|省略)[\]］】）)]")
"""A transcript that leaves words out may have left these out."""
_BRACKET = re.compile(r"[（(][^（()）]*[)）]")
"""Nothing but a bracket is the form's own: （文字描述）."""


def check(context: CheckContext, *, least_characters: int = 40) -> Iterator[Discrepancy]:
    """Yield what a section five lacks, problem or measure; one of fewer than `least_characters` with a low share only."""
    for item in form_sections(context.document, context.profile):
        printed = section_text(context.document, item.section, headings=True, tables=True)
        text = normalize(printed)
        if item.place != PLACE or not _BRACKET.sub("", text).strip() or _CUT.search(text):
            continue
        if denies_all(text):
            yield _discrepancy(item, printed, "problem", LACKING)
            continue
        most = LACKING if len(text) >= least_characters else UNSURE
        for side, share in (("problem", lacks_problem(text)), ("measure", lacks_measure(text))):
            if share:
                yield _discrepancy(item, printed, side, min(share, most))


def _discrepancy(item: FormSection, printed: str, side: str, share: float) -> Discrepancy:
    zh = "存在的问题" if side == "problem" else "改进措施"
    return Discrepancy(
        code="GJ507",
        severity=SEVERITY,
        message=Text(
            f"“{item.section.title.strip()}”一节未写明{zh}，请补充", f"the section on problems and measures names no {side}; add it"
        ),
        concepts=(),
        figures=(),
        evidence=(Evidence(EvidenceKind.SENTENCE, printed[:120], Locator(item.section.first)),),
        equation=side,
        discrepant=share,
        basis="《政府信息公开工作年度报告格式》第五部分",
        features=(("form", 1.0),),
    )
