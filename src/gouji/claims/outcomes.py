"""Outcomes: of requests (granted, denied, carried over) and of reviews and lawsuits (upheld, corrected)."""

from __future__ import annotations

import re

from gouji.claims.carrying import direction
from gouji.claims.meanings import CASES, OTHER, Meaning, Setting, distinct
from gouji.claims.nouns import Nouns
from gouji.claims.phrase import Phrase
from gouji.claims.tokens import Sort, Token

_OPENLY = re.compile(
    r"(?:\d{4}年度?|全年|当年|本年度?|年内|共|、)*(?:其中|：|(?:答复|办结|办理)(?:件|的申请)?(?:中|里))?(?:(?:答复|办理|处理)?结果(?:为|是))?(?:对?申请人)?"
    '(?:已|作出|做出|给予|作|答复|处理)?[“"]?公开[”"]?(?:类?答复件?|的|了|决定书?|的有|类|类的|件|告知书|答复书)?'
)
_ASKING = re.compile("(?<![按照])(?:要求|通知|告知)[^未不没逾，、；。]{0,6}(?:补正|补充|更正)")
"""因内容不明确要求申请人补正: a step on the way, no outcome."""
_OPENING = re.compile("^[、，]?(?:其中)?(?:有|：)?")
_WORDY = 14
"""Characters of the longest unknown words that are taken for an outcome."""
_DEDUCTING = re.compile("扣除|剔除|减去|去除|刨除|核减")
"""扣除重复提交19件后，实际受理385件: what is not counted as a request."""
_LAPSED = re.compile("补正|缴|收费通知")
"""Why the form says 不再处理: what was asked of the applicant did not come."""

_AND_OTHERS = re.compile("等其[他它](?!处理)")
"""无法提供等其他情况: several rows together, not all of them named."""
_OWN_REASONS = ("denied.", "unavailable.")
"""Outcomes with a reason that only the answer to a request has."""
_CAME = re.compile("^(?:是|系|为|属)于?[^，；]{2,7}(?:收到?|受理|接收|新收|接到)的?$")
"""11件是上一年收的: when some of those answered came in."""
_AMOUNT = re.compile("公开(?:总?量|总?数)")
"""依申请公开量: how many requests there were, not how documents are sorted."""
_ALIKE = re.compile("[与和同跟][^，、；。]{1,12}重复|重复[^，、；。]{0,6}者")
"""9件与省厅重复, 重复申请者5人: what is like another, or who asked; not how it was answered."""
_DUE = re.compile(
    "(?:待办|在办|待处理|待办理|应办)(?:申请|件|的|理)?(?:总数?|总量|共|合计)|(?:共有?|合计|总共|总计)(?:待办|在办|待处理|应办)"
)
_AT_THE_END = re.compile("末|底|尚|仍|剩|余|截|结转")
_DESCRIBING = ("为", "系", "是", "涉", "关于", "有关", "属", "申请", "要求", "因")
"""What follows tells what a request was about."""
_SORTING = re.compile("(?:定为|属于|作为|标注为|列为)(?:依申请|不予|不公开|免予|主动)")
_CAUSE = re.compile("因([^，、。；]{2,12}?)(?:引发|引起|产生|导致|发生|被|提起)")
"""What cases arose from: 因拆迁引发行政诉讼3件 is not about requests."""


