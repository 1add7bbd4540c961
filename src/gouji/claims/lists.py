"""Parts and wholes: which figures stand in one list, of what, and whether the list names all parts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gouji.claims.discourse import Discourse, Draft, Listing
from gouji.claims.meanings import CASES, DECISIONS
from gouji.claims.phrase import Phrase
from gouji.claims.tokens import Token
from gouji.records import ClaimKind, Closure, PeriodKind

_COUNTED = ("applicant", "channel", "outcome", "class", "attribute", "region")
_PAGES = frozenset(["条", "件", "份", "篇", "则", "项", "部", "宗", "件次", "条次", "件/次", "幅"]) | {""}
_CASES = frozenset(["件", "宗", "份", "条", "例", "封", "起", "件次", "人次", "次"]) | {""}
_REST = ("其他", "其它", "其余")
_UPPER = ("省级", "市级", "市本级", "省本级", "州级")
_ADVERBS = re.compile("[，、：]|实际|共计|共|已|年内|全年|累计|总|当年|本年|其中|最终|现")
_LEAVING = frozenset(("receive", "handle", "process", "hold", "assist", "inform", "submit"))

_DOCUMENT = re.compile("(?:指南|目录|年报|年度报告|制度|清单|规定|办法|细则)$")
_BY_WAY = re.compile("通过|利用|借助|依托|经由|在[^，。]{0,12}(?:网站|平台|公众号|微博|头条|抖音)")
_SENT = re.compile(
    "(?:向|给)[^，。]{1,14}(?:报送|上报|推送|投稿|报告)|^[、，]?(?:累计|共|另)?(?:报送|上报)|被[^，。]{1,10}(?:采用|录用|转载)"
)


def opens(phrase: Phrase) -> bool:
    """True where 其中 or its like leads the phrase: nothing but fillers and a short name stand before it."""
    cue = phrase.first("cue.open")
    if cue is None or cue.nested or (cue.text == "涉及" and phrase.tokens[0].text == "、"):
        return False
    head = phrase.before(cue)
    named = head.has("cue.topical") or not head.has("act")
    return len(head.residue) <= 6 and named and not head.has("cue.universal", "cue.negation")


def names_document(label: str) -> bool:
    """True for 信息公开指南 and its like: one document, not what was published."""
    return _DOCUMENT.search(label) is not None


def leaves(phrase: Phrase, discourse: Discourse) -> bool:
    """True where a figure starts a statement of its own instead of going on with the list."""
    if phrase.has("cue.also", "cue.this_year", "cue.cumulative") or phrase.years:
        return True
    acts = {token.get("act") for token in phrase.all("act") if _leads(phrase, token) and not _labels(phrase, token)}
    listing, noun = discourse.listing, phrase.last("topic")
    if listing is not None and listing.whole.topic == "info" and (_elsewhere(phrase, listing) or _a_row(phrase, listing)):
        return True
    if (
        listing is not None
        and listing.whole.topic == "info"
        and noun is not None
        and noun.get("topic") == "info"
        and noun is phrase.tokens[-1]
    ):
        return False
    if listing is not None and listing.whole.topic == "request":
        own = "receive" in acts and not names_subject(phrase) and not phrase.has("applicant", "channel", "cue.open")
        return own or bool(acts & {"assist", "hold"}) or bool(listing.axis and listing.members and acts & {"handle", "process"})
    if listing is not None and listing.whole.topic == "info" and not phrase.has("topic"):
        acts.discard("hold")  # 采购招标77条
    return bool(acts & _LEAVING)


def _elsewhere(phrase: Phrase, listing: Listing) -> bool:
    """通过网站公开218条，其中…，通过公众号发布995条: another channel's total; 向上级报送信息100条: sent, not published."""
    if _SENT.search(phrase.text):
        return True
    channel = phrase.has("channel") and phrase.has_act("publish", "proactive")
    if channel and listing.axis == "class" and sum(draft.quantity.value for draft in listing.members) == listing.whole.quantity.value:
        return True  # 新闻520条、文件55条（共575条），微信发布信息812条
    return channel and _BY_WAY.search(listing.whole.label) is not None and listing.axis != "channel"


def _a_row(phrase: Phrase, listing: Listing) -> bool:
    """政策4条，其他6条，行政许可20件: behind 其他 a row of the form is named, which is no further part."""
    last = listing.members[-1] if listing.members else None
    closed = last is not None and last.label.lstrip("、").startswith(_REST)
    return closed and any(token.get("topic") in (*DECISIONS, *CASES, "fees") for token in phrase.all("topic"))


