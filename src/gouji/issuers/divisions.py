"""The administrative divisions of China, as general data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

PROVINCE, PREFECTURE, COUNTY = "province", "prefecture", "county"


@dataclass(frozen=True, slots=True)
class Division:
    """One division with the names above it, outermost first."""

    name: str
    level: str
    above: tuple[str, ...] = ()


@cache
def divisions() -> dict[str, tuple[Division, ...]]:
    """Divisions by full name; several where a name is used more than once (朝阳区)."""
    found: dict[str, list[Division]] = {}
    province = ""
    for line in (files("gouji.issuers") / "divisions.txt").read_text(encoding="utf-8").splitlines():
        kind, *names = line.split(" ")
        if kind == "P":
            province = names[0]
            found.setdefault(province, []).append(Division(province, PROVINCE))
        elif kind == "C":
            city, *counties = names
            above = (province,) if city != province else ()
            if city != province:
                found.setdefault(city, []).append(Division(city, PREFECTURE, above))
            for county in counties:
                found.setdefault(county, []).append(Division(county, COUNTY, (*above, city)))
    return {name: tuple(items) for name, items in found.items()}


@cache
def _longest() -> int:
    return max(len(name) for name in divisions())


def leading_divisions(text: str) -> tuple[tuple[str, ...], str]:
    """Division names at the start of `text`, outermost first, and what follows them."""
    names: list[str] = []
    rest = text
    while rest:
        size = next((n for n in range(min(_longest(), len(rest)), 1, -1) if rest[:n] in divisions()), 0)
        if not size:
            break
        names.append(rest[:size])
        rest = rest[size:]
    return tuple(names), rest


def find_division(names: tuple[str, ...]) -> Division | None:
    """The division the last of `names` means, told by the names before it; None where it is not known or ambiguous."""
    if not names:
        return None
    choices = divisions().get(names[-1], ())
    fitting = [choice for choice in choices if set(names[:-1]) <= set(choice.above)]
    if len(fitting) == 1:
        return fitting[0]
    levels = {choice.level for choice in fitting or choices}
    return Division(names[-1], levels.pop()) if len(levels) == 1 else None
