"""Figures that are no quantity: dates, document and article numbers, ordinals, enumerators, phones, codes and the like.

Every pattern is tried at the first character of a numeral and may look back at what stands before it. All of them are
bounded: no repetition of unlimited length, none inside another, so that each try costs a constant.
"""

from __future__ import annotations

from typing import Final

import regex

from gouji.text.mentions import NumberRegion, RegionKind
from gouji.text.units import match_unit

N: Final = "[零〇一二两三四五六七八九十百千]"
_Y = r"(?:19|20)\d{2}"
_TO = r"\s?(?:[-—–~～、/]{1,2}|[至到和与及])\s?"
_MONTH_TAIL = r"(?:份|底|末|初|[上中下]旬)?"
_DAY = r"(?:\s?\d{1,2}\s?[日号])?"
_UNITS_AHEAD = r"(?!\s?(?:[万亿%余多]|个|件|条|份|次|人|篇|项|元|户|家|封|起|宗|\d))"
_HOTLINE_NUMBER = r"(?:12\d{3}|96\d{3,4}|95\d{3}|11[0-9]|12[0-2]|8890)"
_HOTLINE_WORD = (
    r"(?:热线|平台|政务|政府|便民|市民|市长|投诉|举报|咨询|工单|公共|服务|电话|公开电话|求助|诉求|综合|非紧急|转办|派单|报警|急救|指挥|接处警|联动|社会|平安|[”\"》]|[、/和及与])"
)

