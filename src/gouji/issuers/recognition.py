"""Recognises issuer and year. Every source has a vote; disagreement stays as doubt."""

from __future__ import annotations

from collections import Counter
from pathlib import PurePath

import regex

from gouji.document import Document, Paragraph
from gouji.issuers.bodies import body_key, body_level
from gouji.records import Identity
from gouji.text import normalize, strip_pinyin

_DIGITS = str.maketrans("〇○零一二三四五六七八九０１２３４５６７８９", "000123456789" + "0123456789")
_YEAR = r"(?P<year>(?:19|20)\d\s?\d|２０[０-９]{2}|[二２][〇○零０][〇○零一二三四五六七八九０-９]{2})\s*(?:年度?)?"
_GENRE = r"(?:政府信息|政务|信息)公开(?:工作)?(?:情况)?的?(?:年度)?(?:工作)?(?:情况)?(?:报告|年报)"
_TITLE = regex.compile(rf"(?P<before>[^，。；]*?){_YEAR}(?P<after>[^，。；]*?){_GENRE}")
_TITLE_YEAR_LAST = regex.compile(rf"(?P<before>[^，。；]*?){_GENRE}[（(]?{_YEAR}")
_TITLE_YEAR_WITHIN = regex.compile(
    rf"(?P<before>[^，。；]*?)(?:政府信息|政务|信息)公开(?:工作)?(?:情况)?的?{_YEAR}(?:年度?)?(?:工作)?(?:情况)?(?:报告|年报)"
)
_TITLE_NO_YEAR = regex.compile(rf"(?P<before>[^，。；]*?){_GENRE}")
_PERIOD = regex.compile(rf"{_YEAR}\s*1\s*月\s*1\s*日.{{0,10}}?(?P<last>(?:19|20)\d\d)?\s*年?\s*12\s*月\s*3\s*1\s*日")
_INTRODUCTION = regex.compile(rf"现将(?P<before>[^，。；]{{0,30}}?){_YEAR}(?P<after>[^，。；]{{0,20}}?)(?:政府信息|政务|信息)公开")
_NOISE = regex.compile(r"^(?:附件\d*|正文|关于|发布|公布|印发|现将|的)+|[《》“”\"'：:·\-—_]+|(?:关于|的|本级)+$|^\d+[.、]")
_SIGNATURE = regex.compile(r"^[\p{Han}（）()]{3,30}(?:政府|局|委|委员会|办公室|办|厅|部|中心|街道办事处|街道|镇|乡|院|署|社|会)$")
_MENTION = regex.compile(r"(?<!\d)(20\d\d)\s*年(?!\s*\d{1,2}\s*月)")

TITLE_VOTE, PERIOD_VOTE, NAME_VOTE, TEXT_VOTE = 3, 2, 2, 1


def identify(document: Document) -> Identity:
    """Issuer, level and year of a report, with the doubt of each (0 to 1, share of votes for something else)."""
    titles = _titles(document)
    stem = PurePath(document.source.path).stem
    years = _year_votes(document, titles, stem)
    issuers = _issuer_votes(document, titles, stem)
    issuer, issuer_doubt = _winner_by_key(issuers)
    year, year_doubt = _winner(years)
    return Identity(issuer, int(year) if year else None, issuer_doubt, year_doubt, body_level(issuer) if issuer else "")


def _titled(line: str) -> regex.Match[str] | None:
    return _TITLE.search(line) or _TITLE_YEAR_LAST.search(line) or _TITLE_YEAR_WITHIN.search(line)


def _titles(document: Document) -> list[str]:
    """The title, and the first paragraphs read as one line, since a title is often broken over two."""
    first = [block.text for block in document.blocks[:4] if isinstance(block, Paragraph) and len(block.text) < 60]
    candidates = [document.title, *first, "".join(first[:2]), "".join(first[:3])]
    return [_compact(text) for text in candidates if text.strip()]


