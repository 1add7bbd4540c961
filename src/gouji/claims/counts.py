"""What a count counts: from the words around it and what the text speaks of, the concept of the genre."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from gouji.claims.carrying import direction
from gouji.claims.discourse import Discourse
from gouji.claims.lexicon import Lexicon
from gouji.claims.phrase import Phrase
from gouji.claims.tokens import Sort, Token
from gouji.records import Dimensions

OTHER = "other_count"
CASES = ("review", "litigation", "litigation.direct", "litigation.after_review")
_DECIDING = ("handle", "process", "decide", "publish", "proactive", "make", "add")
_OPENLY = re.compile("、?(?:其中|：)?(?:对?申请人)?(?:已|作出|做出|给予|作|答复|处理)?[“\"]?公开[”\"]?(?:答复|的|决定|的有)?")
_SORTING = re.compile("(?:定为|属于|作为|标注为|列为)(?:依申请|不予|不公开|免予|主动)")
_WEAK = frozenset(("信息公开", "政府信息公开", "政务公开"))
PROACTIVE = ("proactive_total", "proactive_part")
DOCUMENTS = ("norm_docs", "regulations")
DECISIONS = ("permits", "penalties", "coercion")
_REQUEST_UNITS = frozenset("件 条 份 宗 例 次 封 项 起 人次 件次 个 笔 桩 件(次) 件/次 人".split()) | {""}
_DOCUMENT_UNITS = frozenset("件 个 部 条 份 项 篇".split()) | {""}
_DECISION_UNITS = frozenset("件 条 项 宗 起 个 份 例 次 件次 笔 人次 户次 户 张 本".split()) | {""}
_INFO_UNITS = frozenset("条 件 份 篇 则 项 个 件/次 条次 件次 部 期 批 幅 宗 余条".split()) | {""}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a count counts.

    Attributes:
        topic: see Draft.
        axis: what it would divide a whole by.
        certain: 1 less the doubt of the reading.
    """

    concept: str = OTHER
    topic: str = "other"
    dimensions: Dimensions = ()
    adds: tuple[str, ...] = ()
    role: str = ""
    label: str = ""
    axis: str = "class"
    doubt: float = 0.0


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a figure: words on its left and right, its unit, and whether it is a part of a list."""

    left: Phrase
    right: Phrase
    unit: str = "件"
    member: bool = False
    published: bool = False
    whole: str = ""
    act: str = ""
    channels: int = 0
    axis: str = ""
    listed: bool = False
    around: Phrase = Phrase(())
    applicants: int = 0
    beside: Phrase = Phrase(())


@dataclass(slots=True)
class Counter:
    """Decides meanings within one paragraph."""

    lexicon: Lexicon
    discourse: Discourse
    used_right: bool = False
    several: bool = False
    ahead: Token | None = None

    def meanings(self, setting: Setting) -> list[Meaning]:
        """The meanings of one figure: one, or several for 各1件."""
        self.used_right = False
        first = setting.right.tokens[0] if setting.right else None
        self.ahead = first if first is not None and first.has("topic") and not setting.left.has("topic") else None
        side = self._side(setting)
        for rule in (self._attribute, self._carried, self._summed, self._repeated, self._outcome, self._other_outcome, self._result, self._rows):
            found = rule(side, setting)
            if found:
                return found
        return [self._unknown(side, setting)]

    # which side of the figure speaks

    def _side(self, setting: Setting) -> Phrase:
        left, right = setting.left, setting.right
        if not left.has_content and not direction(left, self.discourse):
            self.used_right = right.has_content or bool(direction(right, self.discourse))
            return _ahead(right, whole=True) if self.used_right else left
        if left.has("topic", "outcome", "result", "applicant", "channel", "pending"):
            ahead = _ahead(right)
            if self._only_names(left) and not right.has("cue.universal") and (ahead.has("outcome", "pending", "result") or direction(ahead, self.discourse)):
                self.used_right = True
                return Phrase((*left.tokens, *ahead.tokens))
            return left
        ahead = _ahead(right)
        verb = (left.last("act") or ahead.tokens[0]).get("act") if ahead else ""
        if ahead.has("topic", "applicant") or direction(ahead, self.discourse) or verb == "handle" and ahead.has("outcome", "result"):
            self.used_right = True
            return Phrase((*left.tokens, *ahead.tokens))
        return left

    def _only_names(self, left: Phrase) -> bool:
        return not left.has("outcome", "result", "applicant", "pending") and not left.has("act") and not left.has("channel")

    # rules, the most telling first

    def _attribute(self, side: Phrase, setting: Setting) -> list[Meaning]:
        """Documents sorted by how they may be published: 依申请公开19条 beside 主动公开668条 is no request."""
        if not (self.discourse.attribute or self._sorted(side, setting)) or side.has("act") and not side.has("topic", "outcome"):
            return []
        words = [token for token in side.all("topic", "outcome") if token.text in self.lexicon.attributes]
        acts = {token.get("act") for token in side.all("act")}
        if words and not acts & {"receive", "handle"}:
            return [Meaning(label=side.text, topic="info", axis="attribute")]
        return []

    def _sorted(self, side: Phrase, setting: Setting) -> bool:
        """主动公开120份、依申请公开80份、不予公开56份; 确定为依申请公开的95件."""
        texts = {token.text for token in setting.beside.all("topic", "outcome", "act")} | {token.text for token in setting.around.all("topic", "outcome", "act")}
        three = any(text in texts for text in ("主动公开",)) and len(texts & self.lexicon.attributes) > 1
        marked = _SORTING.search(side.text) is not None
        return (three or marked) and not side.has_act("receive", "handle", "process")

    def _carried(self, side: Phrase, setting: Setting) -> list[Meaning]:
        way = direction(side, self.discourse)
        topic = self._topic(side)
        if topic not in ("request", "") or setting.unit not in _REQUEST_UNITS:
            return []
        if topic == "" and not side.has("cue.carry", "cue.carry_in", "cue.carry_out", "pending"):
            return []
        if way:
            return [Meaning("carried_in" if way == "in" else "carried_out", "request", self._applicant(side, direct=True), axis="carry")]
        if side.has("pending") and (topic == "request" or not side.has("result")):
            return [Meaning("carried_out", "request", axis="carry", doubt=0.2)]
        return []

    def _summed(self, side: Phrase, setting: Setting) -> list[Meaning]:
        """总计58件 behind the outcomes, 合计3件 behind two figures of requests: the sum of what was just listed."""
        if side.has_content or side.residue or not (side.has("cue.sum") or any(token.text in ("共", "总", "计", "共有", "总共") for token in side.tokens)):
            return []
        pool = [draft for draft in self.discourse.in_sentence if draft.figure is not None]
        if not pool:
            return []
        if all(draft.concept in (OTHER, "proactive_part") for draft in pool) and len(pool) > 1 and (setting.listed or pool[-1].role in ("publish", "proactive")):
            return [Meaning("proactive_total", "info", role="sum")]
        if pool[-1].topic != "request":
            return []
        if pool[-1].axis == "outcome" and pool[-1].concept != OTHER:
            return [Meaning("handled", "request", role="sum")]
        rows = {draft.concept for draft in pool if not draft.applicant}
        return [Meaning("received", "request", role="sum")] if len(pool) > 1 and rows <= {"received", OTHER} else []

    def _repeated(self, side: Phrase, setting: Setting) -> list[Meaning]:
        """历年累计8份 behind the year's own figure: the same concept, of another period."""
        last = self.discourse.recent(sentence=True)
        other_time = side.has("cue.cumulative", "cue.last_year") or bool(side.years)
        if side.has_content or side.residue or last is None or not other_time or last.concept == OTHER or setting.member:
            return []
        return [Meaning(last.concept or OTHER, last.topic, last.dimensions)] if last.quantity.unit.symbol == setting.unit else []

    def _outcome(self, side: Phrase, setting: Setting) -> list[Meaning]:
        words = side.all("outcome")
        topic = self._topic(side)
        if not words and topic == "request" and self._publicly(side, setting):
            return [Meaning("granted", "request", axis="outcome", doubt=0.1)]
        if not words or setting.unit not in _REQUEST_UNITS:
            return []
        if topic not in ("request", "") and not self._reopens(side, words[-1]):
            return []
        rows = [word.get("outcome") or "" for word in words]
        if topic == "" and rows == ["denied"] and side.has("cue.negation"):
            return []
        return [_merged(rows, side)]

    def _other_outcome(self, side: Phrase, setting: Setting) -> list[Meaning]:
        """其他0件 among outcomes is the row of other outcomes."""
        if setting.axis != "outcome" or side.has_content or not setting.left.text.lstrip("、").startswith(("其他", "其它")):
            return []
        if self.discourse.topic == "request":
            return [Meaning("other_result", "request", axis="outcome")]
        topics = self._cases_in_mind()
        return [Meaning(f"{topics[0]}.other", topics[0], axis="outcome")] if len(topics) == 1 else []

    def _publicly(self, side: Phrase, setting: Setting) -> bool:
        """公开16件 among outcomes (部分公开4件, 不予公开1件) is the row of those granted."""
        return _OPENLY.fullmatch(side.text) is not None and (setting.axis == "outcome" or setting.beside.has("outcome"))

    def _reopens(self, side: Phrase, word: Token) -> bool:
        """An outcome that only a request can have speaks of requests again, whatever came between."""
        last = side.last("topic")
        if last is not None and last.get("topic") == "request":
            return True
        return last is None and (word.get("outcome") or "").partition(".")[0] in ("partial", "unavailable", "not_processed", "other_result") and any(
            draft.topic == "request" for draft in self.discourse.drafts
        )

    def _result(self, side: Phrase, setting: Setting) -> list[Meaning]:
        word = side.last("result")
        topics = self._cases(side) or self._cases_in_mind()
        if word is None or not topics:
            return []
        if self._elsewhere(setting):
            return []
        kind = word.get("result")
        rows = [f"{topic}.{kind}" for topic in topics]
        if len(rows) > 1 and not setting.left.has("cue.each"):
            return [Meaning(OTHER, "+".join(topics), adds=tuple(rows), label=side.text, axis="outcome")]
        return [Meaning(row, topic, axis="outcome") for row, topic in zip(rows, topics, strict=True)]

    def _cases(self, side: Phrase) -> list[str]:
        return [topic for topic in _distinct(token.get("topic") for token in side.all("topic")) if topic in CASES]

    def _cases_in_mind(self) -> list[str]:
        topics = self.discourse.topic.split("+")
        return topics if all(topic in CASES for topic in topics) else []

    def _rows(self, side: Phrase, setting: Setting) -> list[Meaning]:
        topics = self._topics(side)
        if not side.has_content and side.text.lstrip("、").startswith(("其他", "其它")):
            return []
        if topics and topics[-1] == "request":
            topics = ["request"]
        if not topics:
            topic = self._topic(side)
            topics = topic.split("+") if topic else []
        if topics == ["request"]:
            return self._request(side, setting)
        if topics and topics[-1] == "info":
            return [self._info(side, setting)]
        if not topics and side.has_act("proactive"):
            if self.discourse.topic == "request" and not setting.published:
                return [Meaning(OTHER, "request", label=side.text, axis="outcome")]
            return [self._info(side, setting)]
        return self._framed(side, setting, topics)

    def _framed(self, side: Phrase, setting: Setting, topics: list[str]) -> list[Meaning]:
        named = self._noun(side)
        if setting.member and named is None and not side.has("act", "result", "outcome"):
            return []
        if not topics or self._is_label(side, named) or not _fits(setting.unit, topics[0]):
            return []
        if topics[-1] in CASES and (self._elsewhere(setting) or side.has("cue.stage") and self.several):
            return [Meaning(OTHER, topics[-1], label=side.text)]
        if setting.published and topics[0] in DECISIONS and len(topics) == 1:
            return []
        act = self._act(side, setting)
        stock = named is not None and named.text.endswith("事项") or act in ("valid", "hold") or side.has("cue.topical") or bool(side.residue)
        if topics[0] in DECISIONS and setting.unit == "项" and stock and act not in _DECIDING:
            return [Meaning(OTHER, topics[0], label=side.text, role="items")]
        if topics[-1] in CASES and act != "withdraw":
            if named is None and act in ("handle", "process", "hold", "inform"):
                return [Meaning(OTHER, topics[-1], label=side.text)]
            act = ""
        if named is None and act in ("publish", "proactive", "collect"):
            return [Meaning(OTHER, topics[0], label=side.text, role="published")]
        frames = [(topic, self.lexicon.frame(topic, act)) for topic in topics]
        if any(frame is None for _, frame in frames):
            return []
        rows = [(topic, frame.concept, frame.role) for topic, frame in frames if frame is not None]
        if any(not concept for _, concept, _ in rows):
            return [Meaning(OTHER, topics[0], label=side.text, role=rows[0][2])]
        if len(rows) > 1 and not setting.left.has("cue.each"):
            return [Meaning(OTHER, "+".join(topics), adds=tuple(concept for _, concept, _ in rows), label=side.text)]
        axis = "class" if act != "withdraw" else "outcome"
        return [Meaning(concept, topic, role=role, axis=axis) for topic, concept, role in rows]

    def _elsewhere(self, setting: Setting) -> bool:
        return setting.around.has("elsewhere")

    def _request(self, side: Phrase, setting: Setting) -> list[Meaning]:
        if setting.unit not in _REQUEST_UNITS or self._is_label(side, self._noun(side)):
            return []
        channel, applicant, noun = side.last("channel"), side.last("applicant"), self._noun(side)
        act = self._act(side, setting)
        if applicant is not None and self._names_applicant(side, applicant, noun, act, setting):
            return [Meaning("received", "request", self._applicant(side), axis="applicant")]
        if channel is not None and self._names_channel(side, channel, noun, setting):
            return [Meaning(OTHER, "request", label=side.text, axis="channel")]
        if noun is not None and self._kind_of_request(side, noun):
            return [Meaning(OTHER, "request", label=side.text)]
        if side.has("act") is False and noun is None:
            return []
        if side.tail and noun is None and side.has("act"):
            return []
        frame = self.lexicon.frame("request", act)
        if frame is None or not frame.concept or side.has("cue.late") or self._negated(side):
            return [Meaning(OTHER, "request", label=side.text)]
        if noun is None and (act not in ("receive", "add", "handle", "process", "withdraw", "due", "") or act == "process" and not setting.left.has("act")) or side.has_act("assist"):
            return [Meaning(OTHER, "request", label=side.text)]
        if setting.member and frame.concept == setting.whole and not side.has("cue.timely"):
            return [Meaning(OTHER, "request", label=side.text, axis="region")]
        if "+" in frame.concept:
            return [Meaning(OTHER, "request", adds=tuple(frame.concept.split("+")), role=act)]
        return [Meaning(frame.concept, "request", role=act)]

    def _kind_of_request(self, side: Phrase, noun: Token) -> bool:
        """土地征收类申请38件, 要求公开批文的申请1件 beside another: what the requests were about, not how many there were."""
        head = side.before(noun)
        if head.tokens and head.tokens[-1].has("cue.topical") and (head.residue or head.text.lstrip("、").startswith(("其他", "其它"))):
            return True
        wished = head.last("topic")
        about = wished is not None and wished.get("topic") == "request" and bool(head.after(wished).residue)
        return about and self.several

    def _negated(self, side: Phrase) -> bool:
        cue, act = side.last("cue.negation"), side.last("act")
        return cue is not None and act is not None and 0 <= act.start - cue.end <= 6

    def _names_applicant(self, side: Phrase, word: Token, noun: Token | None, act: str, setting: Setting) -> bool:
        if side.has("cue.topical") and noun is None:
            return False
        plain = not side.has("act") or act not in ("receive", "handle", "process") or "自然人" in word.text or "法人" in word.text
        return plain or setting.member or noun is None or setting.applicants > 1

    def _names_channel(self, side: Phrase, channel: Token, noun: Token | None, setting: Setting) -> bool:
        verb = side.first("act")
        if setting.member or noun is None:
            return True
        if setting.channels > 1:
            return True
        return verb is None or channel.start < verb.start and not side.has("cue.sum") and setting.channels > 1

    def _info(self, side: Phrase, setting: Setting) -> Meaning:
        noun, act = side.last("topic"), self._act(side, setting)
        if noun is not None and noun.get("topic") != "info":
            noun = None
        label = _label(side)
        if setting.unit not in _INFO_UNITS:
            return Meaning(OTHER, "info", label=label)
        classed = self._classed(side, noun) if noun is not None else bool(side.tail) or side.has("cue.topical")
        channel = side.last("channel")
        if channel is not None and channel.get("channel") == "media" and act != "proactive" and not setting.member:
            return Meaning(OTHER, "info", label=label, role=act, axis="channel")
        if act == "publish" and noun is None and side.has("cue.sum") and self._listed():
            return Meaning("proactive_total", "info", label=label)
        official = noun is not None and noun.text not in ("信息", "信息量", "各项信息") and not side.has("act")
        rest = setting.published and any(word in label for word in ("其他", "其它", "其余"))
        if (act in ("proactive", "publish") or official) and not classed and not rest and not (setting.member and (channel is not None or act == "publish")):
            if act == "proactive" or noun is not None or official:
                return Meaning("proactive_total", "info", label=label)
        if setting.published:
            return Meaning("proactive_part", "info", label=label, axis="channel" if channel else "class")
        return Meaning(OTHER, "info", label=label, role=act or "told", axis="channel" if channel and not classed else "class")

    def _listed(self) -> bool:
        drafts = self.discourse.in_sentence
        return len(drafts) > 1 and all(draft.concept in (OTHER, "proactive_part") for draft in drafts)

    def _classed(self, side: Phrase, noun: Token) -> bool:
        """True where words between the verb and 信息 say what kind of information it is."""
        if side.after(noun).residue:
            return True
        head = side.before(noun)
        verb = head.last("act")
        between = head.after(verb) if verb is not None else head
        if between.tokens and between.tokens[-1].has("cue.etc"):
            return False
        if "政" in noun.text and not between.has("topic", "cue.topical", "applicant", "ignore") and len(between.residue) <= 4:
            return False
        return bool(between.residue) or between.has("topic", "cue.topical", "applicant", "ignore") or side.after(noun).has("cue.topical")

    def _unknown(self, side: Phrase, setting: Setting) -> Meaning:
        label = _label(side) or _label(setting.right)
        channel = side.last("channel")
        axis = "channel" if channel else "class"
        if setting.unit in _INFO_UNITS and (setting.published or setting.listed and not setting.member and setting.left.text.strip("、") and not side.has("topic", "act")):
            return Meaning("proactive_part", "info", label=label, axis=axis)
        mind = self.discourse.topic
        keep = mind if (setting.member or not side.has("topic")) and mind and not self._stranger(side) else "other"
        return Meaning(OTHER, keep, label=label, axis=axis)

    def _stranger(self, side: Phrase) -> bool:
        """True where the figure counts something of its own, which then is what the text speaks of."""
        kept = self.discourse.topic in (*DOCUMENTS, *CASES) and len(side.tail) <= 2
        return bool(side.tail) and not kept or side.has("topic")

    # helpers of the rules

    def _act(self, side: Phrase, setting: Setting) -> str:
        acts = side.all("act")
        if len(acts) > 1 and (self._noun(side) or acts[0]).get("topic") == "request":
            acts = [token for token in acts if token.get("act") not in ("publish", "proactive", "cause", "make")] or acts
        if not acts:
            noun = self._noun(side)
            return "publish" if noun is not None and noun.get("topic") == "info" and ("公开" in noun.text or "发布" in noun.text) else setting.act
        last = acts[-1]
        if len(acts) > 1:
            first = acts[-2]
            joined = Phrase(side.tokens[side.index(first) + 1 : side.index(last)])
            if first.get("act") == "receive" and joined.has("cue.or") and not joined.residue or first.get("act") == "receive" and first.end == last.start:
                return "receive"
            if last.get("act") == "cause" or last.get("act") == "charge":
                last = first
        return last.get("act") or ""

    def _topics(self, side: Phrase) -> list[str]:
        """The nouns right before the figure, joined by 、 or 和."""
        tokens = side.all("topic")
        tokens = [token for token in tokens if token.text not in _WEAK] or tokens
        if not tokens:
            return []
        chosen = [tokens[-1]]
        for token in reversed(tokens[:-1]):
            between = Phrase(side.tokens[side.index(token) + 1 : side.index(chosen[-1])])
            joined = not between and token.get("topic") in CASES or any(item.sort is Sort.JOIN or item.has("cue.or") for item in between.tokens)
            if not joined or between.residue or between.has("act", "outcome"):
                break
            chosen.append(token)
        return _distinct(token.get("topic") for token in reversed(chosen))

    def _noun(self, side: Phrase) -> Token | None:
        """The last noun; 信息公开 only where no other stands (被诉信息公开案件7件 are lawsuits)."""
        tokens = side.all("topic")
        return next((token for token in reversed(tokens) if token.text not in _WEAK), tokens[-1] if tokens else None)

    def _topic(self, side: Phrase) -> str:
        named = self._noun(side)
        if named is not None:
            if named.text == "申请" and self._foreign(side, named):
                return "other"
            if named.has("outcome") and self.discourse.topic == "request":
                return "request"
            return named.get("topic") or ""
        if side.tail and side.has("act"):
            return "other"
        hint = side.last("hint")
        if hint is not None and not self.discourse.topic:
            return hint.get("hint") or ""
        return self.discourse.topic or ("request" if side.has_act("receive", "handle", "withdraw", "add", "due") and not side.tail else "")

    def _foreign(self, side: Phrase, named: Token) -> bool:
        at = side.index(named)
        return at > 0 and side.tokens[at - 1].sort is Sort.GAP and not side.tokens[at - 1].text.endswith(("的", "”", "）"))

    def _is_label(self, side: Phrase, named: Token | None) -> bool:
        """True for 规范性文件类68条 or 许可事项清单3份: the noun only names a class of other things."""
        if named is None:
            return bool(side.tail)
        if self.ahead is named:
            return False
        if named.get("topic") == "request" and named.text == "申请" and self._foreign(side, named):
            return True
        rest = Phrase(tuple(token for token in side.after(named).tokens if token.text not in _WEAK))
        return rest.has("cue.topical") or bool(rest.residue and not rest.has("act"))

    def _applicant(self, side: Phrase, *, direct: bool = False) -> Dimensions:
        word = side.last("applicant")
        return (("applicant", word.get("applicant") or ""),) if word is not None else ()