_ARABIC: Final[tuple[tuple[RegionKind, str], ...]] = (
    (RegionKind.CODE, r"(?<=(?:索引号|信用代码|备案号|备案序号|许可证号|编号|案号|ICP备|公网安备|标识码|账号|帐号|证号|序列号|QQ群?|工号|序号)[：:]?\s?[A-Za-z\-—/]{0,12})\d[\w\-/—]{2,40}"),
    (RegionKind.POSTCODE, r"(?<=(?:邮编|邮政编码|邮码|邮政编号)\s?[：:为是]?\s{0,2})\d{6}(?!\d)"),
    (RegionKind.PHONE, r"\(?0\d{2,3}[)）]?\s?[-—–]{0,2}\s?\d{7,8}(?!\d)(?:[-—转]{1,2}\d{1,6})?"),
    (RegionKind.PHONE, r"(?<![\d.])(?:\d{3,4}[-—–]{1,2}\d{7,8}|400[-—]?\d{3,4}[-—]?\d{3,4})(?!\d)(?:[-—转]{1,2}\d{1,6})?"),
    (RegionKind.PHONE, rf"1[3-9]\d{{9}}(?!\d){_UNITS_AHEAD}"),
    (
        RegionKind.PHONE,
        r"(?<=(?:电话|传真|手机|座机|联系方式|[Tt]el|TEL|[Ff]ax|FAX|拨打|致电|号码)[^\d\n。；，]{0,6})"
        rf"\d{{2,4}}[-—– ]?\d{{1,8}}(?:[-—–]\d{{1,8}})?(?:[、/]\d{{7,8}})*{_UNITS_AHEAD}",
    ),
    (RegionKind.HOTLINE, rf"{_HOTLINE_NUMBER}(?!\d){_UNITS_AHEAD}(?=[“”\"'’]?\s?{_HOTLINE_WORD})"),
    (RegionKind.HOTLINE, r"(?<=(?:热线|拨打|电话))\d{3,6}(?![\d年月日.])"),
    (RegionKind.HOTLINE, rf"(?<=平台|[“\"‘]){_HOTLINE_NUMBER}(?![\d年月日.])"),
    (RegionKind.HOTLINE, rf"(?<=\d[、/和及与]){_HOTLINE_NUMBER}(?!\d){_UNITS_AHEAD}(?=[^\d.,，])"),
    (RegionKind.TIME, r"\d{1,2}[：:]\d{2}(?::\d{2})?(?!\d)(?:\s?[-—–~至到]{1,2}\s?\d{1,2}[：:]\d{2})?"),
    (RegionKind.FIXED, r"\d{1,2}\s?[×xX*]\s?24\s?(?:小时)?|24/7|\d{1,2}[·•‧]\d{1,2}|1件事(?!项|宜|故|件)|\d个100%|(?<=双)(?:11|12)(?!\d)"),
    (RegionKind.FIXED, r"\d{1,2}(?:\+(?:\d{1,2}|[NnXxSM])){1,6}\+?(?=[”\"’'」）)模工机体的行服框系格政架，。、\s]|\p{Han})"),
    (RegionKind.RATIO, r"\d{1,4}(?:\.\d{1,3})?[：:]\d{1,4}(?:\.\d{1,3})?(?![\d])"),
    (RegionKind.ORDINAL, r"(?<=(?:附件|附表|(?<![代报发])表|(?<![意地企试])图|专栏|步骤)\s?)\d{1,2}(?![\d.%])"),
    (RegionKind.PERIOD, r"(?<=近|过去|最近|前)\d{1,2}\s?年(?![以之]?内|[前后])"),
    (RegionKind.PERIOD, rf"{_Y}\s?(?:年度?)?\s?{_TO}(?:(?:19|20)\d{{2}}|\d{{2}})\s?(?:年度?|学年)"),
    (RegionKind.DATE, rf"{_Y}\s?年(?:度|末|底|初|版)?(?:\s?\d{{1,2}}\s?月{_MONTH_TAIL}{_DAY})?"),
    (RegionKind.DATE, r"[12]\s?[09]\s?\d\s?\d\s?年(?:\s?\d\s?\d?\s?月(?:\s?\d\s?\d?\s?日)?)?"),
    (RegionKind.DATE, rf"{_Y}\d{{0,2}}\s?月{_DAY}"),
    (RegionKind.DATE, rf"(?:{_Y}(?:0?[1-9]|1[0-2])|0[1-9]|1[0-2])(?:0?[1-9]|[12]\d|3[01])\s?日(?![内均活])"),
    (RegionKind.DATE, rf"{_Y}(?:[-/]\d{{1,2}}[-/]\d{{1,2}}|\.\d{{1,2}}\.\d{{1,2}})(?!\d)"),
    (RegionKind.DATE, rf"{_Y}(?:[-/](?:0[1-9]|1[0-2])|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d){_UNITS_AHEAD}"),
    (RegionKind.PERIOD, rf"{_Y}{_TO}{_Y}(?![\d.%万亿]){_UNITS_AHEAD}"),
    (RegionKind.DATE, rf"\d{{1,2}}(?:{_TO}\d{{1,2}}){{0,11}}\s?月(?!龄){_MONTH_TAIL}(?:\s?\d{{1,2}}(?:{_TO}\d{{1,2}})?\s?[日号])?"),
    (RegionKind.DATE, r"\d{1,2}\s?(?:[-—–~至到]{1,2}\s?\d{1,2}\s?)?日(?![内均活]|以内|之内)"),
    (RegionKind.PERIOD, r"[1-4]\s?季度|\d{2}\s?(?:年代|世纪)"),
    (RegionKind.TIME, r"\d{1,2}\s?时(?![间段])(?:\s?\d{1,2}\s?分)?|\d{1,2}\s?点(?:钟|整|半|\d{1,2}分?|(?=[至到前后\-—]))"),
    (RegionKind.TIME, r"(?<=[上下中]午|早上?|晚上?|凌晨|[至到\-—])\d{1,2}\s?点"),
    (RegionKind.DOCUMENT_NUMBER, r"(?<=[〔\[（(〈{]\s?)(?:19|20)\d{2}\s?[〕\])）〉}]\s?(?:第\s?)?(?:\d{1,6}(?:[-—]{1,3}\d{1,6})?\s?号?)?"),
    (RegionKind.DOCUMENT_NUMBER, r"(?<=(?:[令文字函发办规告〕\])）]|[-—])\s?第?\s?)\d{1,6}\s?号|\d{1,4}\s?号(?:文|令|公告|通知|决议|议案|文件)"),
    (RegionKind.ADDRESS, r"\d{1,4}[-—]?\d{0,4}\s?号(?:楼|院|馆|门|厅|窗口?|线|店|栋|室)?(?![召称角])(?:\d{1,5}\s?[室房])?|\d{1,5}\s?[室弄](?![内外])"),
    (RegionKind.ADDRESS, r"(?<=[路街巷楼栋幢号层弄园厦])\d{1,5}\s?(?:栋|幢|层|楼|单元|房|座)(?:\d{1,5}\s?[室房号])?|\d{1,3}\s?楼"),
    (RegionKind.VERSION, r"\d{1,2}\.\d{1,2}(?:\.\d{1,3})?\s?(?=版(?!块|面)|时代|模式|升级版)|(?<=[Vv])\d{1,2}(?:\.\d{1,3}){0,3}|(?<=(?:政务|工业|互联网|Web|清单|平台|信用|企业|改革))\d\.0(?!\d)"),
    (RegionKind.CODE, r"(?<=[A-Za-z][-－]?)\d{1,6}(?:\.\d{1,3})?(?:[A-Za-z]\d?)?(?!\s?(?:[件条篇次份场期余多]|个(?!性)))"),
    (RegionKind.CODE, r"[2-6]G(?![A-Za-z])|[348]K(?![A-Za-z])|[23]D(?![A-Za-z])|\d?[1-9]A(?=级|景|$|[^A-Za-z])|\d[A-Za-z]\d[\dA-Za-z]{0,20}"),
    (RegionKind.PAGE, r"(?<=(?:^|\n)[-—\s]{1,4})\d{1,4}(?=\s?[-—]{1,2}\s?(?:\n|$))"),
    (RegionKind.ENUMERATOR, r"(?<=(?:^|[\n。；;：:!！])[\s*#>]{0,8})\d{1,2}(?:\.\d{1,2}){0,3}(?:[、.．)）]|(?<=\.\d{1,2}))(?=[\s*]*(?:[\p{Han}A-Za-z“《〔(（]|\d{4}年))"),
    (RegionKind.ENUMERATOR, r"(?<=[\s，])\d{1,2}[.．](?=\s?[\p{Han}“《])"),
    (RegionKind.ENUMERATOR, r"(?<=(?:^|[\n。；;：:，,、!！\s])[(（]\s?)\d{1,2}(?=\s?[)）])"),
)

