"""Quantities: a numeral with sign, scale, unit and the words that make it approximate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

import regex

from gouji.quantity import BARE, PERCENT, YUAN, ZERO, Approx, Quantity, Unit, UnitKind
from gouji.text.mentions import Mention
from gouji.text.numerals import BIG, DIGITS, Numeral, parse_numeral
from gouji.text.units import WEAK, match_unit

_ARABIC: Final = r"(?:\d{1,3}(?:[,，]\d{3}){1,7}(?![\d])|\d{1,40})(?:\.\d{1,20})?"
# 百 and 千 that begin a unit or a word (百分点, 千克) are not part of the number before them.
_HUNDRED: Final = r"百(?!分(?!之)|姓|科|货|度)"
_THOUSAND: Final = r"千(?!克|米|瓦|卡|伏|帕|赫|焦|字节|比特|方百计|家万户|公里|兆)"
_SCALE: Final = rf"(?:[十百千]?[万亿]{{1,2}}|{_HUNDRED}|{_THOUSAND})"
_SCALED: Final = (
    rf"{_ARABIC}(?:\s?[余多几]?{_SCALE}(?:零?(?:\d{{1,4}}(?:\.\d{{1,6}})?|[一二三四五六七八九])\s?[余多几]?{_SCALE}){{0,4}}"
    r"(?:(?<=万)\d{3,4}(?![\d.年]))?)?"
)
_CHINESE: Final = (
    rf"(?:[零〇一二三四五六七八九十万亿两廿卅壹贰叁肆伍陆柒捌玖拾佰仟]|{_HUNDRED}|{_THOUSAND}|[余多几](?=[万亿])){{1,48}}"
    r"(?:点[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖]{1,20}[万亿]{0,2})?"
)
_NUMBER = regex.compile(rf"(?P<arabic>{_SCALED})|(?P<chinese>{_CHINESE})")
_PART_OF = regex.compile(rf"(?P<per>百|佰|千|仟|万)分之(?:(?P<arabic>{_SCALED})|(?P<chinese>{_CHINESE}))")
_FRACTION = regex.compile(
    rf"(?:(?P<whole>{_CHINESE}|\d{{1,9}})又)?(?:(?P<low>{_CHINESE}|\d{{1,9}})分之(?P<high>{_CHINESE}|\d{{1,9}})"
    r"|(?P<over>\d{1,4})/(?P<under>[1-9]\d{0,3})(?![\d/.]))"
)
_FRACTION_MARKS = frozenset("又分/")
_MIDDLE = regex.compile(r"个(?P<mark>[多半余来])(?P<unit>月|小时|星期|学期|钟头|世纪)")
_HALF_AFTER = regex.compile(r"半(?![数年天月个径])")
_HALF = regex.compile(r"(?:一半|半数)(?!以?径|导|封)")
_HALF_UNIT = regex.compile(r"半(?:个)?(?P<unit>年(?![报度度])|天|月(?!谈)|小时|学年|学期)")
_PAIR = regex.compile(
    r"(?P<lead>[二三四五六七八九]?十)?(?P<first>[一二两三四五六七八])(?P<second>[二两三四五六七八九])(?P<scale>[十百千万亿]{0,2})"
    r"(?![零〇一二三四五六七八九十百千万亿])"
)
_CENTS = regex.compile(r"(?P<jiao>[\d零一二两三四五六七八九壹贰叁肆伍陆柒捌玖])角(?:(?P<fen>[\d零一二三四五六七八九壹贰叁肆伍陆柒捌玖])分)?")
_SIGN = regex.compile(r"(?:负的?|-|\+)$")
_BEFORE: Final[tuple[tuple[Approx, regex.Pattern[str]], ...]] = (
    (Approx.UNDER, regex.compile(r"(?:(?<![最附邻临靠贴远新相切])近|不足|不到|不超过?|不高于|不多于|低于|(?<!不)[少小]于|至多|最多)(?:人民币|¥)?\s?$")),
    (Approx.OVER, regex.compile(r"(?:(?<!不)超过?|超出|突破|逾|多达|(?<!突)破|不[少低]于|(?<!不)[高大]于|至少|最少)(?:人民币|¥)?\s?$")),
    (Approx.ABOUT, regex.compile(r"(?:(?<![预签节合履违解特条公制失契])约[为占]?|大概|大致|估计)(?:人民币|¥)?\s?$")),
)
_BARE_BEFORE = regex.compile(r"(?<![网线马以会掌路晚早])上$|(?<![通超不经])过$")
_BEFORE_LAST = frozenset("近足到过于少多超出破逾达约概为占致计币¥ ")
_SURPLUS = regex.compile(r"\s?(?:余|多(?!媒|元|方|渠|部门|次|数|层|样|维|领|年来|场|形|种形)|几(?!乎|何))(?!额|下|名单)")
_AFTER: Final[tuple[tuple[Approx, regex.Pattern[str]], ...]] = (
    (Approx.OVER, regex.compile(r"余(?!额)|多(?=[，。；、,;）)\s]|$)|\+|(?:[(（]含[)）])?(?:及以上|以上|有余)")),
    (Approx.UNDER, regex.compile(r"(?:[(（]含[)）])?(?:及以下|以下|以内|之内)")),
    (Approx.ABOUT, regex.compile(r"左右|上下(?!级|联|班|游|功|衔|贯)")),
)
_AFTER_FIRST = frozenset("余多+(（及以有之左上")
_SPACE = regex.compile(r"\s{0,3}")
_CURRENCY = regex.compile(r"(?:人民币|RMB|¥)\s?$")
_CURRENCY_MORE = regex.compile(r"人民币|[整正](?=[，。；、,;）)\s]|$)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as read at a place, before its unit.

    Attributes:
        scale: worth of the scale characters the number ends in (万 in 1.2万), 1 where there are none.
        chinese: True where it is written in Chinese characters only.
        unit: the unit where the form of the number itself tells it (percent, fraction).
    """

    start: int
    end: int
    numeral: Numeral
    scale: Decimal = Decimal(1)
    chinese: bool = False
    unit: Unit | None = None


