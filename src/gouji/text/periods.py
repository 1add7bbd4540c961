"""Periods a sentence names: years, 上年, 本年, 下年, 累计, 截至, date ranges; also where digits of a date were lost."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from gouji.records import Period, PeriodKind
from gouji.text.characters import normalize
from gouji.text.limits import PATIENCE
from gouji.text.numerals import parse_numeral

_YEAR = r"(?:19|20)\d{2}"
_CHINESE_YEAR = r"[一二][九〇零][〇零一二三四五六七八九]{2}"
_TO = r"\s?(?:起?至|起?到|[-—–~～]{1,2})\s?"
_MONTH = r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九])\s?月"
_DAY = r"(?:\d{1,2}|[一二]?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])\s?[日号]"
_SOME = "[两二三四五六七八九十]"

_PERIOD = regex.compile(
    rf"""
    (?P<until>截[至止]\s?(?:到\s?)?(?:目前|(?:(?P<until_year>{_YEAR})\s?年\s?)?(?:年?底|年?末|{_MONTH}(?:\s?{_DAY}|底|末|份)?)?|今年底|本年底))
    |(?P<range>(?P<first>{_YEAR}|{_CHINESE_YEAR})\s?年?{_TO}(?P<last>{_YEAR}|{_CHINESE_YEAR}|\d\d)\s?年(?:度)?(?!\s?\d{{0,2}}\s?月))
    |(?P<list>{_YEAR}(?:[、和与及](?:{_YEAR}|\d\d)){{1,6}}\s?年(?:度)?)
    |(?P<dated>(?P<year>{_YEAR})(?:\s?年\s?|(?=\d{{1,2}}\s?月))(?P<days>{_MONTH}(?:\s?{_DAY})?(?:{_TO}(?:{_YEAR}\s?年?\s?)?{_MONTH}(?:\s?{_DAY})?)?))
    |(?P<lost>(?P<lost_year>{_YEAR})\d{{2,4}}\s?日(?:{_TO}(?:{_YEAR})?\d{{2,4}}\s?日)?)
    |(?P<named>(?P<plain_year>{_YEAR}|{_CHINESE_YEAR})\s?年(?:度|末|底)?)
    |(?P<last_year>(?:上一?|前一)\s?年(?:度)?(?:同期)?(?!来)|去年(?:度)?(?:同期)?)
    |(?P<next_year>下(?:一)?\s?年(?:度)?|明年(?:度)?|次年(?:度)?|来年)
    |(?P<cumulative>历年(?:来)?(?:累计)?|近(?:\d|{_SOME}){{1,2}}年(?:来|间)?(?:累计)?|(?:过去|最近|连续)(?:\d|{_SOME}){{1,2}}年|自?开通以来|施行以来|成立以来|近年来)
    |(?P<weak>累计)
    |(?P<part>[上下]半年|(?:前|第)?[一二三四1-4](?:个)?季度|{_MONTH}(?:份)?(?:{_TO}{_MONTH}(?:份)?)?|\d{{1,2}}{_TO}\d{{1,2}}\s?月)
    |(?P<this_year>本(?:报告)?年(?:度)?|当年(?:度)?|今年(?:以来)?|全年(?!龄)|该年度|(?<![\d{_SOME[1:-1]}一半])年内|(?<!近|过去)一年来|报告期)
    |(?P<other>往年|前年|(?<!近)历史同期)
    """,
    regex.VERBOSE,
)
_WORDS = {
    "last_year": PeriodKind.LAST_YEAR,
    "next_year": PeriodKind.NEXT_YEAR,
    "this_year": PeriodKind.THIS_YEAR,
    "cumulative": PeriodKind.CUMULATIVE,
    "weak": PeriodKind.CUMULATIVE,
    "until": PeriodKind.CUMULATIVE,
    "part": PeriodKind.OTHER,
    "other": PeriodKind.OTHER,
    "list": PeriodKind.OTHER,
}


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """A period named in a text.

    Attributes:
        start, end: code points in the text as given, end exclusive.
        period: kind seen from the report's year, and the year where printed. A printed year is `unknown` while the
            report's year is.
        sure: False where the word often means something else: 累计 and 截至 may speak of the year alone.
        whole: True for a whole year or more, False for months, quarters and halves.
    """

    start: int
    end: int
    period: Period
    sure: bool = True
    whole: bool = True


def find_periods(text: str, year: int | None = None) -> tuple[PeriodMention, ...]:
    """The periods that `text` names, in reading order. `year` is the report's year, which tells last year from this."""
    return tuple(_mention(match, year) for match in _PERIOD.finditer(normalize(text), timeout=PATIENCE))


def _mention(match: regex.Match[str], year: int | None) -> PeriodMention:
    printed = _printed_year(match)
    group = next(name for name in (*_WORDS, "range", "dated", "lost", "named") if match[name])
    if group == "range" and match["first"] != match["last"]:
        return PeriodMention(match.start(), match.end(), Period(PeriodKind.OTHER))
    kind = _WORDS.get(group) or seen_from(printed, year)
    whole = group != "part" and not (group == "dated" and not _is_whole_year(match["days"]))
    return PeriodMention(match.start(), match.end(), Period(kind, printed), group not in ("weak", "until"), whole)


def _printed_year(match: regex.Match[str]) -> int | None:
    written = next((match[name] for name in ("until_year", "first", "year", "lost_year", "plain_year") if match[name]), None)
    numeral = parse_numeral(written) if written else None
    return int(numeral.value) if numeral else None


def _is_whole_year(days: str) -> bool:
    compact = "".join(days.split())
    return compact.startswith(("1月1日", "一月一日")) and compact.endswith(("12月31日", "十二月三十一日"))


def seen_from(printed: int | None, year: int | None) -> PeriodKind:
    """Kind of the printed year as seen from the report's year."""
    if printed is None or year is None:
        return PeriodKind.UNKNOWN
    kinds = {0: PeriodKind.THIS_YEAR, -1: PeriodKind.LAST_YEAR, 1: PeriodKind.NEXT_YEAR}
    return kinds.get(printed - year, PeriodKind.OTHER)
