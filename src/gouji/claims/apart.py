"""Figures that stand apart from what the form counts: what others did, papers about requests, what was told of a few."""

from __future__ import annotations

import re

from gouji.claims.meanings import CASES, DOCUMENTS, OTHER, Meaning, Setting
from gouji.claims.nouns import Nouns
from gouji.claims.phrase import Phrase

_TAKING_PART = re.compile(
    "(?:参与|配合|协助|代拟|代为)[^，；：]{0,14}?(?:起草|草拟|拟[订定]|制[定订发]|修[订改]|印发|出台)[^，；：]*$|(?:牵头|代拟|负责)[^，；：]*规章"
)
"""参与起草规章1部, 配合市政府印发规范性文件2件: a document of another body."""
_JOINTLY = re.compile(
    r"^[，、]?(?:另外?|还|并|年内|全年)?(?:联合|会同|协同|协助|配合)(?!相关|有关|各|涉及|业务|责任|承办|多)[^，、；：\d]{2,10}?(?:答复|办理|办结|回复|处理)"
)
"""联合区县局答复申请4件: not answered by the body alone."""
_PAPERS = re.compile("申请(?:登记表|材料|卷宗|台账|档案|案卷|清单|统计表|登记簿)$")
_CAME = re.compile("收到|接收|受理|收悉")
_AT_MOST = re.compile("(?:最多|最少|最高|人均|平均)(?:一次|一人)?(?:的|达|为|有|提出|提交|申请)*到?$")
"""同一申请人提出申请最多达6件."""
_UNCOUNTED = re.compile("(?:未|不|没有)(?:计入|纳入|列入|统计在内|计算在内)")
_IN_BULK = re.compile("重复[、和及或与](?:批量|大量|多头|集中|类似|雷同|反复)|(?:批量|大量|多头|集中)[、和及或与]重复")
"""重复、批量申请合计9件: a way of applying, which is no outcome."""
_SERVICES = re.compile("等(?:各类|各项|相关|有关)?(?:业务|事项|证照|手续|服务|登记)$")
"""办理不动产登记等业务6.3万件."""
_APPLYING = re.compile("(?<!依)申请(?:办理|领取|享受|登记|认定|设立|使用|补办|核发|开具|注销|变更)[^，、；：的了有共计为达]{2,}$")
"""企业申请办理补贴事项42件: applying for something else than information."""
_MILDER = re.compile("(?:从轻|减轻|从重|轻微)(?:行政)?处罚(?:案件|决定)?$")
_CLEANING = "清理"
_DATED = re.compile("(?:日|月|年|底|以|之|此)前(?:制[定发]|印发|出台|发布|施行|现行)")
"""对上年底前印发的文件开展清理，继续有效188件: of the documents looked through, not of all in force."""
CLEANED = "cleaned"
"""Role of such a figure, which gives way where the one of all in force is told too."""
_ASKED_THIRD = re.compile("征[求询]第三[方人]|书面征[求询]")
_THIRD_PERSON = re.compile("(?:作为|以|列为|追加为|系)第三人|代理|代为出庭")
"""作为第三人参加诉讼2件: not brought against the body."""
_JUDGED = re.compile("判决(?!书)|裁定")
_DEFENDING = re.compile("被|应诉|告|引[发起]|涉诉|对我|对本|法院")


class Apart(Nouns):
    """Rules for figures that stand apart."""

    __slots__ = ()

    def _apart(self, side: Phrase, setting: Setting) -> list[Meaning]:
        """other_count for a figure that the words of its clause set apart from the rows of the form."""
        head = setting.head
        ahead = self.ahead.text if self.ahead is not None else ""
        if _TAKING_PART.search(f"{head}{ahead}") and self._noun_in(side, DOCUMENTS):
            return [Meaning(OTHER, "other", label=side.text)]
        if _MILDER.search(head) or self._of_enforcement(side) or _SERVICES.search(head) or self._applies(side, head) or self._papers(head):
            return [Meaning(OTHER, "other", label=side.text)]
        if _THIRD_PERSON.search(head) and self._noun_in(side, CASES):
            return [Meaning(OTHER, "other", label=side.text)]
        if self._judged(side, setting):
            return [Meaning(OTHER, "litigation", label=side.text, role="elsewhere")]
        if self._cleaned(side, setting):
            return [Meaning("norm_docs.valid", "norm_docs", role=CLEANED, doubt=0.6)]
        if self._third_party_asked(side, setting) or self._of_requests_apart(side, setting):
            return [Meaning(OTHER, "request", label=side.text)]
        return []

    def _of_requests_apart(self, side: Phrase, setting: Setting) -> bool:
        named = self._noun(side)
        if not (named.get("topic") == "request" if named is not None else self.discourse.topic == "request"):
            return False
        left_out = _UNCOUNTED.search(f"{setting.right.text}{setting.behind.text}") is not None and not setting.bracket
        return (
            left_out
            or _AT_MOST.search(setting.head) is not None
            or (_JOINTLY.search(setting.head) is not None and side.has_act("handle", "process", "assist"))
            or (_IN_BULK.search(setting.head) is not None and not setting.around.has_act("inform"))
        )

    def _noun_in(self, side: Phrase, topics: tuple[str, ...]) -> bool:
        named = self._noun(side)
        return named is not None and named.get("topic") in topics

    def _applies(self, side: Phrase, head: str) -> bool:
        named = self._noun(side)
        asked = named is not None and named.get("topic") == "request" and "公开" not in named.text
        return asked and _APPLYING.search(head) is not None and bool(side.tail)

    def _of_enforcement(self, side: Phrase) -> bool:
        """立案61件，结案46件: cases of law enforcement opened and closed."""
        closed = any(token.text in ("结案", "办结", "审结", "移送") for token in side.all("act")) and not side.has("topic")
        told = self.discourse.in_sentence
        return closed and any(draft.verb == "hold" and "立案" in draft.label for draft in told)

    def _papers(self, head: str) -> bool:
        """审查申请登记表38份, unless they came in as the requests themselves."""
        return _PAPERS.search(head) is not None and _CAME.search(head) is None

    def _cleaned(self, side: Phrase, setting: Setting) -> bool:
        text, named = setting.around.text, self._noun(side)
        kept = named is None or named.get("topic") == "norm_docs"
        if not (kept and self._topic(side) == "norm_docs" and side.has_act("valid")):
            return False
        return _CLEANING in text and _DATED.search(text) is not None

    def _third_party_asked(self, side: Phrase, setting: Setting) -> bool:
        """5件涉及第三方权益，均已书面征求意见: what was asked on the way, not how it was answered."""
        rows = {word.get("outcome") for word in side.all("outcome")}
        if rows != {"denied.third_party"} or setting.whole.startswith("denied") or setting.announced == "denied":
            return False
        asked = _ASKED_THIRD.search(f"{setting.around.text}{setting.behind.text}") is not None
        asked = asked or any(draft.concept == OTHER and "第三" in draft.label for draft in self.discourse.in_sentence)
        return setting.axis != "outcome" and asked

    def _judged(self, side: Phrase, setting: Setting) -> bool:
        """受理行政案件146件，审结139件，其中判决驳回82件: a court tells of the cases that it decides."""
        text = f"{setting.around.text}{setting.beside.text}"
        named = self._noun(side)
        tries = named is not None and named.get("topic") in CASES and named.text.endswith("案件") and "诉" not in named.text
        return (
            tries
            and side.has_act("receive", "handle")
            and "审结" in text
            and _JUDGED.search(text) is not None
            and _DEFENDING.search(text) is None
        )