def _compact(text: str) -> str:
    """Text without white space, in simplified characters, without the pinyin that copying sites inject."""
    return regex.sub(r"\s+", "", strip_pinyin(normalize(text)).text)


def _year_of(text: str) -> str:
    digits = _compact(text).translate(_DIGITS)
    return digits if len(digits) == 4 and digits.isdigit() else ""


def _year_votes(document: Document, titles: list[str], stem: str) -> Counter[str]:
    votes: Counter[str] = Counter()
    for title in titles:
        match = _titled(title)
        if match:
            votes[_year_of(match["year"])] += TITLE_VOTE
            break
    opening = "".join(paragraph.text for _, paragraph in document.paragraphs[:12])[:3000]
    period = _PERIOD.search(opening)
    if period:
        votes[period["last"] or _year_of(period["year"])] += PERIOD_VOTE
    named = set(regex.findall(r"(?<!\d)(20\d\d)(?!\d)", stem))
    if len(named) == 1:
        votes[named.pop()] += NAME_VOTE
    mentions = Counter(_MENTION.findall(document.text[:20_000])).most_common(1)
    if mentions:
        votes[mentions[0][0]] += TEXT_VOTE
    return Counter({year: count for year, count in votes.items() if year})


def _issuer_votes(document: Document, titles: list[str], stem: str) -> list[tuple[str, int]]:
    votes: list[tuple[str, int]] = []
    for title in titles:
        match = _titled(title) or _TITLE_NO_YEAR.search(title)
        name = _issuer_of(match) if match else ""
        if name:
            votes.append((name, TITLE_VOTE))
            break
    votes += [(name, PERIOD_VOTE) for _, name in signatures(document)]
    match = _TITLE.search(_compact(stem))
    if match and _issuer_of(match):
        votes.append((_issuer_of(match), NAME_VOTE))
    introduction = _INTRODUCTION.search(_compact(document.text[:3000]))
    if introduction and _issuer_of(introduction) not in ("", "我局", "我委", "我办", "本机关", "本单位"):
        votes.append((_issuer_of(introduction), TEXT_VOTE))
    return votes


def title_parts(text: str) -> tuple[str, str] | None:
    """Issuer and year of a line that is nothing but a report's title, None for any other line."""
    line = _compact(text)
    match = _TITLE.match(line) or _TITLE_YEAR_LAST.match(line) or _TITLE_YEAR_WITHIN.match(line)
    if match is None or line[match.end() :].strip("）)》”（全文公开稿"):
        return None
    issuer = _issuer_of(match)
    return (issuer, _year_of(match["year"])) if issuer else None


def _issuer_of(match: regex.Match[str]) -> str:
    groups = match.groupdict()
    parts = [_NOISE.sub("", _compact(groups.get(key) or "")) for key in ("before", "after")]
    return next((part for part in parts if 2 <= len(part) <= 40), "")


def signatures(document: Document) -> tuple[tuple[int, str], ...]:
    """Short lines under the title or at the end that read like a body's name, with their block indices."""
    texts = [(index, _compact(paragraph.text)) for index, paragraph in document.paragraphs]
    places = [*texts[1:4], *texts[-4:]] if len(texts) > 8 else texts[1:4]
    found = {text: index for index, text in places if _SIGNATURE.match(text) and not regex.search(_GENRE, text)}
    return tuple((index, text) for text, index in found.items())


def _winner(votes: Counter[str]) -> tuple[str, float]:
    if not votes:
        return "", 1.0
    best, count = votes.most_common(1)[0]
    return best, round(1 - count / votes.total(), 3)


def _winner_by_key(votes: list[tuple[str, int]]) -> tuple[str, float]:
    """The name whose key has most votes, as first printed: 洪泽区 and 淮安市洪泽区人民政府 vote together."""
    if not votes:
        return "", 1.0
    counts: Counter[str] = Counter()
    for name, weight in votes:
        counts[body_key(name)] += weight
    key, count = counts.most_common(1)[0]
    return next(name for name, _ in votes if body_key(name) == key), round(1 - count / counts.total(), 3)