class Outcomes(Nouns):
    """Rules for outcomes, the most telling first."""

    __slots__ = ()

    def _attribute(self, side: Phrase, setting: Setting) -> list[Meaning]:
        """Documents sorted by how they may be published: 依申请公开19条 beside 主动公开668条 is no request."""
        if self.discourse.sorts and side.has_act("proactive") and not side.has("topic") and self.discourse.topic == "other":
            return [Meaning(label=side.text, axis="attribute")]
        if self.discourse.answering and not self.discourse.sorts:
            return []
        if not (self.discourse.attribute or self._sorted(side)) or (side.has("act") and not side.has("topic", "outcome")):
            return []
        if setting.value < 0 or (not self.discourse.sorts and _AMOUNT.search(side.text)):
            return []
        words = [token for token in side.all("topic", "outcome") if token.text in self.lexicon.attributes]
        acts = {token.get("act") for token in side.all("act")}
        if words and not acts & {"receive", "handle", "process"}:
            return [Meaning(label=side.text, topic="info", axis="attribute")]
        return []

    def _sorted(self, side: Phrase) -> bool:
        """确定为依申请公开的95件: a document marked, not a request."""
        return _SORTING.search(side.text) is not None and not side.has_act("receive", "handle", "process")

    def _carried(self, side: Phrase, setting: Setting) -> list[Meaning]:
        way = direction(side, self.discourse) if not side.has_act("assist") else ""
        came = _CAME.search(setting.right.text) is not None
        if not way and (setting.bracket or setting.member or came) and self._over_two_years(side, setting):
            way = "in"
        topic = self._topic(side)
        if topic == "other" and way and not side.has("topic") and side.has("cue.carry", "cue.carry_in", "cue.carry_out"):
            topic = "request" if any(draft.topic == "request" for draft in self.discourse.in_sentence) else topic
        if way == "out" and self.used_right and setting.left.has("cue.rest") and self.discourse.topic == "request":
            topic = "request"  # 剩余1件因征求意见转入下年
        if topic not in ("request", "") or not self.lexicon.counted_in("request", setting.unit):
            return []
        if topic == "" and not side.has("cue.carry", "cue.carry_in", "cue.carry_out", "pending"):
            return []
        if (
            way == "out"
            and (setting.right.has_act("handle") or setting.bracket)
            and not side.has("cue.next_year", "cue.carry_out", "pending", "cue.also")
            and not side.years
            and not any(token.year for token in side.tokens)
        ):
            way = "in"
        if way:
            return [Meaning("carried_in" if way == "in" else "carried_out", "request", self._applicant(side), axis="carry")]
        handled = any(draft.concept == "handled" for draft in self.discourse.in_sentence)
        if topic == "request" and handled and side.has("cue.rest") and side.bare:
            return [Meaning("carried_out", "request", axis="carry", doubt=0.2)]
        if side.has("pending") and (topic == "request" or not side.has("result")):
            if ("在办" in side.text and "总" in side.text) or self._due_in_all(side):
                return [Meaning(OTHER, "request", adds=("received", "carried_in"), role="due", axis="sum")]
            return [Meaning("carried_out", "request", axis="carry", doubt=0.2)]
        return []

    def _due_in_all(self, side: Phrase) -> bool:
        """上年结转5件，待办共15件: all that was to be done in the year, not what was left at its end."""
        told = any(draft.concept == "carried_in" and draft.figure is not None for draft in self.discourse.in_sentence)
        return told and _DUE.search(side.text) is not None and _AT_THE_END.search(side.text) is None

    def _left_over(self, side: Phrase, setting: Setting) -> list[Meaning]:
        """有3件正在征求意见，尚未答复; 剩余6件依法延期，转下年办理: what the clauses behind the figure say of it."""
        behind, left = setting.behind, setting.left
        if self.discourse.topic != "request" or left.has_content or left.residue or not self.lexicon.counted_in("request", setting.unit):
            return []
        if behind.has("cue.universal", "cue.rest", "outcome") or any(token.get("topic") != "request" for token in behind.all("topic")):
            return []
        if setting.right.has("outcome", "result") or setting.right.has_act("handle", "withdraw"):
            return []
        if direction(behind, self.discourse) != "out" and not behind.has("pending"):
            return []
        return [Meaning("carried_out", "request", axis="carry", doubt=0.2)]

    def _fate(self, side: Phrase, setting: Setting) -> list[Meaning]:
        """1件为规划资料，予以公开；1件涉及他人，部分公开: the outcome behind the figure."""
        behind, left = setting.behind, setting.left
        if self.discourse.topic != "request" or left.has_content or left.residue or not self.lexicon.counted_in("request", setting.unit):
            return []
        words = behind.all("outcome")
        if not words or behind.has("cue.universal", "cue.rest", "topic", "pending") or direction(behind, self.discourse):
            return []
        if any(token.get("act") not in ("inform", "handle") for token in behind.all("act")):
            return []
        described = setting.right.text.startswith(_DESCRIBING)  # 1件为林权登记信息，予以公开
        acting = not described and any(token.get("act") != "cause" for token in setting.right.all("act"))
        if setting.right.has("outcome", "result") or acting or not any(draft.topic == "request" for draft in self.discourse.in_sentence):
            return []
        return [_merged([word.get("outcome") or "" for word in words], behind)]

    def _over_two_years(self, side: Phrase, setting: Setting) -> bool:
        """含2022年12月收到、2023年办理的1件, 其中1件系2022年底收到: what came in the year before."""
        if side.has("cue.last_year") and _CAME.search(setting.right.text) is not None:
            return True  # 11件是上一年收的
        verb = side.first("act")
        before = any(token.year and token.year + 1 == self.discourse.year for token in side.before(verb).tokens) if verb else False
        return before and side.has_act("receive") and (setting.member or side.has_act("handle", "process"))

    def _both(self, side: Phrase, setting: Setting) -> list[Meaning]:
        """上年转入与本年新收合计45件: what was on hand."""
        members = side.split()
        if len(members) < 2 or setting.left.has("cue.each", "cue.respectively"):
            return []
        carried = any(direction(member, self.discourse) == "in" for member in members)
        if carried and any(self._came_now(member) for member in members):
            return [Meaning(OTHER, "request", adds=("received", "carried_in"), axis="sum")]
        return []

    def _came_now(self, member: Phrase) -> bool:
        """本年新收, but not 上年度受理 of 上年度受理并结转至本年答复的4件, which only came in with the carried ones."""
        before = any(token.year is not None and token.year + 1 == self.discourse.year for token in member.tokens)
        past = before or member.has("cue.last_year")
        return member.has_act("receive", "add") and not past and not direction(member, self.discourse)

    def _outcome(self, side: Phrase, setting: Setting) -> list[Meaning]:
        words = side.all("outcome")
        topic = self._topic(side)
        if not words and (named := self._within(side, setting)):
            return [Meaning(named, "request", axis="outcome")]
        if not words and topic in ("request", "") and self._publicly(side, setting, topic):
            return [Meaning("granted", "request", axis="outcome", doubt=0.1)]
        if not words and (shaped := self._shaped(side, setting)):
            return [Meaning(shaped, "request", axis="outcome", doubt=0.2)]
        if not words or not self.lexicon.counted_in("request", setting.unit):
            return []
        if topic not in ("request", "") and not self._reopens(side, words, setting):
            return []
        rows = [word.get("outcome") or "" for word in words]
        opener = next((token for token in side.tokens if token.nested and token.has("cue.open")), None)
        if rows == ["partial"] and opener is not None and side.before(opener).text.endswith(("公开", "公开类")):
            return [Meaning("granted", "request", adds=("granted", "partial"), axis="outcome")]
        if _ASKING.search(f"{side.text}{setting.right.text}") or _DEDUCTING.search(setting.around.text):
            return [Meaning(OTHER, "request", label=side.text)]
        if _ALIKE.search(f"{side.text}{setting.right.text}"):
            return [Meaning(OTHER, "request", label=side.text)]
        if _AND_OTHERS.search(side.text):
            return [Meaning(OTHER, "request", label=side.text, axis="outcome")]
        if topic == "" and rows == ["denied"] and side.has("cue.negation"):
            return []
        if rows == ["not_processed"] and "不再" in words[-1].text:
            return [Meaning(self._no_longer(f"{side.text}{setting.around.text}{setting.right.text}"), "request", axis="outcome", doubt=0.3)]
        return [_merged(rows, side)]

    def _shaped(self, side: Phrase, setting: Setting) -> str:
        """予以公开3件，遮盖后公开2件，找不到5件: an outcome in words of the writer's own, beside others that are known."""
        beside = setting.axis == "outcome" or setting.beside.has("outcome") or setting.whole == "handled"
        if not beside or self.discourse.topic != "request" or not self.lexicon.counted_in("request", setting.unit):
            return ""
        others = any(token.get("topic") not in ("request", "info", "permits") and not token.has("within") for token in side.all("topic"))
        if others or side.has("applicant", "channel", "rate", "cue.rest", "cue.up", "cue.down", "cue.share"):
            return ""
        if side.has_act("receive", "proactive", "withdraw", "assist", "due") or len(side.text) > _WORDY:
            return ""
        text = _OPENING.sub("", side.text)
        row = next((row for row, shape in self.lexicon.shapes if shape.search(text)), "")
        return "" if side.has_act("make") and not row.startswith("unavailable.") else row

    def _no_longer(self, around: str) -> str:
        """不再处理 is the form's own word where nothing was corrected or paid; without such a reason nearby it says 不予处理."""
        told = any((draft.concept or "").startswith("other_result.") for draft in self.discourse.in_sentence)
        return "other_result" if told or _LAPSED.search(around) else "not_processed"

    def _within(self, side: Phrase, setting: Setting) -> str:
        """不予处理：信访2件; 不予处理3件（信访2件）: a word that names a row only under the outcome it belongs to."""
        listing = self.discourse.listing
        whole = (listing.whole.concept or "") if listing is not None and setting.bracket else ""
        group = setting.announced or whole
        row = next((token.get("within") for token in side.all("within")), None) or ""
        return row if group and row.startswith(f"{group}.") else ""

    def _other_outcome(self, side: Phrase, setting: Setting) -> list[Meaning]:
        """其他0件 among outcomes is the row of other outcomes, or all that the list does not name."""
        if not setting.left.text.lstrip("、其中").startswith(("他", "它")) or self._named_otherwise(side):
            return []
        if setting.axis == "applicant" and self.discourse.topic == "request":
            return [Meaning("received", "request", (("applicant", "other"),), axis="applicant")]
        if side.has_content or (setting.axis != "outcome" and setting.whole != "handled"):
            return []
        listing = self.discourse.listing
        if setting.member and listing is not None and listing.axis == "class" and listing.members:
            return []  # 申请内容涉及土地征收58件、其他27件
        if self.discourse.topic == "request":
            return [Meaning("other_result", "request", axis="outcome", role="rest")]
        topics = self._cases_in_mind()
        return [Meaning(f"{topics[0]}.other", topics[0], axis="outcome", role="rest")] if len(topics) == 1 else []

    def _named_otherwise(self, side: Phrase) -> bool:
        return side.has("act", "outcome", "result", "channel") or any(token.get("topic") != "request" for token in side.all("topic"))

    def _publicly(self, side: Phrase, setting: Setting, topic: str) -> bool:
        """公开16件 among outcomes (部分公开4件, 不予公开1件) is the row of those granted."""
        if not topic and "答复" not in side.text and len({token.get("outcome") for token in setting.beside.all("outcome")}) < 2:
            return False
        last = self.discourse.in_sentence[-1:]
        if last and last[0].concept == "handled" and setting.value <= last[0].quantity.value and _OPENLY.fullmatch(side.text):
            return True  # 办结8件：公开3件
        listed = setting.axis == "outcome" or setting.beside.has("outcome") or setting.whole in ("handled", "received")
        return listed and _OPENLY.fullmatch(side.text) is not None

    def _reopens(self, side: Phrase, words: list[Token], setting: Setting) -> bool:
        """An outcome that only a request can have speaks of requests again, and so do outcomes in a row, whatever came between."""
        last, word = side.last("topic"), words[-1]
        if last is not None and last.get("topic") == "request":
            return True
        if last is not None and last.get("topic") == "info" and last.end <= word.start and setting.whole in ("received", "handled"):
            return True
        if last is not None and last.get("topic") == "info" and word.end == last.start and self.discourse.topic in ("request", ""):
            return True  # 不予公开政府信息4件
        row = distinct((token.get("outcome") or "").partition(".")[0] for token in setting.beside.all("outcome"))
        rows = distinct(token.get("outcome") for token in setting.beside.all("outcome"))
        before = last is None or (last.get("topic") == "info" and last.end <= word.start)
        if before and (len(row) > 1 or len(rows) > 2) and self.discourse.topic != "info":
            return True
        reasoned = any((token.get("outcome") or "").startswith(_OWN_REASONS) for token in words)
        if last is None and self.discourse.topic == "other" and reasoned:
            return True
        return (
            last is None
            and (word.get("outcome") or "").partition(".")[0] in ("partial", "unavailable", "not_processed", "other_result")
            and any(draft.topic == "request" for draft in self.discourse.drafts)
        )

    def _result(self, side: Phrase, setting: Setting) -> list[Meaning]:
        word = side.last("result")
        topics = self._cases(side) or self._cases_in_mind()
        if topics and all(topic.startswith("litigation.") for topic in topics) and "诉" not in setting.left.text and self._kinds_in_row():
            topics = ["litigation"]
        if word is None and (shaped := self._shaped_result(side, topics)):
            return [Meaning(f"{topics[0]}.{shaped}", topics[0], axis="outcome", doubt=0.2)]
        if word is None or not topics:
            return []
        if self._elsewhere(setting) or self._told_elsewhere(topics):
            return []
        if len(topics) > 1 and setting.around.has("cue.respectively") and not setting.left.has("cue.each"):
            return [Meaning(OTHER, "+".join(topics), label=side.text, axis="outcome")]
        kind, doubt = word.get("result"), 0.6 if self._of_stage() else 0.0
        if kind == "upheld" and topics == ["review"] and self._dismissed(word, setting):
            return [Meaning("review.other", "review", role="dismissed", axis="outcome", doubt=0.7)]
        if kind == "pending" and side.has("cue.last_year"):
            return [Meaning(OTHER, topics[-1], label=side.text, role="carried")]
        rows = [f"{topic}.{kind}" for topic in topics]
        if len(rows) > 1 and not setting.left.has("cue.each"):
            return [Meaning(OTHER, "+".join(topics), adds=tuple(rows), label=side.text, axis="outcome")]
        return [Meaning(row, topic, axis="outcome", doubt=doubt) for row, topic in zip(rows, topics, strict=True)]

    def _shaped_result(self, side: Phrase, topics: list[str]) -> str:
        """行政复议6件，维持3件，和解1件: a result in words of the writer's own, behind the total of one kind of cases."""
        if len(topics) != 1 or side.has("topic", "rate", "applicant", "cue.rest", "cue.stage", "cue.last_year") or len(side.text) > _WORDY:
            return ""
        told = [draft for draft in self.discourse.in_sentence if draft.topic == topics[0] and draft.figure is not None]
        if not any((draft.concept or "").endswith(".total") for draft in told) or self._told_elsewhere(topics):
            return ""
        text = _OPENING.sub("", side.text)
        return next((kind for kind, shape in self.lexicon.result_shapes if shape.search(text)), "")

    def _dismissed(self, word: Token, setting: Setting) -> bool:
        """维持7件，驳回申请2件: beside reviews upheld, those dismissed are others, though some bodies count them as upheld."""
        told = any(draft.concept == "review.upheld" for draft in self.discourse.in_sentence)
        beside = any("维持" in token.text for token in setting.beside.all("result"))
        return "驳回" in word.text and (told or beside)

    def _cases(self, side: Phrase) -> list[str]:
        return [topic for topic in distinct(token.get("topic") for token in side.all("topic")) if topic in CASES]

    def _cases_in_mind(self) -> list[str]:
        topics = self.discourse.topic.split("+")
        if not all(topic in CASES for topic in topics):
            return []
        # 诉讼5件，其中直接起诉3件，维持2件: of those 3
        return [topic for topic in topics if not any(other.startswith(f"{topic}.") for other in topics)]

    def _kinds_in_row(self) -> bool:
        """诉讼10件，其中直接起诉3件，复议后起诉7件，维持8件: results behind both kinds are of all, unless the first had its own."""
        told = [draft.concept or "" for draft in self.discourse.in_sentence if (draft.concept or "").startswith("litigation.")]
        kinds = {concept for concept in told if concept in ("litigation.direct.total", "litigation.after_review.total")}
        return "litigation.total" in told and len(kinds) == 2 and not any(_result_of_kind(concept) for concept in told)

    def _of_stage(self) -> bool:
        """一审4件（3件驳回）: what one instance decided is not the result of them all."""
        listing = self.discourse.listing
        if listing is None or listing.whole.concept != OTHER:
            return False
        return any(word in listing.whole.label for word in ("一审", "二审", "再审"))

    def _told_elsewhere(self, topics: list[str]) -> bool:
        """True for results of cases that the sentence tells as the body's business, not as brought against it."""
        return any(draft.role == "elsewhere" and draft.topic in topics for draft in self.discourse.in_sentence)

    def _elsewhere(self, setting: Setting) -> bool:
        return setting.around.has("elsewhere") or any(
            "公开" not in cause and "申请" not in cause and "答复" not in cause for cause in _CAUSE.findall(_up_to(setting))[-1:]
        )


def _result_of_kind(concept: str) -> bool:
    return concept.count(".") == 2 and not concept.endswith(".total")


def _up_to(setting: Setting) -> str:
    """The clause up to the figure."""
    text = setting.left.text
    head, found, _ = setting.around.text.partition(text) if text else ("", "", "")
    return f"{head}{text}" if found else text


def _merged(rows: list[str], side: Phrase) -> Meaning:
    if any(row.startswith("other_result.") for row in rows):
        rows = [row for row in rows if row != "not_processed"]
    if any(row.startswith("not_processed.") for row in rows):
        rows = [row for row in rows if row != "other_result"]
    groups = distinct(part for row in rows for part in row.partition(".")[0].split("+"))
    both = any("+" in row for row in rows)
    if len(groups) > 1 and (both or any(token.sort is Sort.JOIN or token.has("cue.or", "cue.sum") for token in side.tokens)):
        return Meaning(groups[0], "request", adds=tuple(groups), axis="outcome")
    group = groups[-1]
    subs = distinct(row for row in rows if row.startswith(group + "."))
    only = subs[0] if len(subs) == 1 and not side.has("cue.etc") else group
    return Meaning(only, "request", axis="outcome")
