"""A report being written: its tables' printed cells and its passages, still open to mistakes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from gouji.corpus.bodies import Body
from gouji.corpus.figures import Figures
from gouji.corpus.forms import Form, fact_names
from gouji.corpus.gold import Piece
from gouji.corpus.grammar import Author, NoWay
from gouji.corpus.lexicon import lexicon
from gouji.corpus.recipes import Recipe

_NUMERALS = "一二三四五六七八九十"
_SIGNED = ("items_change",)
SIGNED, DATED = "signed", "dated"


@dataclass(slots=True)
class Passage:
    """A heading, a paragraph, or the place of a table (2, 3, 4); `closing` says that it is the line of signature or date."""

    pieces: list[Piece]
    heading: int | None = None
    table: int | None = None
    closing: str = ""


@dataclass(slots=True)
class Manuscript:
    """A report before it is typeset; `printed` holds the text of each cell by fact name."""

    recipe: Recipe
    body: Body
    figures: Figures
    form: Form
    title: str
    printed: dict[str, str]
    passages: list[Passage] = field(default_factory=list)


def write_manuscript(author: Author, form: Form) -> Manuscript:
    """A report without mistakes, in the author's words."""
    sections = author.recipe.sections
    title = "".join(piece.text for piece in author.write(author.chance.choice(sections["title"])))
    printed = print_cells(form, author.figures, author.chance)
    manuscript = Manuscript(author.recipe, author.body, author.figures, form, title, printed)
    manuscript.passages.append(Passage([Piece(title)], heading=0))
    manuscript.passages += _paragraphs(author, sections["opening"], "")
    headings = [author.words.get(f"heading_{number}", text) for number, text in enumerate(lexicon("forms")["headings"]["sections"], 1)]
    contents = ("general", "proactive", "requests", "cases", "problems", "other")
    for number, (heading, name) in enumerate(zip(headings, contents, strict=True), 1):
        manuscript.passages.append(Passage([Piece(heading)], heading=1))
        manuscript.passages += _paragraphs(author, sections.get(name, []), name if name in ("general", "problems") else "")
        if number in (2, 3, 4):
            manuscript.passages.append(Passage([], table=number))
    manuscript.passages += _closing(author)
    return manuscript


def _closing(author: Author) -> list[Passage]:
    """Signature and date, by some authors: within the legal time, departments till 31 January, governments till 31 March."""
    if author.chance.random() >= author.recipe.habits.get("signed", 0.3):
        return []
    first = date(author.figures.year + 1, 1, 4)
    last = date(author.figures.year + 1, *((1, 31) if "bureau" in author.body.level else (3, 31)))
    day = date.fromordinal(author.chance.randint(first.toordinal(), last.toordinal()))
    shown = f"{day.year}年{day.month}月{day.day}日"
    return [Passage([Piece(author.body.name)], closing=SIGNED), Passage([Piece(shown)], closing=DATED)]


def _paragraphs(author: Author, entries: list[Any], topic: str) -> list[Passage]:
    """Paragraphs of a section; an entry is a template, alternatives, or a subsection {heading, say, chance, inline, topic}."""
    passages: list[Passage] = []
    number = 0
    for entry in entries:
        if not isinstance(entry, dict):
            written = _one(author, entry)
            passages += _strew(author, written, topic)
            continue
        if author.chance.random() > entry.get("chance", 1.0):
            continue
        inner = [passage for say in entry["say"] for passage in _one(author, say)]
        if inner:
            inner = _strew(author, inner, entry.get("topic", ""))
            heading = author.chance.choice(entry["heading"]) if isinstance(entry["heading"], list) else entry["heading"]
            passages += _with_heading(heading.replace("#", _NUMERALS[number]), inner, entry.get("inline", False))
            number += 1
    return passages


def _strew(author: Author, passages: list[Passage], topic: str) -> list[Passage]:
    """The passages with a few sentences of a topic added before or after what they say."""
    pool = author.recipe.filler.get(topic, [])
    count = author.chance.choice((0, 0, 1, 1, 2))
    if not passages:
        return passages
    for filler in author.chance.sample(pool, min(count, len(pool))):
        passage = author.chance.choice(passages)
        written = author.attempt(filler)
        passage.pieces[:] = [*written, *passage.pieces] if author.chance.random() < 0.5 else [*passage.pieces, *written]
    return passages


def _one(author: Author, entry: str | list[str]) -> list[Passage]:
    ways = [entry] if isinstance(entry, str) else author.chance.sample(entry, len(entry))
    for way in ways:
        try:
            pieces = author.write(way)
        except NoWay:
            continue
        if any(piece.text for piece in pieces):
            return [Passage(pieces)]
    return []


def _with_heading(heading: str, inner: list[Passage], inline: bool) -> list[Passage]:
    if not inline:
        return [Passage([Piece(heading)], heading=2), *inner]
    inner[0].pieces.insert(0, Piece(heading))
    return inner


def print_cells(form: Form, figures: Figures, chance: Random) -> dict[str, str]:
    """The cells' texts: zeros as most bodies print them, changes with a sign, money with or without its unit."""
    zero = chance.choices(["0", "", "/", "-", "—"], [90, 5, 2, 1, 2])[0]
    change = chance.choice(["{:+d}", "{:d}", "{:d}", "words"])
    money = chance.choice(["", "元", "", "万元"])
    printed = {}
    for name in fact_names(form):
        value = figures.value(name)
        if name.endswith(_SIGNED):
            printed[name] = _change(int(value), change)
        elif name == "procurement.amount":
            printed[name] = _amount(value, money)
        else:
            printed[name] = format(value, "f") if value or _kept_zero(name, zero) else zero
    return printed


def _kept_zero(name: str, zero: str) -> bool:
    """Where a body prints its zeros as blanks, totals still say 0 half of the time; table 2 keeps its zeros unless it prints marks."""
    return zero == "" and ("total" in name or "@" not in name)


def _change(value: int, style: str) -> str:
    if style == "words" and value:
        return f"增{value}" if value > 0 else f"减{-value}"
    return ("{:d}" if style == "words" or not value else style).format(value)


def _amount(value: Decimal, unit: str) -> str:
    if unit == "万元":
        return f"{value / 10000:f}万元"
    return f"{value:f}{unit}"
