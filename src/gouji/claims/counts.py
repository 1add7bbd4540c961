"""What a count counts: from the words around it and what the text speaks of, the concept of the genre."""

from __future__ import annotations

import re

from gouji.claims.apart import Apart
from gouji.claims.carrying import direction
from gouji.claims.meanings import CASES, DECISIONS, DOCUMENTS, OTHER, SHARED_VERBS, Meaning, Setting, label_of
from gouji.claims.nouns import WEAK
from gouji.claims.outcomes import Outcomes
from gouji.claims.phrase import Phrase
from gouji.claims.published import Published
from gouji.claims.requests import Requests
from gouji.claims.sums import Sums
from gouji.claims.tokens import Sort, Token

_STANDING = re.compile("(?:年初|期初|上年末|年末|年底|期末)(?:有|为|共|计|达)*$|(?:[变增减升降]|调整)[为至到]$")
_BODY = re.compile(
    "[^，、；：]{0,6}?(?:单位|部门|机关|乡镇|镇街|街镇|街道|科室|处室|股室|分局|社区|行政村|开发区|园区|县区|区县|市县)(?!申请|提出|提交|来)"
)
_COUNTS = re.compile("[局院校馆厅委办处站所镇乡村部会队区县市州省旗盟后年月]$|街道$|中心$|公司$|集团$|单位$")
_AGAINST = re.compile("(?:针对|对|以|涉及?|告)(?:我|本)")
_FOUND_OUT = re.compile("查处|查办|查获|立案|侦办|侦破|破获|移送|处结|查结|执法|违法")
_IN_COURT = re.compile("诉|法院|法庭|一审|二审|再审|复议|判决|裁定|庭审")
_DECIDED = re.compile("(?:作出|做出|下达|开具|出具)(?:书面)?行政")  # decisions, whatever was published beside them
_CASE = "行政案件"
"""The same word for a case before a court and for one that the body itself decides."""
_DECIDING = ("handle", "process", "decide", "publish", "proactive", "make", "add")


