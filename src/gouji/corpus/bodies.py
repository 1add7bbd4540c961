"""Bodies that publish reports: invented governments, bureaus and townships."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from gouji.corpus.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class Body:
    """A body that publishes a report.

    Attributes:
        name: as in the title.
        us: how it speaks of itself (我县, 我局).
        area: what its figures cover (全县, 我局).
        level: province, prefecture, county, bureau, city_bureau, township.
        requests, permits, penalties: usual size of its figures, the exponents of ten of their medians.
    """

    name: str
    us: str
    area: str
    level: str
    requests: float
    permits: float
    penalties: float

    @property
    def legislates(self) -> bool:
        """True for bodies that may issue 规章: provinces and cities with districts (立法法 art. 93)."""
        return self.level in ("province", "prefecture")


_GOVERNMENTS = {"province": (3.3, 5.8, 5.6), "prefecture": (2.7, 5.2, 4.9), "county": (1.6, 4.1, 3.2), "township": (-0.2, 0.9, 0.4)}


def draw_body(chance: Random, level: str | None = None) -> Body:
    """A body with an invented name; `level` is drawn where none is given."""
    level = level or chance.choices(["county", "bureau", "city_bureau", "township", "prefecture", "province"], [30, 30, 14, 18, 7, 1])[0]
    if level in _GOVERNMENTS:
        return _government(chance, level)
    kind = chance.choice(sorted(lexicon("places")["bureau"]))
    us, permits, penalties = lexicon("places")["bureau"][kind]
    city = level == "city_bureau"
    place = _place(chance, "prefecture" if city else "county")
    larger = 0.7 if city else 0.0
    return Body(place + kind, us, us, level, 1.1 if city else 0.4, permits and permits + larger, penalties and penalties + larger)


def _government(chance: Random, level: str) -> Body:
    place = _place(chance, level)
    kind = "街道" if place.endswith("街道") else place[-1]
    requests, permits, penalties = _GOVERNMENTS[level]
    office = "办事处" if kind == "街道" else "人民政府"
    name = place + (office if chance.random() < 0.7 or kind == "街道" else "")
    if level in ("county", "township") and chance.random() < 0.5:
        name = _place(chance, "prefecture" if level == "county" else "county") + name
    return Body(name, "我" + kind, ("全" if level != "township" else "我") + kind, level, requests, permits, penalties)


def _place(chance: Random, level: str) -> str:
    places = lexicon("places")
    stem = chance.choice(places["first"]) + chance.choice(places["second"])
    return str(stem + chance.choice(places[level]))
