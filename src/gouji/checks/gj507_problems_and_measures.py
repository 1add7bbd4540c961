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
from gouji.text import normalize

SEVERITY = Severity.MINOR
PLACE = 4
_PROBLEM = re.compile(
    r"问题|不[足够强高深勤多均全畅准熟细实新活密紧]|不(?:到位|及时|规范|充分|平衡|完善|健全|明显|理想|便|(?:相)?适应|匹配|尽如人意|规律|统一)"
    r"|有待|差距|较差|薄弱|弱项|欠[缺佳]|短板|困难|难[题点以度]|缺[乏少失位陷口]|[较偏过][少慢低弱窄浅]|单[一薄调]|滞后|迟缓|有限|局限|制约|未能"
    r"|(?:仍|尚|还)(?:有|需|待|不|未|存)|提升空间|写得太|需(?:要)?(?:进一步)?(?:加强|提升|提高|改进|完善)"
)
_MEASURE = re.compile(
    r"改进|改善|措施|举措|对策|整改|下一?步|接下来|今后|明年|来年|下一?年|拟|计划|打算|力争|力求|争取|进一步|继续|持续|着力|聚力|推动|推进|实现"
    r"|加强|加大|加快|强化|提升|提高|完善|优化|健全|深化|拓展|拓宽|扩大|增强|建立|抓好|做好|落细|将"
    r"|20\d\d\s*年度?[，,]?\s*(?:要|须)|年内|年底前|任务"
)
_WANTING = re.compile(
    r"(?:有待|亟待|[尚仍还]?需要?|[尚仍还]需|不够|不)(?:进一步|继续|持续)?"
    r"(?:改进|改善|加强|加大|加快|强化|提升|提高|完善|优化|健全|深化|拓展|拓宽|扩大|增强|建立|推进|落实)(?:不够)?"
)
"""有待进一步加强 states a shortcoming, not what is done about it."""
"""Words by which the section speaks of a shortcoming, and of what is done about it. Any one will do: the check asks only
whether the part is there."""

_CUT = re.compile(r"[\[［【（(](?:…+|\.{3,}|略|省略)[\]］】）)]")
"""A transcript that leaves words out may have left these out."""


def check(context: CheckContext, *, least_characters: int = 40) -> Iterator[Discrepancy]:
    """Yield one discrepancy for a section five of at least `least_characters` without problem or measure."""
    for item in form_sections(context.document, context.profile):
        text = section_text(context.document, item.section)
        if item.place != PLACE or len(text) < least_characters or _CUT.search(text):
            continue
        told = normalize(section_text(context.document, item.section, headings=True))
        lacking = [
            word
            for word, pattern, words in (("problem", _PROBLEM, told), ("measure", _MEASURE, _WANTING.sub("", told)))
            if not pattern.search(words)
        ]
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
