"""Names of public bodies: what level a body is of, and a key under which its reports of several years meet."""

from __future__ import annotations

import regex

from gouji.issuers.divisions import COUNTY, PREFECTURE, PROVINCE, find_division, leading_divisions

TOWNSHIP, DEPARTMENT, MINISTRY = "township", "department", "ministry"

_GOVERNMENT = regex.compile(r"(?:人民政府|政府|管理委员会|管委会|党政办|人民政府办公室|人民政府办公厅|政府办公室|政府办公厅)?$")
_TOWNSHIP = regex.compile(r"(?:镇|乡|苏木|街道|街道办事处|街道办|便民服务中心)(?:人民政府|政府|党政办公室)?$")
_DEPARTMENT = regex.compile(
    r"(?:局|委员会|委|厅|办公室|办|部|署|中心|院|所|站|处|队|总队|支队|学校|大学|学院|医院|公司|集团|银行|馆|会|社|分局|管理局|税务局|气象局)$"
)
_SEAT = regex.compile(r"政府办公[室厅]$")
"""A government's office publishes for its government."""

_CENTRAL = regex.compile(r"^(?:中华人民共和国|国家|中国|国务院)")
_SUFFIX_LEVELS = (
    (r"(?:省|自治区)$", PROVINCE),
    (r"(?:州|地区|盟)$", PREFECTURE),
    (r"(?:县|旗|[市州盟].{1,8}市|(?<!地|特|新|园|发|业|术|险|税|税港|假|景|景名胜|理|管|范|作|验|集聚|林|矿|库|灌)区)$", COUNTY),
)
"""A district or a city under a city counts as a county; zones (开发区, 新区, 园区) are no level of government."""


def body_level(name: str) -> str:
    """`ministry`, `province`, `prefecture`, `county`, `township` or `department`; "" where the name does not tell.

    A government is graded by the division it governs; departments are not graded further.
    """
    names, rest = leading_divisions(name)
    if _TOWNSHIP.search(name) and rest != "":
        return TOWNSHIP
    if rest == "" or _is_government(rest):
        division = find_division(names)
        return division.level if division else _level_by_suffix(name)
    if _SEAT.search(rest):
        return _level_by_suffix(name)
    if _DEPARTMENT.search(rest):
        return MINISTRY if _CENTRAL.match(name) and not names else DEPARTMENT
    return _level_by_suffix(name)


def _is_government(rest: str) -> bool:
    return _GOVERNMENT.fullmatch(rest) is not None


def _level_by_suffix(name: str) -> str:
    place = _GOVERNMENT.sub("", name)
    return next((level for pattern, level in _SUFFIX_LEVELS if regex.search(pattern, place)), "")


def body_key(name: str) -> str:
    """A name under which one body's reports meet: no spaces, no 人民政府, no divisions above the last one named.

    淮安市洪泽区人民政府, 洪泽区人民政府 and 洪泽区 have one key; 洪泽区人民政府办公室 has another.
    """
    compact = regex.sub(r"\s+", "", name)
    names, rest = leading_divisions(compact)
    place = names[-1] if names else ""
    return place + regex.sub(r"(?:人民政府|政府)$", "", rest)


def body_region(name: str) -> str:
    """The province a body belongs to, "" where its name does not tell or tells two."""
    names, _ = leading_divisions(regex.sub(r"\s+", "", name))
    division = find_division(names)
    if division is None:
        return ""
    return division.above[0] if division.above else division.name if division.level == PROVINCE else ""