_CHINESE: Final[tuple[tuple[RegionKind, str], ...]] = (
    (RegionKind.PERIOD, r"(?<=[上下前])[一半]\s?年度?(?!报|后)|(?<=近|过去|最近|前)[一二两三四五六七八九十]{1,2}年(?![以之]?内|[前后])"),
    (RegionKind.FIXED, r"一[件个条项次份户人位名家处起宗封](?:都|也|不[少漏落差]|没有)"),
    (RegionKind.DATE, r"[一二][九〇零][〇零一二三四五六七八九]{2}\s?年(?:度|末|底|初)?"),
    (RegionKind.DATE, r"(?<!个)(?:十[一二]?|[一二三四五六七八九])月(?!龄)(?:份|底|末|初|[上中下]旬)?(?:(?:[一二]?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])[日号])?"),
    (RegionKind.DATE, r"(?:二?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])日(?![内均活]|以内|之内)"),
    (RegionKind.PERIOD, r"[一二三四]季度|[三四五六七八九]十年代|[一二]?十[一二三四五六七八九]?世纪"),
    (RegionKind.ENUMERATOR, r"(?<=(?:^|[\n。；;，,：:、!！？”\"\s]))[一二三四五六七八九十]{1,3}(?:是(?!否)|要(?!求|件|素)|方面)"),
    (RegionKind.ENUMERATOR, r"(?<=(?:^|[\n。；;：:!！\s])[\s*#>]{0,8})[一二三四五六七八九十]{1,3}[、.．](?![一二三四五六七八九十])"),
    (RegionKind.ENUMERATOR, r"(?<=[(（]\s?)[一二三四五六七八九十]{1,3}(?=\s?[)）])"),
    (RegionKind.ORDINAL, r"[一二三四五六七八九十]{1,3}届(?:[一二三四五六七八九十]{1,2}[中次])?|(?<=届)[一二三四五六七八九十]{1,2}[中次]"),
    (RegionKind.ORDINAL, r"[二三四五六七八九]?十[一二三四五六七八九]?大(?![类项])|[一二三四五六七八九]等(?:奖|功|舱)"),
    (RegionKind.VAGUE, r"(?<=[数几])[十百千万亿]{1,4}|(?<=成)[百千]上[千万]"),
)

