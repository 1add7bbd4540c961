"""第五部分没有写明问题或改进措施.

发现: “存在的主要问题及改进情况”一节只写成绩，没有问题，或没有改进措施。
缘由: 格式要求两者都写；缺一即未按要求公布。
判断: 看本节有无问题类和措施类用语；内容很短的另由 GJ501 处理。
误报: 用语特别的报告。
依据: 国办公开办函〔2021〕30号所附格式第五部分。

--

Section five names no problem, or no measure.

Finds: a section on problems and measures that tells achievements only.
Why: the form asks for both.
Decides: by words for problems and for measures; an empty section is GJ501's.
False alarms: reports with words of their own.
Basis: section five of the form (Guoban Gongkaiban Han [2021] No. 30).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.checks.context import CheckContext
from gouji.checks.form_sections import form_sections, section_text
from gouji.document import Locator
from gouji.records import Discrepancy, Evidence, EvidenceKind, Severity, Text

SEVERITY = Severity.MINOR
PLACE = 4
_PROBLEM = re.compile(
    r"问题|不足|不够|不强|不高|不深|不到位|不及时|不规范|不均|有待|差距|薄弱|欠缺|短板|困难|缺乏|较少|单一|滞后|需(?:要)?(?:进一步)?(?:加强|提升|提高|改进|完善)"
)
_MEASURE = re.compile(r"改进|措施|下一步|加强|强化|提升|提高|完善|优化|健全|深化|推进|加大|拓展|拓宽|规范|落实|将")


def check(context: CheckContext, *, least_characters: int = 40) -> Iterator[Discrepancy]:
    """Yield one discrepancy for a section five of at least `least_characters` without problem or measure."""
    for item in form_sections(context.document, context.profile):
        text = section_text(context.document, item.section)
        if item.place != PLACE or len(text) < least_characters:
            continue
        lacking = [word for word, pattern in (("problem", _PROBLEM), ("measure", _MEASURE)) if not pattern.search(text)]
        for word in lacking:
            zh = "存在的问题" if word == "problem" else "改进措施"
            message = Text(
                f"“{item.section.title.strip()}”一节未写明{zh}，请补充", f"the section on problems and measures names no {word}; add it"
            )
            yield Discrepancy(
                code="GJ507",
                severity=SEVERITY,
                message=message,
                concepts=(),
                figures=(),
                evidence=(Evidence(EvidenceKind.SENTENCE, text[:120], Locator(item.section.first)),),
                equation=word,
                basis="《政府信息公开工作年度报告格式》第五部分",
                features=(("form", 1.0),),
            )
