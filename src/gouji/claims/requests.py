"""Requests: how many came in and were handled, from whom, by which way."""

from __future__ import annotations

import re

from gouji.claims.lists import names_subject
from gouji.claims.meanings import OTHER, Meaning, Setting
from gouji.claims.nouns import Nouns
from gouji.claims.phrase import Phrase
from gouji.claims.tokens import Token
from gouji.quantity import UnitKind
from gouji.records import PeriodKind

_PERSONS = ("人", "人次")
"""Units of those who applied, where the requests themselves are counted behind (31人次提交申请37件)."""
_ELSEWHERE = ("hold", "inform", "assist", "push", "publish", "proactive", "collect", "make", "decide", "charge")
"""Verbs whose objects are no applicants (走访企业2家)."""
_ORGANISATIONS = ("家", "户", "名", "位")
"""Units of applicants in a list of them (自然人65人，企业12家)."""
_POSTS = ("条", "次", "篇", "则", "人次")
_MANNER = re.compile(
    "(?:频繁|反复|大量|多次)(?:提出|提交|申请|递交)"
    "|应由|应当由|(?:按|作)(?:撤回|撤销|撤件|放弃|结案|终止|信访|举报|投诉|咨询)(?:件|类|事项)?(?:处理|办理|答复)"
)
"""频繁提交的37件申请, 按撤回处理2件: how some were asked or dealt with."""
_NEW = re.compile("^[、，]?(?:其中)?(?:本年度?|当年)?新(?:的|提)?申请$")
_UNITS = re.compile("[、，]?(?:其中)?(?:来自|由)?(?:各)?单位的?(?:申请|提出|提交|递交)?(?:占|的|为|共|有)*")


