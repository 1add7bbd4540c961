"""How two names of public bodies stand to each other: one body under two names, a superior, or strangers."""

from __future__ import annotations

import regex

from gouji.issuers.bodies import body_key
from gouji.issuers.divisions import divisions, leading_divisions

_OFFICE = regex.compile(r"(?:(?:党委|党工委|党)?政?(?:办公室|办公厅|综合办|办))$")
_PARTY = regex.compile(r"(?:党工委|党委|[省市县区旗州镇乡]委)(?=$|[、和]?(?:[省市县区旗州镇乡])?(?:人民政府|政府|管委会))")
_SEAT = regex.compile(r"(?:人民政府|政府|管理委员会|管委会|办事处)$")
_SHORT = regex.compile(r"(?:[局委办厅部会院所站校省市区县镇乡州旗]|街道|中心|委员会|公司|人民)+$")
_KIND = regex.compile(r"(分局|街道|委员会|大学|学院|医院|[局委厅办镇乡校院])(?:办事处|人民政府|政府)?$")
_INTERNAL = regex.compile(r"领导小组|政务公开|信息公开|党组|各|相关|所属|下属|直属|基层|机关各|全体")
_LEAST = 2
"""A name of fewer characters without its kind (县局, 分局, 区政府) is nobody's own."""


def same_body(one: str, other: str) -> bool:
    """True where two names may be one body's: one holds the other, or is short for it (市卫健委, 市卫生健康委员会)."""
    a, b = (_core(name) for name in (one, other))
    if not a or not b or a in b or b in a:
        return True
    return _in_order(_SHORT.sub("", a), b) or _in_order(_SHORT.sub("", b), a)


def is_superior(name: str, issuer: str) -> bool:
    """True for a government, or its office, of the place the issuer belongs to; 区政府 and 市委 are that without a name."""
    place = _SEAT.sub("", _PARTY.sub("", _OFFICE.sub("", name)))
    place = _PARTY.sub("", place)
    if len(place) < _LEAST:
        return True
    if not _SEAT.search(_OFFICE.sub("", name)) and place not in divisions():
        return False
    return place in issuer or place in _above(issuer) or _in_order(_SHORT.sub("", place), issuer)


def is_nobody(name: str) -> bool:
    """True for words that name no body of their own: 县局, 分局, 局政务公开办公室."""
    bare = _SHORT.sub("", _SEAT.sub("", _OFFICE.sub("", name)))
    return len(bare) < _LEAST or _INTERNAL.search(name) is not None


def elsewhere(name: str, issuer: str) -> bool:
    """True where a name begins with a place that is neither the issuer's, nor above it, nor within it."""
    places, _ = leading_divisions(name)
    own, _ = leading_divisions(issuer)
    if not places or not own:
        return False
    theirs, ours = _line(places[-1]), _line(own[-1])
    return places[-1] not in ours and own[-1] not in theirs


def kind_of(name: str) -> str:
    """The word a body calls itself by (局 of 我局), "" where its name does not tell."""
    match = _KIND.search(name)
    return "" if match is None else {"委员会": "委", "分局": "局"}.get(match[1], match[1])


def _line(place: str) -> set[str]:
    """A place with those above it."""
    return {name for item in divisions().get(place, ()) for name in (item.name, *item.above)}


def _core(name: str) -> str:
    return _OFFICE.sub("", _PARTY.sub("", body_key(name)))


def _above(issuer: str) -> set[str]:
    own, _ = leading_divisions(issuer)
    return _line(own[-1]) if own else set()


def _in_order(short: str, long: str) -> bool:
    """True where the characters of a short name stand in the long one in order (市卫健委, 市卫生健康委员会)."""
    rest = iter(long)
    return bool(short) and all(character in rest for character in short)