FRACTION = Unit("", UnitKind.FRACTION)
PER_MILLE = Unit("‰", UnitKind.PERCENT, Decimal("0.1"))
PER_MYRIAD = Unit("‱", UnitKind.PERCENT, Decimal("0.01"))
_SCALE_NAMES = {Decimal(10_000): "万", Decimal(100_000_000): "亿", Decimal(10**12): "万亿"}
_ROUNDED = frozenset({UnitKind.MONEY, UnitKind.PERCENT, UnitKind.PERCENTAGE_POINT, UnitKind.MEASURE})
_FINANCIAL = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")
_EDGES = frozenset("负-+ \n|，。；：、,;:!！?？（）()[]〔〕“”\"《》<>-—~～/为共计达是约近超值到的比有")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as read at a place, before its unit.

    Attributes:
        scale: worth of the scale characters the number ends in (万 in 1.2万), 1 where there are none.
        chinese: True where it is written in Chinese characters only.
        unit: the unit where the form of the number itself tells it (percent, fraction).
    """

    start: int
    end: int
    numeral: Numeral
    scale: Decimal = Decimal(1)
    chinese: bool = False
    unit: Unit | None = None


FRACTION = Unit("", UnitKind.FRACTION)
PER_MILLE = Unit("‰", UnitKind.PERCENT, Decimal("0.1"))
PER_MYRIAD = Unit("‱", UnitKind.PERCENT, Decimal("0.01"))
_SCALE_NAMES = {Decimal(10_000): "万", Decimal(100_000_000): "亿", Decimal(10**12): "万亿"}
_ROUNDED = frozenset({UnitKind.MONEY, UnitKind.PERCENT, UnitKind.PERCENTAGE_POINT, UnitKind.MEASURE})
_FINANCIAL = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")
_EDGES = frozenset("负-+ \n|，。；：、,;:!！?？（）()[]〔〕“”\"《》<>-—~～/为共计达是约近超值到的比有")


def match_half(text: str, place: int) -> Mention | None:
    """一半 and 半数 (0.5 of a whole), 半年, 半天 and the like (0.5 of a unit)."""
    half = Decimal("0.5")
    whole = _HALF.match(text, place)
    if whole:
        return Mention(place, whole.end(), Quantity(half, FRACTION, ZERO, Approx.EXACT), whole.end())
    part = _HALF_UNIT.match(text, place)
    if part is None or (place and text[place - 1] in "上下前后过大多"):
        return None
    return Mention(place, part.end(), Quantity(half, Unit(part["unit"], UnitKind.DURATION)), part.start("unit"))



def read_figure(text: str, place: int) -> Figure | None:
    """The number that begins at `place`: percent and fraction in words, else a plain numeral."""
    if text[place] in "百佰千仟万":
        part = _PART_OF.match(text, place)
        if part:
            return _per(part)
    match = _NUMBER.match(text, place)
    if match is None:
        return None
    if text[match.end() : match.end() + 1] in _FRACTION_MARKS:
        found = _fraction(text, place)
        if found:
            return found
    written = "".join(match[0].split())
    numeral = parse_numeral(written)
    if numeral is None:
        return None
    return Figure(place, match.end(), numeral, _scale_of(written), match["chinese"] is not None)


def _per(part: regex.Match[str]) -> Figure | None:
    numeral = parse_numeral("".join((part["arabic"] or part["chinese"]).split()))
    unit = {"百": PERCENT, "佰": PERCENT, "万": PER_MYRIAD}.get(part["per"], PER_MILLE)
    return Figure(part.start(), part.end(), numeral, unit=unit) if numeral else None


def _fraction(text: str, place: int) -> Figure | None:
    match = _FRACTION.match(text, place)
    if match is None:
        return None
    whole = parse_numeral(match["whole"]) if match["whole"] else Numeral(ZERO)
    high, low = parse_numeral(match["high"] or match["over"]), parse_numeral(match["low"] or match["under"])
    if whole is None or high is None or low is None or not low.value:
        return None
    return Figure(place, match.end(), Numeral(whole.value + high.value / low.value, ZERO), unit=FRACTION)


def _scale_of(written: str) -> Decimal:
    scale = Decimal(1)
    for char in reversed(written):
        if char not in BIG:
            break
        scale *= BIG[char]
    return scale


def match_quantity(text: str, figure: Figure, floor: int) -> Mention | None:
    """The quantity `figure` is the number of, None where a Chinese numeral shows no sign of being a count."""
    start, negative = _signed(text, figure.start, floor)
    surplus = _SURPLUS.match(text, figure.end) if figure.unit is None else None
    number_end = surplus.end() if surplus and _may_exceed(figure) else figure.end
    unit, unit_start, end, half = _unit_after(text, number_end, figure)
    approx = _approximation(text, figure, number_end, end, floor)
    if figure.chinese and not _is_count(text, figure, unit, approx, floor):
        return None
    quantity = _quantity(figure, _money_in_front(text, start, unit), approx, half)
    if unit.kind is UnitKind.MONEY:
        quantity, end = _with_cents(text, end, quantity)
    if negative:
        quantity = replace(quantity, value=-quantity.value, signed=True)
    if text[start] == "+":
        quantity = replace(quantity, signed=True)
    return Mention(start, end, quantity, unit_start)


def _signed(text: str, start: int, floor: int) -> tuple[int, bool]:
    """Where the number begins with its sign, and whether it is negative. A dash after a figure is a range, no sign."""
    if start == floor or text[start - 1] not in "负的-+":
        return start, False
    sign = _SIGN.search(text, max(floor, start - 2), start)
    if sign is None or (sign[0] in "-+" and sign.start() and (text[sign.start() - 1].isalnum() and sign.start() == floor)):
        return start, False
    return sign.start(), sign[0] != "+"


def _may_exceed(figure: Figure) -> bool:
    """余 and 多 follow round Chinese numbers only (十多, not 三多)."""
    return not figure.chinese or figure.numeral.value >= 10 or figure.scale > 1


def _unit_after(text: str, place: int, figure: Figure) -> tuple[Unit, int, int, bool]:
    """Unit, where it begins and ends, and whether 半 follows it (两年半)."""
    if figure.unit is not None:
        return figure.unit, figure.end, figure.end, False
    begin = place
    while begin < place + 3 and text[begin : begin + 1] in (" ", "\n"):
        begin += 1
    middle = _MIDDLE.match(text, begin)
    if middle:
        return Unit("个" + middle["unit"], UnitKind.DURATION), begin, middle.end(), middle["mark"] == "半"
    unit = match_unit(text, begin)
    if unit is None:
        return BARE, place, place, False
    end = begin + len(unit.symbol)
    half = unit.kind in (UnitKind.DURATION, UnitKind.MULTIPLE) and bool(_HALF_AFTER.match(text, end))
    return unit, begin, end + half, half


def _approximation(text: str, figure: Figure, number_end: int, end: int, floor: int) -> Approx:
    if figure.numeral.vague or number_end > figure.end:
        return Approx.OVER
    if figure.numeral.bare and _BARE_BEFORE.search(text, max(floor, figure.start - 2), figure.start):
        return Approx.OVER
    if figure.start > floor and text[figure.start - 1] in _BEFORE_LAST:
        for approx, pattern in _BEFORE:
            if pattern.search(text, max(floor, figure.start - 8), figure.start):
                return approx
    if text[end : end + 1] in _AFTER_FIRST:
        for approx, pattern in _AFTER:
            if pattern.match(text, end):
                return approx
    return Approx.EXACT


def _is_count(text: str, figure: Figure, unit: Unit, approx: Approx, floor: int) -> bool:
    """Whether a Chinese numeral is a number here and not part of a word."""
    numeral, written = figure.numeral, text[figure.start : figure.end]
    if numeral.step < 1:
        return True
    if numeral.bare and len(written) == 1:
        return approx in (Approx.OVER, Approx.UNDER)
    strong = unit.kind is not UnitKind.NONE and (unit.symbol not in WEAK or len(written) > 1)
    if all(char in _FINANCIAL for char in written) and len(written) == 1:
        return unit.kind is UnitKind.MONEY
    if strong:
        return True
    if not numeral.bare and not numeral.positional and any(char in "百千万亿佰仟" for char in written):
        return True
    before, after = text[floor : figure.start].rstrip(" "), text[figure.end : figure.end + 1]
    alone = (not before or before[-1] in _EDGES) and (not after or after in _EDGES)
    return alone and (len(written) > 1 or not (before or after)) and not numeral.positional


def _money_in_front(text: str, start: int, unit: Unit) -> Unit:
    """¥100 and 人民币100 are money without a unit behind."""
    if unit.kind is UnitKind.NONE and start and text[start - 1] in "¥币B " and _CURRENCY.search(text, max(0, start - 5), start):
        return YUAN
    return unit


def _with_cents(text: str, end: int, money: Quantity) -> tuple[Quantity, int]:
    """Money with the 角 and 分 and the closing 整 or 人民币 that follow 元."""
    cents = _CENTS.match(text, end) if money.unit.factor == 1 else None
    if cents:
        value, step = Decimal(0), Decimal("0.1")
        for name in ("jiao", "fen"):
            numeral = parse_numeral(cents[name]) if cents[name] else None
            value += numeral.value * step if numeral else ZERO
            step /= 10
        money, end = replace(money, value=money.value + value, step=Decimal("0.01")), cents.end()
    more = _CURRENCY_MORE.match(text, end)
    return money, more.end() if more else end


def _quantity(figure: Figure, unit: Unit, approx: Approx, half: bool) -> Quantity:
    numeral = figure.numeral
    value = numeral.value + (Decimal("0.5") if half else ZERO)
    if unit.kind is UnitKind.MONEY:
        symbol = _SCALE_NAMES.get(figure.scale, "") + "元"
        factor = figure.scale if figure.scale in _SCALE_NAMES else Decimal(1)
        return Quantity(value / factor, Unit(symbol, UnitKind.MONEY, factor), numeral.step / factor, approx)
    exact = numeral.step <= 1 and numeral.value == int(numeral.value) and numeral.step == 1 and unit.kind not in _ROUNDED
    return Quantity(value, unit, ZERO if exact else numeral.step, approx)


def match_half(text: str, place: int, floor: int) -> tuple[Mention, ...]:
    """一半 and 半数 (0.5 of a whole), 半年, 半天 and the like (0.5 of a unit)."""
    half = Decimal("0.5")
    whole = _HALF.match(text, place)
    if whole:
        approx = _approximation(text, Figure(place, whole.end(), Numeral(half)), whole.end(), whole.end(), floor)
        over = place > floor and text[place - 1] == "过"
        return (Mention(place, whole.end(), Quantity(half, FRACTION, ZERO, Approx.OVER if over else approx), whole.end()),)
    part = _HALF_UNIT.match(text, place)
    if part is None or (place and text[place - 1] in "上下前后过大多"):
        return ()
    return (Mention(place, part.end(), Quantity(half, Unit(part["unit"], UnitKind.DURATION)), part.start("unit")),)


def match_pair(text: str, place: int, floor: int) -> tuple[Mention, ...]:
    """Two neighbouring digits that leave the number open (三四件, 七八十人, 十二三个): the two ends of a range."""
    match = _PAIR.match(text, place)
    if match is None:
        return ()
    first, second = DIGITS[match["first"]], DIGITS[match["second"]]
    unit = match_unit(text, match.end())
    if second - first != 1 and (first, second) != (3, 5):
        return ()
    if unit is None or (unit.symbol in WEAK and not match["scale"]):
        return ()
    lead = parse_numeral(match["lead"]) if match["lead"] else None
    scale = parse_numeral(match["scale"]) if match["scale"] else None
    if lead and scale:
        return ()
    values = [(lead.value if lead else 0) + digit * (scale.value if scale else Decimal(1)) for digit in (first, second)]
    low, high = (Quantity(value, unit, ZERO, Approx.ABOUT) for value in values)
    middle, end = match.start("second"), match.end() + len(unit.symbol)
    return Mention(place, middle, low, middle), Mention(middle, end, high, match.end())


def share_unit(first: Mention, second: Mention, scale: Decimal) -> Mention:
    """`first` with the unit (and, where it is the smaller writing, the scale) that is printed once, after `second`."""
    unit, value, step = second.quantity.unit, first.quantity.value, first.quantity.step
    if unit.kind in _ROUNDED and not step:
        step = Decimal(1)
    if unit.factor == 1 and scale > 1:
        value, step = value * scale, (step or Decimal(1)) * scale
    return replace(first, quantity=replace(first.quantity, value=value, step=step, unit=unit))
