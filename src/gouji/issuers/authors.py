"""Bodies that running text names as the one whose report it is: the subject of its own work, never a body merely mentioned.

Every pattern is held from the left (现将, a year that opens a sentence, 由 … 编制), so that no word has to be cut out of its
surroundings; superiors, courts and other departments stand elsewhere in a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from gouji.text.limits import PATIENCE

_LEAD = (
    r"(?![在按对为及与等我度各该将由以被把是这那其着无未没不]|根据|上[级年述一]|下[属级一]|一年|[近多]年|有关|相关|同时|经[过统]|所[有属]|依[据照法]|遵|随|因|当[前年地]|"
    r"本[年机单级局委镇街乡部报厅校院]|全[年县市区省局镇乡州体面系街校院委])"
)
"""What opens a sentence and is no name."""

_NAME = (
    rf"(?P<name>{_LEAD}(?:(?![的是了过至到第将对我]|通过|自(?!然|治|贸)|年度|作为|代表|指导|督促|牵头|协调|会同|联合|组织(?!部))\p{{Han}}){{2,24}}?"
    r"(?:局|委员会|委|厅|办公室|街道办事处|街道办|街道|镇|乡|(?:人民)?政府(?!信息|网站|门户|公报|采购|规章|工作报告)|管委会|大学|学院|医院|公司|省|市|县|区|旗|州|盟))"
)
_ORGAN = r"(?:党组|党委|党工委|机关|领导班子)?"
_WORK = (
    r"(?:认真|深入|严格|坚持|始终|高度重视|积极|扎实|持续|按照|全面|深化|贯彻|紧紧围绕|紧扣|紧密|围绕|以习近平|以[^，。]{2,30}为|根据|切实|不断|进一步|"
    r"主动公开|在[^，。]{2,24}(?:领导|指导|支持|关心|部署)下|共?(?:收到|受理|新收|接到)|没有|未收到|未发生|依托|聚焦|立足|着力|大力|稳步|有序|依法|继续|"
    r"(?:政府信息|政务|信息)公开工作|落实|强化|加强|通过)"
)
_COUNTED = (
    r"(?:本?年度?|全年|今年)?(?:，|,)?(?:共|累计|总计|共计)?(?:收到|受理|新收|接到|未收到|没有收到)[^，。；]{0,14}?(?:申请|依申请公开)"
    r"|(?:本?年度?|全年|今年)?(?:，|,)?(?:共|累计|总计|共计)?主动公开(?:各类)?(?:政府|政务)?信息"
    r"|在?(?:政府信息|政务|信息)公开(?:工作)?[中上]?(?:方面)?(?:还|仍|尚|也|虽|主要)?存在"
)
_SENTENCE = r"(?:^|[。；\n])\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]\s*)?"
_YEAR = r"(?:(?:20\d\d|[二２][〇○零０][〇○零一二三四五六七八九]{2})\s*年度?(?:以来)?\s*[，,]?\s*)"
_GENRE = r"(?:政府信息|政务|信息)公开"

_INTRODUCED = regex.compile(
    rf"(?:现将|特将|兹将|[现特]予?(?:公布|发布|公开))\s*{_NAME}(?=\s*(?:{_YEAR}|本年度|上年度|上一年度|的)?[^，。；局委厅镇乡街办院校]{{0,12}}?{_GENRE}[^，。；]{{0,20}}(?:报告|情况|年报|总结)|\s*{_YEAR}(?:工作)?(?:报告|年报))"
    rf"|(?:本|此)(?:年度|年|份)?报告(?:是)?由\s*{_NAME}(?=\s*(?:根据|按照|依据|依照|依《|编制|编写|编就|汇编|撰写|起草|整理|发布|公布|(?:汇总|牵头|负责|组织|综合)[^。；]{{0,24}}编[制写]))"
)
_PREFACED = regex.compile(
    rf"{_SENTENCE}(?:[谨现]?(?:根据|按照|依据|依照)[^。；，]{{2,80}}[，,])?{_NAME}(?:现|谨|特|兹|依法)?"
    rf"(?:(?:根据|按照|依据|依照|按|依)(?:[^。；]{{2,60}}?[，,规定要求]|[^。；，]{{2,40}}?))?(?:现|特)?(?:向社会)?(?:公布|发布|公开|编制|编写|撰写|汇编)"
    rf"(?=[^。；《]{{0,24}}(?:报告|年报))"
    rf"|(?:^|[。；\n])\s*(?:编制|报告|填报|填表|公布|发布|报送)?(?:单位|机关|部门)(?:名称)?[：:]\s*{_NAME}(?=[。；，\s]|$)"
    rf"|(?:^|[，。；\n])\s*由\s*{_NAME}(?=(?:汇总|牵头|负责|组织|综合)[^。；]{{0,24}}编[制写])"
)
"""The body that publishes the report, where no word such as 现将 leads it: only in the paragraphs before the first section."""
_OPENING = regex.compile(rf"{_SENTENCE}{_YEAR}{_NAME}{_ORGAN}(?={_WORK})")
_COUNTING = regex.compile(rf"{_SENTENCE}{_NAME}(?={_COUNTED})|{_SENTENCE}{_YEAR}{_NAME}(?={_COUNTED})")
_CONTACT = regex.compile(
    rf"(?:请|可)(?:直接)?(?:与|向|同|致电)\s*{_NAME}(?:政务公开(?:科|股|办)?|信息公开(?:科|股|办)?|综合(?:科|股)|秘书科)?(?=联系|咨询|反映|反馈|[（(])"
)
_BLANK_NAME = regex.compile(
    r"(?P<name>(?:某{2,}|[Xx×Ｘ*＊○]{2,}|_{3,})(?:自治)?(?:省|市|县|区|旗|镇|乡|街道(?:办事处)?|局|委员会|委|厅|办公室|办|单位|部门|政府))"
    r"|[（(【\[](?P<name>(?:单位|机关|部门|行政机关)(?:名称|全称)|填(?:写|报)(?:单位|机关)(?:名称)?)[)）】\]]"
)
_DOING = regex.compile(
    rf"(?:^|[，。；、：:（(\n]|其中|由)\s*{_NAME}{_ORGAN}(?=(?:本?年度?|全年|今年|累计|共|已|共计)*(?:主动)?"
    r"(?:公开|公示|发布|收到|受理|接收|办理|办结|答复|上报|报送|印发|制发|制定|作出|移交|转办))"
)
_SELF = regex.compile(r"(?<![“\"《])(?P<name>我(?:局|委|厅|镇|乡|街道|校))(?![外部内面市县区长]级|[“”\"》])")
_QUOTED = regex.compile(r"“[^”]{0,60}”|《[^》]{0,60}》")
_BOLD = regex.compile(r"\*\*[^*\n]{1,60}\*\*")
"""Markdown's bold: its closing marks are no name left out (**（五）监督保障。**市局组织…)."""


