"""What is said without a figure: 未收到申请, 均按时办结, 均为自然人, 结果维持, 持平."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from gouji.claims.counts import Counter
from gouji.claims.denials import also_denies, zeros
from gouji.claims.discourse import Discourse, Draft
from gouji.claims.meanings import CASES, OTHER, Meaning
from gouji.claims.phrase import Phrase
from gouji.claims.tokens import Token
from gouji.quantity import PERCENT, Quantity, Unit, UnitKind
from gouji.records import ClaimKind, Dimensions, PeriodKind

_FINISHING = ("handle",)
_TWO = ("前者", "后者")


@dataclass(frozen=True, slots=True)
class Implication:
    """A claim without a printed figure, and the words it rests on."""

    kind: ClaimKind
    meaning: Meaning
    quantity: Quantity
    start: int
    end: int
    cue: str
    of: Draft | None = None
    doubt: float = 0.0


def implications(phrase: Phrase, counter: Counter, *, part: bool, consumed: bool) -> Iterator[Implication]:
    """What the words of a segment, or those behind its last figure, imply.

    `part`: they speak of one part only. `consumed`: they have already said what the figure counts.
    """
    discourse = counter.discourse
    denied = list(zeros(phrase, counter))
    for meaning, start, end in denied:
        yield Implication(ClaimKind.ZERO, meaning, _zero(meaning), start, end, "negation")
    if denied:
        late = next((token for token in phrase.all("cue.timely") if also_denies(phrase, token)), None)
        if late is not None:
            yield from _handling(Phrase((*phrase.before(late).tokens, late)), discourse, part=part)
        return
    yield from _flat(phrase, discourse)
    if not consumed or phrase.has("cue.universal", "cue.rest"):
        yield from _handling(phrase, discourse, part=part)
    if not consumed:
        yield from _shared(phrase, counter)


def _zero(meaning: Meaning) -> Quantity:
    if meaning.concept == "fees":
        return Quantity(Decimal(0), Unit("万元", UnitKind.MONEY, Decimal(10000)))
    return Quantity(Decimal(0), Unit("件"))


# no change


def _flat(phrase: Phrase, discourse: Discourse) -> Iterator[Implication]:
    cue = phrase.last("cue.flat")
    yearly = phrase.has("cue.last_year") or bool(phrase.years) or any(token.text == "同比" for token in phrase.all("cue.compare"))
    if cue is None or not (phrase.has("cue.compare", "cue.last_year", "cue.or") and yearly):
        return
    subject = discourse.recent()
    share = next((draft for draft in reversed(discourse.in_sentence) if draft.kind is ClaimKind.SHARE), None)
    of = share or subject
    if of is not None or phrase.has("topic", "act"):
        yield Implication(
            ClaimKind.GROWTH, Meaning("growth_rate", of.topic if of else ""), Quantity(Decimal(0), PERCENT), cue.start, cue.end, "flat", of
        )


# rates without a figure


def _handling(phrase: Phrase, discourse: Discourse, *, part: bool) -> Iterator[Implication]:
    universal = phrase.first("cue.universal", "cue.rest")
    timely = phrase.first("cue.timely") or _not_late(phrase)
    act = phrase.last("act")
    topics = [token.get("topic") for token in phrase.all("topic")]
    if "request" not in topics and (topics or discourse.topic != "request"):
        return
    negation = phrase.first("cue.negation")
    if negation is not None and (timely is None or negation.start < timely.start):
        return
    if act is not None and act.get("act") not in ("handle", "process", "receive"):
        act = None
    late = timely is not None and timely.text[0] in "未没无不零都均"
    if timely is not None and (late or act is not None) and not part and (universal or late or phrase.has("cue.done") or _finished(phrase)):
        yield _rate("on_time_rate", phrase, timely)
    elif (
        universal is not None
        and not phrase.has("cue.rest", "cue.except")
        and not discourse.excepted
        and act is not None
        and not part
        and not phrase.has("outcome", "result", "applicant")
        and _completes(phrase, act, universal)
        and not _some_handled(discourse)
    ):
        yield _rate("completion_rate", phrase, universal)


def _some_handled(discourse: Discourse) -> bool:
    """收到32件，办结30件，均按规定答复 speaks of the 30: that all 32 were handled is not said."""
    last = next((draft for draft in reversed(discourse.in_sentence) if draft.figure is not None), None)
    came = [draft for draft in discourse.in_sentence if draft.concept == "received" and draft.figure is not None and not draft.applicant]
    return last is not None and last.concept == "handled" and any(last.quantity.value < draft.quantity.value for draft in came)


def _not_late(phrase: Phrase) -> Token | None:
    """未出现逾期情形: the negation, where what it denies is lateness."""
    zero = phrase.first("cue.zero")
    if zero is not None and phrase.before(zero).has("cue.late") and not phrase.before(zero).has("topic"):
        return zero  # 超期件为零
    cue = phrase.first("cue.negation")
    if cue is None:
        return None
    zone = phrase.after(cue)
    late = zone.first("cue.late")
    return cue if late is not None and not zone.before(late).residue and not zone.before(late).has("topic") else None


def _finished(phrase: Phrase) -> bool:
    act = phrase.last("act")
    return act is not None and act.get("act") in _FINISHING


def _completes(phrase: Phrase, act: Token, universal: Token) -> bool:
    if act.start < universal.start:
        return False
    if act.get("act") in _FINISHING:
        return True
    return act.get("act") == "process" and (phrase.has("cue.done") or universal.text.endswith("已"))


def _rate(concept: str, phrase: Phrase, cue: Token) -> Implication:
    end = max([cue.end, *(token.end for token in phrase.all("act", "cue.timely", "cue.done"))])
    return Implication(ClaimKind.UNIVERSAL, Meaning(concept, "request"), Quantity(Decimal(100), PERCENT), cue.start, end, "universal")


# a predicate that holds for the whole figure before it


def _shared(phrase: Phrase, counter: Counter) -> Iterator[Implication]:
    discourse = counter.discourse
    universal = phrase.first("cue.universal")
    if phrase.has("cue.negation"):
        return
    yield from _results(phrase, discourse, universal)
    yield from _applicants(phrase, discourse, universal)
    yield from _outcomes(phrase, discourse, universal)


def _results(phrase: Phrase, discourse: Discourse, universal: Token | None) -> Iterator[Implication]:
    word = phrase.last("result") or _withdrawn(phrase, universal)
    if word is None or phrase.text.startswith("一起"):  # one case, not all together
        return
    if phrase.has("cue.rest", "cue.except") or discourse.excepted:
        yield from _others(phrase, discourse, word)
        return
    named = [token.get("topic") for token in phrase.all("topic") if token.get("topic") in CASES]
    others = [token for token in phrase.all("topic") if token.get("topic") not in CASES]
    if others:
        return
    totals = _totals(discourse, named)
    if len(totals) == 2 and phrase.tokens[0].text in _TWO:
        totals = [totals[_TWO.index(phrase.tokens[0].text)]]  # 前者维持，后者尚在审理
    some = _told_last(discourse, totals) if universal is None else None
    for draft in totals:
        concept = f"{draft.topic}.{word.get('result') or 'other'}"
        draft.resolved = some is None
        yield Implication(
            ClaimKind.LEVEL,
            Meaning(concept, draft.topic, axis="outcome"),
            draft.quantity if some is None else some.quantity,
            word.start,
            word.end,
            "universal",
            draft,
            0.1 if universal else 0.2,
        )


def _told_last(discourse: Discourse, totals: list[Draft]) -> Draft | None:
    """复议2件，1件经协调，复议机关终止: the result is of the part told last, not of the total."""
    last = next((draft for draft in reversed(discourse.in_sentence) if draft.figure is not None), None)
    part = last is not None and len(totals) == 1 and last.concept == OTHER and last.quantity.value < totals[0].quantity.value
    return last if part else None


def _withdrawn(phrase: Phrase, universal: Token | None) -> Token | None:
    """申请人均已撤回: a result all the same."""
    return next((token for token in phrase.all("act") if token.get("act") == "withdraw"), None) if universal is not None else None


def _others(phrase: Phrase, discourse: Discourse, word: Token) -> Iterator[Implication]:
    """除2件未审结外均维持: the result of all the others, by subtraction."""
    drafts = discourse.in_sentence
    total = next((draft for draft in reversed(discourse.drafts) if _open_total(draft)), None)
    kinds = {token.get("result") for token in phrase.all("result")}
    mixed = len(kinds) + phrase.has_act("withdraw") > 1
    if total is None or mixed or not phrase.has("cue.universal", "cue.rest"):
        return  # 其余终止或未审结: nobody knows how many of each
    rows = {f"{total.topic}.{kind}" for kind in ("pending", "corrected", "other", "upheld")}
    gone = [draft for draft in drafts if draft.concept in rows]
    value = total.quantity.value - sum((draft.quantity.value for draft in gone), Decimal(0))
    if gone and value > 0:
        total.resolved = True
        meaning = Meaning(f"{total.topic}.{word.get('result')}", total.topic, axis="outcome")
        yield Implication(ClaimKind.LEVEL, meaning, replace(total.quantity, value=value), word.start, word.end, "rest", total, 0.2)


def _totals(discourse: Discourse, named: list[str | None]) -> list[Draft]:
    if named:
        return [draft for draft in discourse.in_sentence if _open_total(draft) and (draft.topic in named or _kind_of(draft) in named)][-1:]
    totals: list[Draft] = []
    sums, parts = discourse.in_sentence, Decimal(0)
    for draft in reversed(sums):
        if draft.concept == OTHER and draft.figure is not None and not totals:
            parts += draft.quantity.value
            continue
        if parts and parts != draft.quantity.value:
            break  # 6件复议中，2件以本局、4件以所属单位为被申请人，均维持: the parts are all there is
        if not (draft.concept or "").endswith(".total") and not draft.implied:
            break
        if any(taken.topic.startswith(f"{draft.topic}.") for taken in totals):
            break  # 诉讼3件，其中直接起诉2件，均维持: the part, not the whole
        if _open_total(draft):
            totals.insert(0, draft)
    return totals


def _kind_of(draft: Draft) -> str:
    """Lawsuits, of those after a review or without one."""
    return draft.topic.partition(".")[0]


def _open_total(draft: Draft) -> bool:
    return (draft.concept or "").endswith(".total") and draft.quantity.value > 0 and not draft.resolved


def _applicants(phrase: Phrase, discourse: Discourse, universal: Token | None) -> Iterator[Implication]:
    word = phrase.last("applicant")
    if word is None or discourse.topic != "request" or not (universal or phrase.has("cue.rest") or phrase.text.startswith("申请人")):
        return
    if phrase.has("act") and not phrase.text.rstrip("的").endswith(("提交", "提出", "申请", "递交", "提", "递", "寄", "寄来")):
        return
    if phrase.after(word).residue:
        return  # 答复书均经法制机构审看
    whole = _whole(discourse)
    if whole is not None and whole.concept == "handled" and whole not in discourse.in_sentence:
        whole = _received(discourse) or whole  # a sentence of its own speaks of all who applied
    if whole is not None and phrase.has("cue.rest"):
        whole = _remainder(whole, [draft for draft in discourse.in_sentence if draft.axis == "applicant" and draft.figure is not None])
    if whole is not None and phrase.all("applicant") == [word]:
        dimensions: Dimensions = (("applicant", word.get("applicant") or ""),)
        meaning = Meaning("received", "request", dimensions, axis="applicant")
        yield Implication(ClaimKind.LEVEL, meaning, whole.quantity, (universal or word).start, word.end, "universal", whole, 0.1)


def _remainder(whole: Draft, told: list[Draft]) -> Draft | None:
    """除9件由企业提出外，其余均由个人提出: what the parts told leave of the whole; None where none is told or nothing is left."""
    value = whole.quantity.value - sum((draft.quantity.value for draft in told), Decimal(0))
    return replace(whole, quantity=replace(whole.quantity, value=value)) if told and value > 0 else None


def _outcomes(phrase: Phrase, discourse: Discourse, universal: Token | None) -> Iterator[Implication]:
    words = phrase.all("outcome")
    if not words or discourse.topic != "request" or phrase.has("cue.rest", "cue.except", "topic"):
        return
    whole = _whole(discourse)
    if whole is None or whole not in discourse.in_sentence or whole.quantity.value == 0:
        return
    if universal is None and whole.quantity.value != 1 and not words[-1].text.startswith(("全部", "均")):
        return
    rows = list(dict.fromkeys(word.get("outcome") or "" for word in words))
    if len({row.partition(".")[0] for row in rows}) > 1:
        return
    last = discourse.in_sentence[-1]
    if universal is not None and last.axis == "outcome" and last.figure is not None and last.concept != OTHER:
        if last.concept != rows[0].partition(".")[0] or phrase.before(universal).has_content:
            return
        whole = last
    meaning = Meaning(rows[0] if len(rows) == 1 else rows[0].partition(".")[0], "request", axis="outcome")
    yield Implication(ClaimKind.LEVEL, meaning, whole.quantity, words[0].start, words[-1].end, "universal", whole, 0.2)


def _received(discourse: Discourse) -> Draft | None:
    pool = (draft for draft in reversed(discourse.drafts) if draft.concept == "received" and not draft.applicant and not draft.of)
    return next((draft for draft in pool if draft.figure is not None and draft.period.kind is not PeriodKind.LAST_YEAR), None)


def _whole(discourse: Discourse) -> Draft | None:
    for draft in reversed(discourse.drafts):
        of_before = draft.against or draft.period.kind is PeriodKind.LAST_YEAR
        if draft.concept in ("received", "handled") and not draft.applicant and draft.figure is not None and not of_before:
            return draft
    return None