_ITEM = rf"(?:\s?[(（]\s?(?:{N}|\d){{1,6}}\s?[)）]|\s?(?:{N}|\d){{1,8}})"
_ORDINAL = regex.compile(
    rf"第(?P<first>{_ITEM})(?:(?:{_TO}|，\s?|\s?[-—]\s?)第?{_ITEM}(?=\s?(?:[条款项章节编目]|[、至到和及]))){{0,12}}\s?(?P<unit>[条款项章节编目](?!目)(?:之{N}{{1,2}})?)?"
)
_GLYPH = regex.compile(r"[①-⒛㈠-㈩㊀-㊉Ⅰ-ⅿ❶-❿]")
_URL = regex.compile(r"(?:https?://|www\.)[\w\-./?=&%#:~+@]{1,300}|[\w.\-]{1,64}@[\w\-]{1,64}(?:\.[\w\-]{1,64}){1,4}|(?<![\w.])[A-Za-z][\w\-]{0,60}(?:\.[\w\-]{1,60}){1,4}/[\w\-./?=&%#]{0,200}", regex.ASCII)


def _compiled(rules: tuple[tuple[RegionKind, str], ...]) -> tuple[regex.Pattern[str], tuple[RegionKind, ...]]:
    pattern = "|".join(f"(?P<k{number}>{rule})" for number, (_, rule) in enumerate(rules))
    return regex.compile(pattern), tuple(kind for kind, _ in rules)


_ARABIC_PATTERN, _ARABIC_KINDS = _compiled(_ARABIC)
_CHINESE_PATTERN, _CHINESE_KINDS = _compiled(_CHINESE)


def match_region(text: str, place: int, floor: int) -> NumberRegion | None:
    """The region whose figure begins at `place`, None where nothing forbids a quantity. It starts at `floor` at the earliest."""
    before = text[place - 1] if place else ""
    if before == "第" or (before in " (（" and "第" in text[max(place - 3, 0) : place]):
        start = text.rfind("第", 0, place)
        match = _ORDINAL.match(text, start) if start >= floor else None
        if match:
            return NumberRegion(start, match.end(), _kind_of_ordinal(text, match))
    digit = text[place].isdigit()
    match = (_ARABIC_PATTERN if digit else _CHINESE_PATTERN).match(text, place)
    if match is None or match.end() == place:
        return None
    kind = (_ARABIC_KINDS if digit else _CHINESE_KINDS)[int(str(match.lastgroup)[1:])]
    if digit and _is_quantity(text, match, kind):
        return None
    start = place - 1 if kind is RegionKind.PERIOD and place > floor and before in "上下前近" else place
    return NumberRegion(start, match.end(), kind)


def _kind_of_ordinal(text: str, match: regex.Match[str]) -> RegionKind:
    if match["unit"]:
        return RegionKind.ARTICLE
    return RegionKind.DOCUMENT_NUMBER if text.startswith("号", match.end()) else RegionKind.ORDINAL


def _is_quantity(text: str, match: regex.Match[str], kind: RegionKind) -> bool:
    """Whether what stands behind shows a count after all: 热线300件, 表3张."""
    if kind is RegionKind.ENUMERATOR:
        return _is_decimal(text, match.end())
    if kind not in (RegionKind.HOTLINE, RegionKind.PHONE, RegionKind.ORDINAL):
        return False
    end = match.end() + (text[match.end() : match.end() + 1] == " ")
    return text[end : end + 1] in ("万", "亿", "余", "多") or match_unit(text, end) is not None


def _is_decimal(text: str, end: int) -> bool:
    """Whether what looks like the number of a heading (2.1 总则) is a decimal with a scale or unit (2.1万, 1.9米)."""
    return text[end - 1].isdigit() and (text[end : end + 1] in ("万", "亿", "成") or match_unit(text, end) is not None)


def find_addresses(text: str) -> list[NumberRegion]:
    """Web and mail addresses, which hide every figure inside."""
    if "." not in text:
        return []
    return [NumberRegion(match.start(), match.end(), RegionKind.URL) for match in _URL.finditer(text)]