@dataclass(frozen=True, slots=True)
class Author:
    """A body the text speaks as.

    Attributes:
        name: as written; for `self` the word 我局, 我镇 and the like, for `blank` the place of a name never filled in.
        way: introduced, prefaced, opening, counting, contact, self or blank.
        start, end: of the name in the text.
    """

    name: str
    way: str
    start: int
    end: int


_WAYS = (
    ("introduced", _INTRODUCED),
    ("prefaced", _PREFACED),
    ("opening", _OPENING),
    ("counting", _COUNTING),
    ("contact", _CONTACT),
    ("self", _SELF),
    ("blank", _BLANK_NAME),
)


def subject_of(clause: str) -> str:
    """The body that does what a clause ends in (某镇公开政务信息), the last one named as doing it; "" where none is."""
    found = list(_DOING.finditer(clause, timeout=PATIENCE))
    return found[-1]["name"] if found else ""


def authors(text: str) -> Iterator[Author]:
    """The bodies a paragraph speaks as, each place once, by the surest way it is told."""
    quoted = [match.span() for pattern in (_QUOTED, _BOLD) for match in pattern.finditer(text)]
    seen: set[int] = set()
    for way, pattern in _WAYS:
        for match in pattern.finditer(text, overlapped=way == "opening", timeout=PATIENCE):
            start, end = match.span("name")
            if start not in seen and not any(first <= start < last for first, last in quoted):
                seen.add(start)
                yield Author(match["name"], way, start, end)