def _labels(phrase: Phrase, act: Token) -> bool:
    """True for 项目建设641条 and 项目建设类387条: the verb only names a class."""
    rest = phrase.after(act)
    classed = bool(phrase.tokens) and phrase.tokens[-1].has("cue.topical") and not rest.residue and not rest.has("topic")
    return classed or (act.get("act") == "hold" and not rest.tokens)


def names_subject(phrase: Phrase) -> bool:
    """True where somebody is named who received: a part of the whole; 实际受理18件 is a statement of its own."""
    verb = phrase.first("act")
    head = phrase.before(verb).text if verb is not None else ""
    return len(_ADVERBS.sub("", head)) > 1


def _leads(phrase: Phrase, act: Token) -> bool:
    """True for a verb; 回应 in 解读回应110条 only names a class."""
    head = phrase.before(act)
    return not head.residue and not head.has("topic", "ignore")


def open_list(discourse: Discourse, whole: Draft, *, named: bool = True) -> Listing:
    """Start a list under `whole`."""
    discourse.listings += 1
    discourse.listing = Listing(discourse.listings, whole, named=named)
    return discourse.listing


def whole_for(discourse: Discourse, value_at_least: object = None) -> Draft | None:
    """The figure that 其中 speaks of: the last count before it that can have parts, not smaller than the first part if there is one."""
    pool = [draft for draft in discourse.drafts[-60:] if draft.kind in (ClaimKind.LEVEL, ClaimKind.PART) and draft.figure is not None]
    pool = [draft for draft in pool if draft.start >= _horizon(discourse)]
    pool = [draft for draft in pool if not sets_off(draft, pool) and not draft.label.lstrip("、").startswith(_REST)]
    for draft in reversed(pool):
        if draft.concept not in ("carried_out", "carried_in", "share", "growth_rate") and _enough(draft, value_at_least):
            return _of_sentence_before(draft, discourse)
    return pool[-1] if pool else None


def sets_off(draft: Draft, pool: Sequence[Draft]) -> bool:
    """收到70件，较上年的58件增长20.7%；其中网络30件: last year's figure sets off this year's, whose parts follow."""
    if draft.period.kind is not PeriodKind.LAST_YEAR or not (draft.against or not (draft.verb or draft.noun)):
        return False
    before = [other for other in pool if other.start < draft.start and other.period.kind is not PeriodKind.LAST_YEAR]
    if draft.listing is not None and draft.listing.whole in before:
        return True
    return any((other.concept, other.dimensions) == (draft.concept, draft.dimensions) for other in before)


def _of_sentence_before(draft: Draft, discourse: Discourse) -> Draft:
    """收到70件（网络30件、信函40件）。其中予以公开17件: beyond the end of a sentence 其中 speaks of its total, not of the last part."""
    by_way = draft.axis in ("channel", "applicant") and draft.listing is not None
    if by_way and draft.start < discourse.sentence[0] and draft.listing is not None:
        return draft.listing.whole
    return draft


def _enough(draft: Draft, least: object) -> bool:
    return least is None or draft.quantity.interval.high >= least  # type: ignore[operator]


def _horizon(discourse: Discourse) -> int:
    return discourse.sentence[0] - 400