def _fits(unit: str, topic: str) -> bool:
    if topic in CASES or topic == "request":
        return unit in _REQUEST_UNITS
    if topic in DOCUMENTS:
        return unit in _DOCUMENT_UNITS
    if topic in DECISIONS:
        return unit in _DECISION_UNITS
    return topic == "other" or topic == "fees" and unit == ""


def _ahead(right: Phrase, *, whole: bool = False) -> Phrase:
    """The words behind a figure that may say what it counts: up to 均 where that begins a statement of its own."""
    opener = right.first("cue.open")
    if opener is not None and right.before(opener).has_content:
        right = right.before(opener)
    cue = right.first("cue.universal")
    if cue is not None and (right.before(cue).has_content or not whole and not right.has("result")):
        return right.before(cue)
    return right


def _merged(rows: list[str], side: Phrase) -> Meaning:
    if any(row.startswith("other_result.") for row in rows):
        rows = [row for row in rows if row != "not_processed"]
    groups = _distinct(row.partition(".")[0] for row in rows)
    if len(groups) > 1 and any(token.sort is Sort.JOIN or token.has("cue.or", "cue.sum") for token in side.tokens):
        return Meaning(groups[0], "request", adds=tuple(groups), axis="outcome")
    if len(groups) == 1 and "+" in groups[0]:
        adds = tuple(groups[0].split("+"))
        return Meaning(adds[0], "request", adds=adds, axis="outcome")
    group = groups[-1]
    subs = _distinct(row for row in rows if row.startswith(group + "."))
    only = subs[0] if len(subs) == 1 and not side.has("cue.etc") else group
    return Meaning(only, "request", axis="outcome")


def _label(phrase: Phrase) -> str:
    return phrase.text.strip("，、：；的了 ")


def _distinct(items: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(item for item in items if item))


def relabel(meaning: Meaning, label: str) -> Meaning:
    """`meaning` with another label."""
    return replace(meaning, label=label)