class Counter(Outcomes, Requests, Published, Sums, Apart):
    """Decides meanings within one paragraph."""

    __slots__ = ()

    def meanings(self, setting: Setting) -> list[Meaning]:
        """The meanings of one figure: one, or several for 各1件."""
        self.used_right, self.foreign, self.asked = False, False, None
        first = setting.right.tokens[0] if setting.right else None
        self.ahead = first if first is not None and first.has("topic") and not setting.left.has("topic") else None
        side = _headed(self._side(setting))
        for rule in (
            self._averaged,
            self._bodies,
            self._apart,
            self._attribute,
            self._both,
            self._carried,
            self._left_over,
            self._fate,
            self._summed,
            self._repeated,
            self._outcome,
            self._other_outcome,
            self._result,
            self._rows,
        ):
            found = rule(side, setting)
            if found:
                return found
        return [self._unknown(side, setting)]

    def _side(self, setting: Setting) -> Phrase:
        left, right = setting.left, setting.right
        if not left.has_content and not direction(left, self.discourse):
            self.used_right = right.has_content or bool(direction(right, self.discourse))
            ahead = _ahead(right, whole=True)
            self.foreign = _names_thing(left) and not ahead.has("topic", "applicant", "channel")
            if (left.has("cue.last_year", "cue.next_year") or left.years) and ahead.has("pending"):
                ahead = Phrase((*left.tokens, *ahead.tokens))  # 上年底尚有2件在办
            return ahead if self.used_right else left
        if self.discourse.excepted and left.has_act("receive") and right.has_act("handle", "process"):
            return left  # 除1件待补正外，收到的15件申请已办结
        cases = [token for token in left.all("topic") if token.get("topic") in CASES]
        if left.has("topic") and not cases and left.has_act("submit", "cause") and right and right.tokens[0].get("topic") in CASES:
            self.used_right = True
            return Phrase((*left.tokens, right.tokens[0]))  # 就信息公开提出的6件复议
        if left.has("result") and not left.has("topic") and right and right.tokens[0].get("topic") in CASES:
            self.used_right = True
            return Phrase((*left.tokens, right.tokens[0]))  # 上年未审结的2件复议
        if left.has("topic", "outcome", "result", "applicant", "channel", "pending"):
            ahead = _ahead(right)
            if (
                self._only_names(left)
                and not right.has("cue.universal")
                and not ahead.has("cue.negation")
                and not self._total_with_result(left, ahead, setting)
                and (ahead.has("outcome", "pending", "result") or direction(ahead, self.discourse))
            ):
                self.used_right = True
                return Phrase((*left.tokens, *ahead.tokens))
            return left
        ahead = _ahead(right)
        verb = (left.last("act") or ahead.tokens[0]).get("act") if ahead else ""
        if ahead.has("topic", "applicant") or direction(ahead, self.discourse) or (verb == "handle" and ahead.has("outcome", "result")):
            self.used_right = True
            return Phrase((*left.tokens, *ahead.tokens))
        return left

    def _total_with_result(self, left: Phrase, ahead: Phrase, setting: Setting) -> bool:
        """诉讼1件胜诉, and nothing more of lawsuits: one figure for the total and for its result."""
        topics = self._topics(left)
        single = len(topics) == 1 and topics[0] in CASES and len(setting.beside.all("result")) == 1
        return single and ahead.has("result") and not setting.member and not self._told(f"{topics[0]}.total")

    def _averaged(self, side: Phrase, setting: Setting) -> list[Meaning]:
        """日均近1件: no count of the year."""
        averaged = any("均" in token.text or token.text.startswith("每") for token in side.all("cue.other_period"))
        return [Meaning(OTHER, self.discourse.topic or "other", label=side.text)] if averaged else []

    def _bodies(self, side: Phrase, setting: Setting) -> list[Meaning]:
        """其余2个单位收到9件: how many bodies there are, whatever they did."""
        counted = setting.unit in ("个", "家") and _BODY.match(setting.right.text) is not None
        self.used_right = self.used_right and not counted
        return [Meaning(OTHER, self.discourse.topic, label=side.text)] if counted else []

    def _only_names(self, left: Phrase) -> bool:
        return not left.has("outcome", "result", "applicant", "pending") and not left.has("act") and not left.has("channel")

    def _rows(self, side: Phrase, setting: Setting) -> list[Meaning]:
        topics = self._topics(side)
        if not side.has_content and side.text.lstrip("、").startswith(("其他", "其它")):
            return []
        if topics and topics[-1] == "request":
            cases = self._cases(side) if "案" in (self._noun(side) or side.tokens[-1]).text else []
            topics = cases[-1:] or ["request"]  # 作为被告的信息公开案件
        topics = self._meant(topics, side, setting)
        if topics and (self._enforced(side, setting) or self._asked_about(side, topics)):
            return [Meaning(OTHER, "request" if self.discourse.asked else "other", label=side.text)]
        topics = topics or self._in_mind(side) or self._documents_ahead(side, setting)
        if topics == ["other"] and self._answers_again(side, setting):
            topics = ["request"]
        divided = setting.whole == "litigation.total" and not self._told("review.total") and not self._both_kinds(setting)
        if topics == ["review"] and divided:
            topics = ["litigation.direct" if any(word in side.text for word in ("未", "直接")) else "litigation.after_review"]
        if topics == ["request"] and side.has_act("proactive") and not side.has("topic") and self._beyond(setting):
            topics = []
        if topics == ["request"]:
            return self._request(side, setting)
        if topics and topics[-1] == "info":
            return [self._info(side, setting)]
        if not topics and side.has_act("publish") and side.has("channel") and len(side.residue) < 3 and not side.has("topic"):
            return [self._info(side, setting)]  # 官网发布1830条
        if not topics and side.has_act("proactive"):
            told = side.has_act("inform") or "已主动公开" in side.text
            if (self.discourse.topic == "request" and not setting.published and not self._beyond(setting)) or told:
                return [Meaning(OTHER, "request", label=side.text, axis="outcome")]
            return [self._info(side, setting)]
        return self._framed(side, setting, topics)

    def _both_kinds(self, setting: Setting) -> bool:
        """涉诉涉议合计42宗：行政复议20宗、行政诉讼22宗: lawsuits follow beside the reviews, so the total is of both."""
        place = max((token.end for token in setting.left.tokens), default=0)
        return any(token.get("topic") == "litigation" and token.start >= place for token in setting.beside.all("topic"))

    def _enforced(self, side: Phrase, setting: Setting) -> bool:
        """查处行政案件54起, 办结行政案件9件: cases that the body decides, where no court is spoken of."""
        named = side.last("topic")
        if named is None or named.text != _CASE or _IN_COURT.search(f"{setting.around.text}{setting.beside.text}"):
            return False
        return side.has_act("receive", "handle", "process", "decide", "hold") or _FOUND_OUT.search(side.text) is not None

    def _asked_about(self, side: Phrase, topics: list[str]) -> bool:
        """从申请内容看，规划许可109件、收费9件: what requests were about, named like rows of the form."""
        rows = (*DECISIONS, *DOCUMENTS, "fees")
        return self.discourse.asked and topics[0] in rows and all(token.get("act") == "cause" for token in side.all("act"))

    def _meant(self, topics: list[str], side: Phrase, setting: Setting) -> list[str]:
        """What a short noun stands for here: 文件 for documents told before, 信息公开 for requests for it."""
        if topics == ["other"] and self._short_for_documents(side, setting):
            return ["norm_docs"]
        return ["request"] if topics == ["info"] and self._asked_for(side, setting) else topics

    def _asked_for(self, side: Phrase, setting: Setting) -> bool:
        """受理政府信息公开1件, 作出政府信息公开答复6件: requests for it, whose noun is left out."""
        named = self._noun(side)
        if named is None or named.text not in WEAK or setting.unit not in ("件", "宗", "起") or setting.member or side.residue:
            return False
        behind = side.after(named)
        came = side.has_act("receive") and not behind.tokens
        return (came or [token.get("act") for token in behind.tokens] == ["handle"]) and not side.has_act("publish", "proactive")

    def _answers_again(self, side: Phrase, setting: Setting) -> bool:
        """乡镇21件。答复99件，其中予以公开44件: a sentence of its own, with the outcomes behind it, speaks of requests again."""
        if side.has("topic") or side.residue or not side.has_act("handle") or self.discourse.in_sentence:
            return False
        return setting.beside.has("outcome") and any(draft.concept == "received" for draft in self.discourse.drafts[-30:])

    def _documents_ahead(self, side: Phrase, setting: Setting) -> list[str]:
        """制发24件，废止31件，现行有效的规范性文件共56件: the noun is said with the last figure alone."""
        acts = {token.get("act") for token in side.all("act")}
        if not acts or not acts <= set(SHARED_VERBS) or side.tail or self.discourse.topic:
            return []
        named = {token.get("topic") for token in setting.beside.all("topic")}
        return ["norm_docs"] if named == {"norm_docs"} and setting.beside.has_act("valid") else []

    def _in_mind(self, side: Phrase) -> list[str]:
        """What the text spoke of, where no noun stands beside the figure."""
        topic = "permits" if self._granted_so(side) else self._topic(side)
        return topic.split("+") if topic else []

    def _granted_so(self, side: Phrase) -> bool:
        """受理许可申请942件，准予918件: permits granted."""
        asked = any(draft.noun.endswith("许可申请") for draft in self.discourse.in_sentence)
        return asked and any(token.text in ("准予", "准许", "批准", "核准") for token in side.all("act")) and not side.residue

    def _beyond(self, setting: Setting) -> bool:
        """依申请公开20件，主动公开1205条: more than all requests of the sentence, so no outcome of theirs."""
        told = [draft.quantity.value for draft in self.discourse.in_sentence if draft.concept in ("received", "handled")]
        return bool(told) and setting.value > max(told)

    def _told(self, concept: str) -> bool:
        return any(draft.concept == concept for draft in self.discourse.in_sentence)

    def _short_for_documents(self, side: Phrase, setting: Setting) -> bool:
        """规章废止3件、文件废止32件: 文件 alone, beside the documents that the form counts and with a verb of theirs."""
        named = side.last("topic")
        if side.text.lstrip("、").startswith(("其他", "其它")):
            return False  # 规范性文件58件、其他文件823件
        if named is None or named.text not in self.lexicon.short or self._act(side, setting) not in SHARED_VERBS:
            return False
        if setting.whole and not side.has("act"):
            return False  # 现行规范性文件86件，其中政府文件32件: parts
        return any(draft.topic in DOCUMENTS for draft in self.discourse.in_sentence) and not side.after(named).residue

    def _framed(self, side: Phrase, setting: Setting, topics: list[str]) -> list[Meaning]:
        named = self._noun(side)
        if setting.published and setting.member and topics and topics[-1] in CASES and setting.unit in ("条", "篇", "则"):
            return [Meaning("proactive_part", "info", label=side.text)]  # 公开信息213条，其中行政复议27条
        decided = bool(topics) and topics[0] in DECISIONS  # 变更815件 within permits is no result
        result = side.has("result", "outcome") and not decided
        if setting.member and named is None and not result and not side.has_act("withdraw", *SHARED_VERBS):
            return []
        if topics == ["fees"] and named is not None and not self.lexicon.counted_in("fees", setting.unit):
            return [Meaning(OTHER, "fees", label=side.text, role="items")]
        if not topics or self._is_label(side, named) or not self.lexicon.counted_in(topics[0], setting.unit):
            return []
        if topics[-1] in CASES and self._other_cases(side, setting, named):
            reviewing = self._as_reviewer(side, setting)
            reviewing = reviewing or any("复议机" in token.text for token in setting.around.all("elsewhere"))
            return [Meaning(OTHER, topics[-1], label=side.text, role="elsewhere" if reviewing else "")]
        act = self._act(side, setting)
        if self._names_class(setting, topics, named, act):
            return []
        of_same = setting.member and topics[-1] in CASES and setting.whole == f"{topics[-1]}.total"
        if of_same and not side.has("result") and not any(word in side.text for word in ("直接", "未经", "复议后")):
            return [Meaning(OTHER, topics[-1], label=side.text)]  # 诉讼2件，其中1件上诉
        if topics[0] in DOCUMENTS and not act and _STANDING.search(side.text):
            act = "valid"
        if self._without_row(side, setting, topics, act, named):
            return [Meaning(OTHER, topics[-1], label=side.text)]
        listed = act in ("publish", "proactive") and named is not None and named.text.endswith("事项") and "处理" not in named.text
        powers = setting.unit == "项" or (setting.value >= 0 and side.text.endswith("事项"))
        if topics[0] in DECISIONS and powers and (listed or act not in _DECIDING) and self._in_stock(side, act, named):
            return [Meaning(OTHER, topics[0], label=side.text, role="items")]
        if topics[-1] in CASES and act != "withdraw":
            act = ""
        if named is None and act in ("publish", "proactive", "collect"):
            return [Meaning(OTHER, topics[0], label=side.text, role="published")]
        return self._cells(side, setting, topics, act)

    def _without_row(self, side: Phrase, setting: Setting, topics: list[str], act: str, named: Token | None) -> bool:
        """True for rates (复议、诉讼纠错率为0) and, where no noun stands, for what else happened to cases already counted."""
        if side.has("rate"):
            return True
        if topics[-1] not in CASES or act == "withdraw":
            return False
        if named is None and act not in ("", "receive", "cause", "add"):
            return True
        content = side.has("topic") or side.has_act("receive", "cause", "add", "submit")
        return not content and self._told(f"{topics[-1]}.total")  # 起诉2件，1件撤诉、1件二审中

    def _in_stock(self, side: Phrase, act: str, named: Token | None) -> bool:
        """True for items that a body may decide on, rather than decisions (许可事项41项)."""
        named_so = named is not None and named.text.endswith("事项")
        return named_so or act in ("valid", "hold") or side.has("cue.topical") or bool(side.residue)

    def _cells(self, side: Phrase, setting: Setting, topics: list[str], act: str) -> list[Meaning]:
        """The rows that the verb leads to, one for each noun."""
        frames = [(topic, self.lexicon.frame(topic, act)) for topic in topics]
        if any(frame is None for _, frame in frames):
            return []
        rows = [(topic, frame.concept, frame.role) for topic, frame in frames if frame is not None]
        if any(not concept for _, concept, _ in rows):
            return [Meaning(OTHER, topics[0], label=side.text, role=rows[0][2])]
        if any(topic in CASES for topic in topics) and any(topic in DECISIONS for topic in topics):
            return [Meaning(OTHER, topics[-1], label=side.text)]  # 申请法院强制执行6件 is neither a suit nor a measure
        if len(rows) > 1 and setting.published and setting.member:
            return [Meaning("proactive_part", "info", label=side.text)]  # 规章和规范性文件共4条 in a list of what was published
        if len(rows) > 1 and not (setting.left.has("cue.each") or setting.value == 0):
            return [Meaning(OTHER, "+".join(topics), adds=tuple(concept for _, concept, _ in rows), label=side.text)]
        axis = "class" if act != "withdraw" else "outcome"
        shown = topics[0] in DECISIONS and act in ("", "cause") and setting.right.has_act("publish", "proactive", "collect")
        focus = self.discourse.focus if setting.bracket else None
        within = setting.published or setting.listed or (focus is not None and focus.role == "published")
        shown = shown or (topics[0] in DOCUMENTS and act in ("", "valid") and within)
        shown = shown or (topics[0] in DECISIONS and act == "" and setting.listed)  # 公示行政许可320条，行政处罚86条
        return [Meaning(concept, topic, role="published" if shown else role, axis=axis) for topic, concept, role in rows]

    def _names_class(self, setting: Setting, topics: list[str], named: Token | None, act: str) -> bool:
        """True for a class of what is published (执法信息（许可和处罚）103条) or of what was applied for (规划许可类41件)."""
        shown = setting.published and topics[0] in DECISIONS and (len(topics) == 1 or (named is not None and named.nested))
        if shown and not _DECIDED.search(setting.left.text):
            return True
        if setting.whole not in ("received", "handled") or named is None:
            return False
        return named.text.endswith("类") or (setting.member and not act and topics[0] in (*DECISIONS, *DOCUMENTS))

    def _as_reviewer(self, side: Phrase, setting: Setting) -> bool:
        """收到行政复议申请612件，受理547件: the body decides these reviews; 办理应诉案件83件: it pleads in all kinds of lawsuits."""
        text = setting.beside.text + setting.around.text
        if "公开" not in text and not setting.beside.has("result") and self._court_itself(side):
            return True
        if "公开" in text or side.has_act("cause", "submit") or "被" in side.text or _AGAINST.search(side.text):
            return False
        if "应诉" in side.text and side.has_act("handle", "process"):
            return True
        return "复议" in side.text and side.has_act("receive") and sum(token.text == "受理" for token in setting.beside.all("act")) > 0

    def _court_itself(self, side: Phrase) -> bool:
        """区法院审结案件903件: the court's own business; 经法院审结2件 and 法院受理行政诉讼2件 are of the body's lawsuits."""
        named = side.last("topic")
        if any(draft.topic in CASES for draft in self.discourse.in_sentence):
            return False
        if named is None or not named.text.endswith("法院") or named.end > (verb.start if (verb := side.last("act")) is not None else 0):
            return False
        before = side.before(named).text
        return not before.endswith(("经", "由", "被", "向", "诉至", "诉讼")) and side.has_act("handle", "process", "receive")

    def _other_cases(self, side: Phrase, setting: Setting, named: Token | None) -> bool:
        """True for reviews and lawsuits about something else, one stage of several, or those carried over."""
        carried = side.has("cue.carry", "cue.carry_in", "cue.carry_out") or (named is None and side.has("pending"))
        if self._as_reviewer(side, setting) or self._told_elsewhere(self._topics(side) or [self.discourse.topic]):
            return True
        staged = any("审" in draft.label for draft in self.discourse.in_sentence if draft.topic in CASES)
        return carried or self._elsewhere(setting) or (side.has("cue.stage") and (self.several or staged))

    def _unknown(self, side: Phrase, setting: Setting) -> Meaning:
        label = label_of(side) or label_of(setting.right)
        channel = side.last("channel")
        axis = "channel" if channel else "class"
        outside = self.discourse.topic != "request" and not setting.member and not side.has("topic", "act")
        loose = setting.listed and outside and setting.left.text.strip("、")
        if self.lexicon.counted_in("info", setting.unit) and (setting.published or loose):
            return Meaning("proactive_part", "info", label=label, axis=axis)
        mind = "request" if self.discourse.asked and not side.has_content else self.discourse.topic
        keep = mind if (setting.member or not side.has("topic")) and mind and not self._stranger(side) else "other"
        if mind == "request" and (side.has_act("inform") or all(token.has("channel") for token in side.all("topic"))) and not side.tail:
            keep = mind
        if keep in DECISIONS and side.has("act") and not self._goes_on(side):
            keep = "other"  # 办理许可8417件；立案356件，结案341件
        return Meaning(OTHER, keep, label=label, axis=axis)

    def _stranger(self, side: Phrase) -> bool:
        """True where the figure counts something of its own, which then is what the text speaks of."""
        kept = self.discourse.topic in (*DOCUMENTS, *CASES) and len(side.tail) <= 2
        return (bool(side.tail) and not kept) or side.has("topic")