def bare_part(left: Phrase, unit: str, discourse: Discourse, *, row: bool) -> Draft | None:
    """The whole that a figure is a part of though no 其中 says so: right behind a total, named by class, channel or applicant alone."""
    drafts = [draft for draft in discourse.drafts[-12:] if draft.kind in (ClaimKind.LEVEL, ClaimKind.PART)]
    drafts = [draft for draft in drafts if not sets_off(draft, drafts)]
    if discourse.bracket or not drafts or leaves(left, discourse) or left.has("cue.share", "cue.up", "cue.down"):
        return None
    noun = left.last("topic")
    updating = row and left.has("cue.topical") and not left.has_act(*_LEAVING) and unit == drafts[-1].quantity.unit.symbol
    own = noun is not None and noun.get("topic") in ("info", "other")
    if left.has("act") and not updating and (own or not left.has("channel", "applicant")):
        return None
    whole = drafts[-1]
    if whole.concept == "proactive_total" and names_document(whole.label):
        return None
    if whole.axis == "channel" and left.has("channel"):
        return None
    if whole.concept == "proactive_part" and whole.listing is not None:
        whole = whole.listing.whole
    label = left.residue or left.has("channel", "topic", "cue.topical") or left.text.lstrip("、").startswith(("其他", "其它"))
    named = left.last("topic")
    other = named is not None and named.get("topic") not in ("info",) and not left.has("cue.topical")
    if other and row and whole.quantity.unit.symbol == unit and not left.has("act"):
        other = named is None or named.get("topic") != "other"
        label = True
    near = whole.start >= discourse.sentence[0] or (whole.start >= discourse.sentence[0] - 120 and unit == whole.quantity.unit.symbol)
    if whole.concept == "proactive_total" and label and not other and unit in _PAGES and near:
        return whole
    if left.has("outcome") and whole.concept in ("received", "handled") and whole in discourse.in_sentence and not left.has("act"):
        return whole
    if left.has("result") and whole in discourse.in_sentence and (whole.concept or "").endswith(".total"):
        return None if left.has("act") or (noun is not None and noun.get("topic") != whole.topic) else whole
    if (
        whole.concept in ("received", "handled")
        and not whole.applicant
        and whole in discourse.in_sentence
        and left.has("applicant", "channel")
    ):
        return None if left.has("act") and not left.has_act("submit", "receive") else whole
    return None


def fits(listing: Listing, unit: str, mark: str) -> bool:
    """True where a figure in `unit` may go on with the list; 、 joins even 个 to 条."""
    whole = listing.whole.quantity.unit.symbol
    if mark == "、" and unit == "个" and whole in _PAGES:
        return True
    families = (_PAGES,) if listing.whole.topic == "info" else (_PAGES, _CASES)
    return unit == whole or any(unit in family and whole in family for family in families)


def ends(listing: Listing, left: Phrase, mark: str) -> bool:
    """True where a semicolon ends a list that had none so far: 公众号200条 behind it lies outside the total."""
    if mark != "；" or len(listing.marks) < 2 or "；" in listing.marks:
        return False
    return left.has("act") or (left.has("channel") and listing.axis != "channel")


def join(listing: Listing, draft: Draft, mark: str, discourse: Discourse) -> None:
    """Add `draft` to the list; a part that divides by something else begins a new list of the same whole."""
    if draft.label.lstrip("、").startswith(("其他", "其它", "其余")) or listing.whole.topic == "info":
        draft.axis = listing.axis or draft.axis
    if listing.axis and draft.axis != listing.axis and draft.axis in _COUNTED and len(listing.members) >= 1:
        listing = open_list(discourse, listing.whole)
    listing.axis = listing.axis or draft.axis
    listing.members.append(draft)
    listing.marks.append(mark)
    draft.listing = listing


def settle(listing: Listing, online: frozenset[str], offline: frozenset[str]) -> None:
    """Decide whether a finished list names all parts. 等 opens, whatever else is said."""
    labels = [member.label.lstrip("、") for member in listing.members]
    if listing.closure is Closure.OPEN or (labels and labels[-1].endswith("等")):
        listing.closure = Closure.OPEN
    elif _names_rest(listing, labels) or _names_all(listing, labels, online, offline):
        listing.closure = Closure.CLOSED


def _names_rest(listing: Listing, labels: list[str]) -> bool:
    """其他N条 closes a list at its end (其他公文类8条 amid others is a class); among the outcomes of what came in it does not, since
    some is carried over."""
    came = listing.whole.concept == "received" or "received" in listing.whole.adds
    if listing.axis == "outcome" and came:
        return False
    last = labels[-1] if labels else ""
    if last.startswith(_REST) or any(f"{word}其他" in last for word in "和及等"):
        return True
    concepts = {member.concept or "" for member in listing.members}
    rest = "other_result" in concepts or any(concept.endswith(".other") for concept in concepts)
    return rest and not came


def _names_all(listing: Listing, labels: list[str], online: frozenset[str], offline: frozenset[str]) -> bool:
    members = listing.members
    if {"natural", "legal"} <= {member.applicant for member in members}:
        return True
    if sum(member.axis == "attribute" for member in members) > 1 and any(
        member.concept == "proactive_total" or member.verb == "proactive" for member in members
    ):
        return True
    if all(any(word in label for label in labels) for word in ("级", "县")) and any(label.startswith(_UPPER) for label in labels):
        return True
    ways = {word for label in labels for word in offline if word in label}
    by_net = any(word in label for label in labels for word in online)
    return listing.axis == "channel" and listing.whole.topic == "request" and by_net and len(ways) > 1