class Requests(Nouns):
    """Rules for requests."""

    __slots__ = ()

    def _request(self, side: Phrase, setting: Setting) -> list[Meaning]:
        persons = setting.unit in _ORGANISATIONS and setting.axis == "applicant" and side.has("applicant") and not side.has("act")
        if not (persons or self.lexicon.counted_in("request", setting.unit)) or self._is_label(side, self._noun(side)):
            return []
        noun, act = self._noun(side), self._act(side, setting)
        taken = (act == "charge" and setting.unit not in ("", "元")) or (act == "publish" and noun is not None)
        if taken and any(token.text in ("收取", "录入") for token in side.all("act")):
            act = "receive"  # 收取申请12件, 录入申请20件
        divided = self._divided(side, setting, noun, act)
        if divided is not None:
            return [divided]
        if noun is None and (not side.has("act") or side.tail):
            return []
        frame = self.lexicon.frame("request", act)
        wrong = side.has("result") and act != "withdraw"  # 因答复不当被纠正0件
        wrong = wrong or (setting.left.has("cue.rest") and frame is not None and frame.concept == "received" and not act)  # 其余7件
        wrong = wrong or _MANNER.search(side.text) is not None
        if frame is None or not frame.concept or wrong or self._some(side, setting, noun, act):
            return [Meaning(OTHER, "request", label=side.text)]
        if frame.concept == "received" and self.used_right and not setting.left.has_content and _opened(setting.around):
            return [Meaning(OTHER, "request", label=side.text)]  # 其中，2件申请在年底收到: of those told before
        again = self._of_year(side) and any(
            draft.summed or draft.period.kind is PeriodKind.CUMULATIVE for draft in self.discourse.in_sentence
        )
        plain = noun is not None and "公开" not in noun.text
        if setting.member and (act or plain) and frame.concept == setting.whole and not side.has("cue.timely") and not again:
            new = frame.concept == "received" and self._came_new(side)
            return [Meaning("received", "request", role="new") if new else Meaning(OTHER, "request", label=side.text, axis="region")]
        if setting.member and self._by_another(side, setting):
            return [Meaning(OTHER, "request", label=side.text, axis="region")]
        about = act == "cause" and "涉及" in side.text and any(draft.figure is not None for draft in self.discourse.in_sentence)
        if about:
            return [Meaning(OTHER, "request", label=side.text)]  # 召开会商会5次，涉及申请8件
        if frame.concept == "received" and self._accepted(side, setting):
            return [Meaning(OTHER, "request", label=side.text, role="accepted")]
        if frame.concept == "handled" and self._handled_so(side, setting, noun):
            return [Meaning(OTHER, "request", label=side.text, role="way")]
        if "+" in frame.concept:
            return [Meaning(OTHER, "request", adds=tuple(frame.concept.split("+")), role=act)]
        rest = frame.concept == "handled" and (self._remaining(setting.left) or self._one_of(setting))
        return [Meaning(frame.concept, "request", role="rest" if rest else act)]

    def _came_new(self, side: Phrase) -> bool:
        """收到163件，其中新收131件: what came in this year, of all on hand."""
        verb = side.last("act")
        if _NEW.search(side.text) and not side.has("applicant", "channel"):
            return True
        return (
            verb is not None
            and verb.get("act") in ("receive", "add")
            and verb.text.startswith("新")
            and not side.has("applicant", "channel")
        )

    def _handled_so(self, side: Phrase, setting: Setting, noun: Token | None) -> bool:
        """其中当场答复5件，20日内答复30件; 办结36件，按时办结34件: those handled in one way or time, of more."""
        verb = side.first("act")
        if verb is None or noun is not None:
            return False
        if side.has("channel") and setting.channels > 1:
            return True  # 书面答复36件，电子邮件答复21件
        told = any(draft.concept == "handled" and draft.quantity.value > setting.value for draft in self.discourse.in_sentence)
        came = any(draft.concept == "received" and draft.quantity.value > setting.value for draft in self.discourse.in_sentence)
        qualified = bool(side.before(verb).residue) or setting.within_days
        shared = self.several and (side.has("cue.own") or verb.text == "主办") and setting.beside.has_act("assist")
        if shared and not side.has_act("assist"):
            return True  # 本机关主办答复7件、转办2件
        some = setting.within_days and setting.around.has("cue.open")  # 平均用时10天，其中7日内答复13件
        some = some or (qualified and (setting.member or told))
        return some or (setting.within_days and came) or (told and side.has("cue.timely", "cue.late"))

    def _by_another(self, side: Phrase, setting: Setting) -> bool:
        """收到386件，其中县级部门承办295件: what one of several bodies did of it."""
        verb = side.first("act")
        if verb is None or not side.has_act("process", "receive") or side.has("topic") or setting.whole not in ("received", "handled"):
            return False
        dated = side.years or side.has("cue.timely", "cue.late", "cue.this_year")
        return side.has("cue.open") and not dated and names_subject(side)

    def _divided(self, side: Phrase, setting: Setting, noun: Token | None, act: str) -> Meaning | None:
        """Requests by applicant, by way, or by what they were about; None for requests as such."""
        channel, applicant = side.last("channel"), side.last("applicant")
        verb = side.last("act") if act == "submit" and applicant is None and setting.applicants else None
        if verb is not None and side.before(verb).residue:
            return Meaning(OTHER, "request", label=side.text, axis="applicant")  # 高校提出申请1件 beside other applicants
        if applicant is not None and self._names_applicant(side, applicant, noun, act, setting):
            who = self._applicant(side, setting.beside)
            if not who:
                return Meaning(OTHER, "request", label=side.text, axis="applicant")
            return Meaning("received", "request", who, axis="applicant")
        known = noun is not None or self.discourse.topic == "request"
        if channel is not None and known and self._names_channel(side, channel, noun, setting):
            return Meaning(OTHER, "request", label=side.text, axis="channel")
        persons = setting.unit in _PERSONS and self.used_right and side.has_act("submit")
        if persons or (noun is not None and self._kind_of_request(side, noun)):
            return Meaning(OTHER, "request", label=side.text)
        return None

    def _some(self, side: Phrase, setting: Setting, noun: Token | None, act: str) -> bool:
        """True where the figure counts some requests only: late ones, those of others, those that a verb unlike theirs speaks of."""
        if side.has("cue.late") or self._negated(side) or side.has_act("assist"):
            return True
        if noun is not None:
            return False
        if setting.unit in _POSTS and any(word.text.endswith("回应") for word in side.all("act")):
            return True  # 回应60条: posts and messages
        unlike = act not in ("receive", "add", "handle", "process", "withdraw", "due", "")
        return unlike or (act == "process" and not setting.left.has("act"))

    def _accepted(self, side: Phrase, setting: Setting) -> bool:
        """收到57件，受理18件: those accepted of those that came in, not a second count of them."""
        verb = side.last("act")
        if verb is None or side.has("cue.this_year", "cue.own", "cue.region", "cue.other_body") or side.years:
            return False
        accepted = "受理" in verb.text and "收" not in side.text and not side.has("topic")
        if not (accepted or verb.get("act") == "valid") or side.before(verb).residue:
            return False
        told = [draft for draft in self.discourse.in_sentence if draft.figure is not None and not draft.applicant]
        came = [draft for draft in told if draft.concept == "received" or "received" in draft.adds]
        return any(draft.quantity.value > setting.value and draft.verb != "due" for draft in came)

    def _remaining(self, left: Phrase) -> bool:
        """其余5件均按时答复 behind other figures of the sentence: what they leave, not all that was handled."""
        rest = left.has("cue.rest") or left.text.lstrip("、").startswith(("其他", "其它"))
        return rest and any(draft.figure is not None and draft.topic == "request" for draft in self.discourse.in_sentence)

    def _one_of(self, setting: Setting) -> bool:
        """收到2件，1件当场答复，1件需要加工: the fate of one, in a row of such figures."""
        told = any(draft.figure is not None and draft.concept == "received" for draft in self.discourse.in_sentence)
        kept = setting.beside.has("cue.carry", "cue.carry_out", "cue.rest", "pending")
        return self.used_right and self.several and told and not setting.left.has_content and not kept

    def _kind_of_request(self, side: Phrase, noun: Token) -> bool:
        """土地征收类申请38件, 要求公开批文的申请1件 beside another: what the requests were about, not how many there were."""
        head = side.before(noun)
        if head.tokens and head.tokens[-1].has("cue.topical") and (head.residue or head.text.lstrip("、").startswith(("其他", "其它"))):
            return True
        wished = head.last("topic")
        about = wished is not None and wished.get("topic") == "request" and bool(head.after(wished).residue)
        return about and self.several

    def _names_applicant(self, side: Phrase, word: Token, noun: Token | None, act: str, setting: Setting) -> bool:
        about = side.before(word).tokens[-1:]
        named = about and about[0].text in ("涉及", "涉", "关于", "有关") and "的" in side.after(word).text
        if (side.has("cue.topical") and noun is None) or named:
            return False
        if any(token.text in ("向", "对", "给") for token in side.before(word).tokens):
            return False
        if word.text == "单位" and len(side.all("applicant")) < 2 and not _UNITS.fullmatch(side.text):
            return False
        told = act in ("", "submit", "add", "cause", "withdraw", "due") and noun is None
        by = act == "submit" and setting.around.has("cue.respectively")
        plain = not side.has("act") or told or by or "自然人" in word.text or "法人" in word.text
        return plain or setting.member or (noun is None and act not in _ELSEWHERE) or setting.applicants > 1

    def _names_channel(self, side: Phrase, channel: Token, noun: Token | None, setting: Setting) -> bool:
        verb = side.first("act")
        if setting.member or noun is None:
            return True
        if setting.channels > 1:
            return True
        return verb is None or (channel.start < verb.start and not side.has("cue.sum") and setting.channels > 1)

    def _repeated(self, side: Phrase, setting: Setting) -> list[Meaning]:
        """历年累计8份 behind the year's own figure: the same concept, of another period."""
        last = self.discourse.recent(sentence=True)
        if last is not None and last.quantity.unit.kind is UnitKind.PERCENT:  # 公开信息223件，同比19.9%，上年：186件
            counts = [draft for draft in self.discourse.in_sentence if draft.quantity.unit.kind in (UnitKind.COUNT, UnitKind.NONE)]
            last = counts[-1] if counts else None
        own = last is not None and last.period.kind is PeriodKind.CUMULATIVE and side.has("cue.this_year")  # 累计1024件，本年度93件
        parted = last is not None and last.period.kind is PeriodKind.OTHER and side.has("cue.other_period")  # 一季度8件，二季度12件
        other_time = own or parted or side.has("cue.cumulative", "cue.last_year") or bool(side.years)
        named = Phrase(tuple(token for token in side.tokens if not token.text.startswith("《")))
        since = next((token for token in named.tokens if token.text == "以来"), None)
        named = named.after(since) if since is not None else named  # 机构改革以来累计47件
        if side.has("cue.carry", "cue.carry_in", "cue.carry_out") and last is not None and last.topic != "request":
            return []  # 行政复议新收3件、上年结转1件
        if named.has_content or named.residue or last is None or not other_time or last.concept == OTHER:
            return []
        aside = setting.bracket and side.has("cue.last_year") and not side.has("cue.open")  # 收到293件（上年638件）
        if setting.member and not aside and not (last.period.kind is PeriodKind.CUMULATIVE and self._of_year(side)):
            return []
        alike = last.quantity.unit.symbol == setting.unit or self.lexicon.counted_in(last.topic, setting.unit)
        return [Meaning(last.concept or OTHER, last.topic, last.dimensions)] if alike else []

    def _of_year(self, side: Phrase) -> bool:
        """True for 其中2022年36件 behind a cumulative figure, where 2022 is the report's year."""
        return side.has("cue.this_year") or self.discourse.year in side.years


def _opened(around: Phrase) -> bool:
    """True where 其中 leads the sentence."""
    return bool(around.tokens) and around.tokens[0].has("cue.open")
