"""Headings: the numbering styles of Chinese official writing, and how a heading is told from a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gouji.readers.raw import RawParagraph

NUMERAL = r"[一二三四五六七八九十百〇零]"

STYLES: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(rf"第\s*(?:{NUMERAL}{{1,3}}|\d{{1,2}})\s*(?:部分|章|编)[\s:：、.．]*")),
    (2, re.compile(rf"{NUMERAL}{{1,3}}\s*(?:[、．.,，:：﹑]|\s(?=\S))\s*")),
    (3, re.compile(rf"[（(〔【]\s*{NUMERAL}{{1,3}}\s*[)）〕】]\s*[、.．]?\s*")),
    (4, re.compile(r"\d{1,2}\s*[.．、](?!\s*\d)\s*")),
    (5, re.compile(r"[（(]\s*\d{1,2}\s*[)）]\s*[、.．]?\s*|[①-⑳]\s*")),
)
"""Ranks of numbering, outermost first; where no 第一部分 stands, rank 2 (一、) becomes level 1."""

NUMERAL_HEADING = re.compile(rf"\s*{NUMERAL}{{1,3}}\s*[、．.]\s*[^\s\d]")
"""A line that begins a main section, 一、…"""

NOT_HEADING = re.compile(rf"{NUMERAL}{{1,2}}\s*(?:、\s*{NUMERAL}{{1,2}}\s*[季月类级等、个项者年期]|是|要)")
"""一、二季度…, 一是…, 三要…: an enumeration inside a sentence."""

MARKDOWN = re.compile(r"\s*(#{1,6})\s+")
YEAR = re.compile(r"(?:19|20)\d\d\s*(?:[-—–~至]\s*(?:19|20)?\d\d\s*)?(?:年度?|$)")
STATEMENT = re.compile(r"[未无没均共已]|不存在|不涉及|[〇零一二三四五六七八九十百千万两]+\s*[件条次份人篇]")
LEAD_END = re.compile(r"[。：:；;\s]|(?=20\d\d\s*年)|(?=(?:今年|本年|全年|根据|按照|为了))")

HEADING_LENGTH = 50
LEAD_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Numbering:
    """The number a paragraph begins with: its rank in `STYLES` and where the words after it start."""

    rank: int
    end: int


def numbering(text: str) -> Numbering | None:
    """The heading number that `text` begins with, None where it begins with none."""
    start = len(text) - len(text.lstrip())
    if NOT_HEADING.match(text, start):
        return None
    for rank, pattern in STYLES:
        found = pattern.match(text, start)
        if found and found.end() < len(text):
            return Numbering(rank, found.end())
    return None


def is_heading(words: str) -> bool:
    """Whether the words after a heading number are a heading by themselves, and not (or not only) a sentence.

    A heading is short, holds no figure but a year, and no sentence that states something.
    """
    words = words.strip()
    if not words or len(words) > HEADING_LENGTH or (words[-1] in "；;，,、：:" and len(words) > 15):
        return False
    body = words.rstrip("。.：:")
    if re.search(r"[。；;：:！!？?]", body) or body.count("，") > 2:
        return False
    if re.search(r"\d", YEAR.sub("", body)):
        return False
    return not (words.endswith("。") and STATEMENT.search(body))


def lead(text: str, found: Numbering) -> str:
    """The heading a running paragraph begins with (（一）主动公开。2024年…), "" where none can be told."""
    end = LEAD_END.search(text, found.end)
    if end is None or end.start() == found.end or end.start() - found.end > LEAD_LENGTH:
        return ""
    return text[: end.start()].strip() if is_heading(text[found.end : end.start()]) else ""


def stated_level(paragraph: RawParagraph) -> int | None:
    """The level the format itself gives a paragraph, None where it gives none or the paragraph cannot be a heading."""
    text = paragraph.text.strip()
    if paragraph.level is None or NOT_HEADING.match(text) or len(text) > 2 * HEADING_LENGTH:
        return None
    return paragraph.level if is_heading(text) or paragraph.level == 0 else None


def without_marker(paragraph: RawParagraph) -> RawParagraph:
    """The paragraph without a Markdown heading marker; the marker becomes its level."""
    marker = MARKDOWN.match(paragraph.text) if paragraph.level is None and not paragraph.lines else None
    if marker is None:
        return paragraph
    level = len(marker[1]) - 1
    return RawParagraph(paragraph.text[marker.end() :].strip(), paragraph.page, paragraph.bbox, level=level, bold=paragraph.bold)
