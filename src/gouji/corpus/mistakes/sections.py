"""Mistakes of form: a section is missing, empty, doubled or misnumbered; the period, the date or the fee is told wrong."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

from gouji.corpus.gold import Mistake, Piece
from gouji.corpus.grammar import Author
from gouji.corpus.manuscript import DATED, Manuscript, Passage
from gouji.corpus.mistakes.identities import number

_NUMERALS = "一二三四五六"
_TOLD = (4, 5)
"""Sections without a table, by place from 0: what befalls them leaves the figures alone."""

_ACHIEVEMENTS = (
    "{year}年，{us}政府信息公开工作扎实推进，组织培训3次，公开渠道进一步拓宽，群众满意度持续提升，多次受到上级通报表扬。",
    "一年来，{us}坚持把信息公开摆在重要位置，制度更加健全，流程更加规范，平台运行平稳，较好地完成了年度各项任务。",
    "{us}严格执行条例各项规定，专人负责、按期发布，实现了政务公开与业务工作同部署、同落实、同考核，成效明显。",
)
_PROBLEMS = (
    "存在的主要问题：公开的内容不够丰富，部分栏目更新不及时，政策解读的形式较为单一，工作人员能力与岗位要求还有差距。",
    "{us}目前的不足：一是信息发布不及时，二是解读形式单一，三是个别科室主动公开的意识不强，四是栏目内容存在重复的问题。",
)


def _spans(manuscript: Manuscript) -> list[tuple[int, int]]:
    """First passage of each section and the one after its last; the lines of signature and date belong to none."""
    starts = [index for index, passage in enumerate(manuscript.passages) if passage.heading == 1]
    end = next((index for index, passage in enumerate(manuscript.passages) if passage.closing), len(manuscript.passages))
    return list(zip(starts, [*starts[1:], end], strict=True))


def _mistake(kind: str, aim: str, place: str, printed: str, true: str) -> Mistake:
    return Mistake(kind, aim, (), (), place, printed, true, aim=aim)


def _missing(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    start, end = _spans(manuscript)[chance.choice(_TOLD)]
    title = "".join(piece.text for piece in manuscript.passages[start].pieces)
    del manuscript.passages[start:end]
    return _mistake("section_missing", "GJ501", "section", "", title)


def _empty(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    """Section five; the lines of signature and date may stand below the heading of section six."""
    start, end = _spans(manuscript)[4]
    title = "".join(piece.text for piece in manuscript.passages[start].pieces)
    if end - start < 2:
        return None
    del manuscript.passages[start + 1 : end]
    return _mistake("section_empty", "GJ501", "section", "", title)


def _doubled(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    start, end = _spans(manuscript)[chance.choice(_TOLD)]
    title = "".join(piece.text for piece in manuscript.passages[start].pieces)
    again = [replace(passage, pieces=list(passage.pieces)) for passage in manuscript.passages[start:end]]
    manuscript.passages[end:end] = again
    return _mistake("section_doubled", "GJ501", "section", title, title[2:])


def _misnumbered(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    """A section has the number of the one before it."""
    place = chance.randrange(1, 6)
    start, _ = _spans(manuscript)[place]
    title = "".join(piece.text for piece in manuscript.passages[start].pieces)
    if not title.startswith(_NUMERALS[place]):
        return None
    manuscript.passages[start].pieces[:] = [Piece(_NUMERALS[place - 1] + title[1:])]
    return _mistake("section_misnumbered", "GJ501", "section", _NUMERALS[place - 1], _NUMERALS[place])


def _short_period(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    """The figures are said to run to the day the draft was written, or from a later month on."""
    wrong, true = chance.choice([("11月30日", "12月31日"), ("10月31日", "12月31日"), ("2月1日", "1月1日"), ("12月15日", "12月31日")])
    for passage in manuscript.passages:
        text = "".join(piece.text for piece in passage.pieces)
        if passage.heading is None and "1月1日" in text and "12月31日" in text and not any(piece.claim for piece in passage.pieces):
            at = text.index(true)
            passage.pieces[:] = [Piece(text[:at] + wrong + text[at + len(true) :])]
            return _mistake("short_period", "GJ505", "period", wrong, true)
    return None


def _wrong_date(manuscript: Manuscript, author: Author, chance: Random, kind: str) -> Mistake | None:
    """Signed before the year ended, or after the legal date of all bodies."""
    dated = [passage for passage in manuscript.passages if passage.closing == DATED]
    if not dated:
        return None
    true = dated[0].pieces[0].text
    year = manuscript.figures.year
    early = f"{year}年{chance.randint(10, 12)}月{chance.randint(2, 28)}日"
    late = f"{year + 1}年{chance.randint(4, 9)}月{chance.randint(2, 28)}日"
    dated[0].pieces[:] = [Piece(early if kind == "signed_early" else late)]
    return _mistake(kind, "GJ506", "date", dated[0].pieces[0].text, true)


def _signed_early(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    return _wrong_date(manuscript, author, chance, "signed_early")


def _signed_late(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    return _wrong_date(manuscript, author, chance, "signed_late")


def _one_sided(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    """Section five praises only, or names problems and nothing that is done about them."""
    start, end = _spans(manuscript)[4]
    kind, pool = chance.choice((("no_problem", _ACHIEVEMENTS), ("no_measure", _PROBLEMS)))
    text = chance.choice(pool).format(year=manuscript.figures.year, us=author.body.us)
    manuscript.passages[start + 1 : end] = [Passage([Piece(text)])]
    return _mistake(kind, "GJ507", "section", "", kind)


def _notice_denied(manuscript: Manuscript, author: Author, chance: Random) -> Mistake | None:
    """No fee notice is said to have been sent, and table 3 counts requests dropped for an unpaid fee."""
    printed = manuscript.printed
    moved = [f"other_result.{row}@{applicant}" for row in ("fee_unpaid", "other") for applicant in ("natural", "total")]
    if manuscript.figures.year < 2021 or any(not printed.get(name, "").isdigit() for name in moved) or not number(printed[moved[2]]):
        return None
    count = chance.randint(1, min(3, int(number(printed[moved[2]]))))
    for place, name in enumerate(moved):
        printed[name] = str(int(printed[name]) + (count if place < 2 else -count))
    start, end = _spans(manuscript)[5]
    said = chance.choice(("未发出收费通知", "没有发出收费通知，未收取信息处理费", "全年未发出任何收费通知"))
    manuscript.passages[start + 1 : end] = [Passage([Piece(f"{manuscript.figures.year}年，{author.body.us}{said}。")])]
    row = "other_result.fee_unpaid"
    figures = (number(printed[moved[1]]), Decimal(0))
    return Mistake("notice_denied", "GJ508", (row,), figures, "section", said, f"{figures[0]}", aim="GJ508")


MISTAKES = {
    "section_missing": _missing,
    "section_empty": _empty,
    "section_doubled": _doubled,
    "section_misnumbered": _misnumbered,
    "short_period": _short_period,
    "signed_early": _signed_early,
    "signed_late": _signed_late,
    "one_sided": _one_sided,
    "notice_denied": _notice_denied,
}
