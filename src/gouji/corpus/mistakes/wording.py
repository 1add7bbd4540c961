"""Mistakes in words: a denied figure that is not 0, an 均 that is not true, last year's year, another body's name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from random import Random

from gouji.corpus.bodies import draw_body
from gouji.corpus.gold import Mistake, Piece
from gouji.corpus.grammar import Author
from gouji.corpus.manuscript import Manuscript, Passage
from gouji.corpus.mistakes.claims import cells


def sentences(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """The pieces of each sentence, full stop included; text pieces are cut at full stops."""
    sentence: list[Piece] = []
    for piece in pieces:
        if piece.claim or "。" not in piece.text:
            sentence.append(piece)
            continue
        *ends, rest = piece.text.split("。")
        for end in ends:
            yield [*sentence, Piece(end + "。")]
            sentence = []
        sentence = [replace(piece, text=rest)] if rest or piece.lookalike else []
    if sentence:
        yield sentence


def _falsehood(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    """A sentence that denies a figure or says 均 of it takes the place of the true one."""
    ways = author.recipe.rules["false"]
    for way in chance.sample(ways, len(ways)):
        if not author.fits(way):
            continue
        written = author.attempt(way.say)
        claims = [piece.claim for piece in written if piece.claim and not piece.text]
        if not claims:
            continue
        claim = claims[0]
        true = manuscript.figures.value(claim.concept)
        if claim.value == true or not cells(manuscript.printed, claim.concept) or not _replace(manuscript, claim.concept, written, chance):
            continue
        kind = "zero_contradicted" if claim.value == 0 else "all_contradicted"
        concept = claim.concept.partition("@")[0]
        aim = "GJ206" if claim.value == 0 else "GJ207"
        return Mistake(kind, "GJ2", (concept,), (claim.value, true), claim.concept, f"{claim.value:f}", f"{true:f}", aim=aim)
    return None


def _replace(manuscript: Manuscript, concept: str, written: list[Piece], chance: Random) -> bool:
    """Puts the sentence in the place of one that speaks of the concept; False where none does."""
    spoken = [passage for passage in manuscript.passages if any(_speaks(piece, concept) for piece in passage.pieces)]
    if not spoken:
        return False
    passage = chance.choice(spoken)
    kept: list[Piece] = []
    done = False
    for sentence in sentences(passage.pieces):
        if any(_speaks(piece, concept) for piece in sentence):
            kept += [] if done else written
            done = True
        else:
            kept += sentence
    passage.pieces[:] = kept
    return True


def _speaks(piece: Piece, concept: str) -> bool:
    return bool(piece.claim and concept.partition("@")[0] in (piece.claim.concept.partition("@")[0], *piece.claim.accept))


def _texts(manuscript: Manuscript, text: str) -> list[tuple[Passage, int]]:
    return [
        (passage, index)
        for passage in manuscript.passages
        if passage.heading is None
        for index, piece in enumerate(passage.pieces)
        if text in piece.text and not piece.claim
    ]


def _wrong_year(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    """The sentence on the reporting period still names last year."""
    year, last = str(manuscript.figures.year), str(manuscript.figures.year - 1)
    found = False
    for passage in manuscript.passages:
        text = "".join(piece.text for piece in passage.pieces)
        if f"{year}年1月1日" in text and passage.heading is None and not any(piece.claim for piece in passage.pieces):
            passage.pieces[:] = [Piece(text.replace(f"{year}年", f"{last}年"))]
            found = True
    if not found:
        return None
    return Mistake("wrong_year", "GJ5", (), (), "period", last, year, aim="GJ503")


def _other_body(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    """A passage copied from another body's report still names that body."""
    spots = _texts(manuscript, author.body.name) or _texts(manuscript, author.body.us)
    other = draw_body(chance, author.body.level)
    if not spots or other.name == author.body.name:
        return None
    passage, index = chance.choice(spots)
    old = author.body.name if author.body.name in passage.pieces[index].text else author.body.us
    passage.pieces[index] = Piece(passage.pieces[index].text.replace(old, other.name, 1))
    return Mistake("other_body", "GJ5", (), (), "issuer", other.name, author.body.name, aim="GJ504")


def _figure_left_blank(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    """The figure was never filled in: 共公开信息  条."""
    found = [
        (passage, index)
        for passage in manuscript.passages
        for index, piece in enumerate(passage.pieces)
        if piece.claim and piece.claim.truth == "proactive_total" and piece.text[:1].isdigit()
    ]
    if not found:
        return None
    passage, index = chance.choice(found)
    claim = passage.pieces[index].claim
    assert claim is not None
    passage.pieces[index] = Piece("  " + claim.unit)
    return Mistake("figure_left_blank", "GJ3", (), (), "proactive_total", "", f"{claim.value:f}", aim="GJ306")


def _no_power(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    """规章 claimed by a body without the power to issue them (立法法 art. 91, 93)."""
    printed = manuscript.printed
    if author.body.level not in ("township", "bureau", "county") or "regulations.made" not in printed:
        return None
    printed["regulations.made"] = printed["regulations.valid"] = str(chance.randint(1, 4))
    made = Decimal(printed["regulations.made"])
    return Mistake("no_power", "GJ1,GJ5", ("regulations.made",), (made,), "regulations.made", f"{made}", "0", aim="GJ106")


MISTAKES = {
    "falsehood": _falsehood,
    "wrong_year": _wrong_year,
    "other_body": _other_body,
    "figure_left_blank": _figure_left_blank,
    "no_power": _no_power,
}
