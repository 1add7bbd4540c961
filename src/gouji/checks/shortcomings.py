"""What a text says of shortcomings and of what is done about them, by clauses.

Words decide that a side is there. That it is lacking follows from the sentences, not from a word the lists do not know: no
problem is told where no clause denies, lacks or limits anything; no measure where every clause tells a shortcoming.
"""

from __future__ import annotations

import re

_PROBLEM = re.compile(
    r"问题|不[足够强高深勤多均全畅准熟细实新活密紧]|不(?:到位|及时|规范|充分|平衡|完善|健全|明显|理想|便|(?:相)?适应|匹配|尽如人意|规律|统一)"
    r"|有待|差距|较差|薄弱|弱项|欠[缺佳]|短板|困难|难[题点以度]|缺[乏少失位陷口]|[较偏过][少慢低弱窄浅]|单[一薄调]|滞后|迟缓|有限|局限|制约|未能"
    r"|(?:仍|尚|还)(?:有|需|待|不|未|存)|提升空间|写得太|需(?:要)?(?:进一步)?(?:加强|提升|提高|改进|完善)"
)
_NEGATIVE = re.compile(
    r"不(?!断|仅|但|只|少|忘|动产|可或缺|懈|辱|折不扣|负)|未(?!来|发生|出现|收|发出)|没(?!有发生|有出现|有收)|无法|难|慢|弱|差|[仅只]|缺|漏|超过|流动"
    r"|失效|断[档链]|空白|老化|枯燥|笼统|生硬|反映|意见|抱怨|投诉|整改|纠错|重复|偏|较[^好大多高快强为]|过[多长短大繁高]|[太欠松散乱旧]|杂|浅|少|频繁|风险|压力"
)
"""A clause that denies, lacks or limits something may tell a shortcoming in words of its own."""

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

_ACTION = re.compile(
    r"[已均]|正在|着手|要(?!求)|开展|举办|组织|召开|印发|制定|制订|出台|修订|更新|调整|补[齐充录]|新[增设开]|增[加设]|设立|指派|安排|邀请|督促|核查"
    r"|整治|清理|关停|通报|约谈|完成|落实|明确|配[备齐强]|升级|改版|上线|修复|纠正|解决|压实|把.{1,12}[到为成起好]|请.{1,8}[帮来协]|培训|学习"
)
_PRAISE = re.compile(
    r"^20\d\d年$|成[绩效果]|圆满|好评|表[彰扬]|肯定|前[列茅]|突出|显著|访问|阅读|粉丝|通报|满意|顺利|平稳|规范|扎实|健全|有序|良好|达[到标成]|荣获|先进|受到|公开|工作|严格|坚持|认真|按[期时]|及时|更|让"
)
_CLAUSE = re.compile(r"[，。；！？：,;!?:\n]")
_NUMBERED = re.compile(r"^\s*(?:[一二三四五六七八九十]是|第[一二三四五六七八九十]|[（(]?[一二三四五六七八九十\d]+[)）、.．])\s*")
_NOTHING = re.compile(
    r"^\W*(?:20\d\d年度?|本(?:年度?|机关|单位)?|我[^，。]{1,3})?[^，。]{0,6}?(?:暂|目前)?(?:无|没有|未发现|不存在)"
    r"(?:明显|突出|较大|存在)?的?(?:主要)?(?:问题|不足|情况)?(?:和不足)?\W*$"
)
_DENIED = re.compile(r"(?:无|没有|未发现|不存在)(?:明显|突出|较大|重大)?的?(?:主要)?问题(?![^，。；]{0,6}导向)")
_OPEN_PROBLEM, _OPEN_MEASURE = 0.3, 0.5
"""Share of a text's characters that may stand in clauses of neither kind known, for a side to be taken as lacking."""

TOLD, UNSURE, LACKING = 0.0, 0.3, 0.9
"""How likely a side is lacking: its words are there; words may have been missed; the sentences leave no room for it."""


def denies_all(text: str) -> bool:
    """True for a text that says there is nothing: 无。, 本年度不存在问题。"""
    return _NOTHING.match(text.strip()) is not None


def lacks_problem(text: str) -> float:
    """How likely a text names no shortcoming. `text` is normalised, as below."""
    told = _DENIED.sub("", text)
    if _PROBLEM.search(told):
        return TOLD
    known = (_MEASURE, _ACTION, _PRAISE)
    unknown = [clause for clause in _clauses(text) if not any(words.search(clause) for words in known)]
    return UNSURE if _NEGATIVE.search(told) or _share(unknown, text) > _OPEN_PROBLEM else LACKING


def lacks_measure(text: str) -> float:
    """How likely a text names nothing that is or will be done."""
    told = _WANTING.sub("不足", text)
    if _MEASURE.search(told):
        return TOLD
    others = [clause for clause in _clauses(told) if not _PROBLEM.search(clause)]
    if any(_ACTION.search(clause) for clause in others):
        return TOLD
    unknown = [clause for clause in others if not _NEGATIVE.search(clause)]
    return UNSURE if _share(unknown, told) > _OPEN_MEASURE else LACKING


def _clauses(text: str) -> list[str]:
    """Clauses without their numbers (一是, 1.)."""
    return [bare for clause in _CLAUSE.split(text) if (bare := _NUMBERED.sub("", clause).strip())]


def _share(clauses: list[str], text: str) -> float:
    return sum(map(len, clauses)) / max(sum(map(len, _clauses(text))), 1)