def _headed(side: Phrase) -> Phrase:
    """取水、水工程建设规划同意书等行政许可决定63件: the noun behind 等 says what is counted; the examples before it have no say.

    A verb that leads them stays (办理人力资源服务许可等行政许可).
    """
    cue = side.last("cue.etc")
    head = side.after(cue).tokens[:1] if cue is not None else ()
    if cue is None or not head or head[0].get("topic") not in (*DECISIONS, *DOCUMENTS, "fees"):
        return side
    behind = side.after(head[0])
    if behind.residue or behind.has("topic", "applicant", "channel"):
        return side  # 服务企业等行政许可宣传活动
    examples = side.before(cue)
    first = next((place for place, token in enumerate(examples.tokens) if token.has("act", "topic") or token.sort is Sort.GAP), None)
    if first is None:
        return side
    stop = first + 1 if examples.tokens[first].has("act") and examples.tokens[first].get("act") != "hold" else first
    return Phrase((*examples.tokens[:stop], *head, *behind.tokens))


def _names_thing(left: Phrase) -> bool:
    """True for 民生实事, which is counted, not for 市图书馆, which counts."""
    return len(left.residue) > 1 and not left.years and _COUNTS.search(left.residue) is None


def _ahead(right: Phrase, *, whole: bool = False) -> Phrase:
    """The words behind a figure that may say what it counts: up to 均 where that begins a statement of its own."""
    told = next((token for token in right.tokens if token.text in ("系", "属于", "均系") and right.before(token).has("topic")), None)
    if told is not None:
        right = right.before(told)  # 1件诉讼系对复议决定不服提起
    opener = right.first("cue.open")
    if opener is not None and right.before(opener).has_content:
        right = right.before(opener)
    among = next((token for token in right.tokens if token.text in ("中", "里") and right.before(token).has("topic", "act")), None)
    if among is not None:
        right = right.before(among)
    cue = right.first("cue.universal")
    if cue is not None and (right.before(cue).has_content or (not whole and not right.has("result"))):
        return right.before(cue)
    return right
