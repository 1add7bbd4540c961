"""What was measured of each check on generated reports, as `gouji evaluate --generate` gave it, kept beside the models."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from gouji.records import Text

AFTER = "generated: authors written after the rules were frozen"
"""The group of `gouji evaluate --json` that holds them."""


@dataclass(frozen=True, slots=True)
class Share:
    """Hits among cases, with the ends of the 95 % interval."""

    hits: int
    total: int
    low: float
    high: float

    @property
    def value(self) -> float:
        """The share; there is at least one case."""
        return self.hits / self.total


@dataclass(frozen=True, slots=True)
class Measured:
    """One check: precision of its flags, and recall of the seeded errors it is there for; None where there were no cases."""

    precision: Share | None
    recall: Share | None


def measured(code: str, *, after_freeze: bool = False) -> Measured:
    """What was measured of a check; of reports by authors written after the rules were frozen alone, where asked."""
    group = _figures().get(AFTER if after_freeze else "generated", {})
    return Measured(_share(group.get("by_code", {}).get(code)), _share(group.get("found", {}).get(code)))


def measured_text(code: str) -> Text:
    """The figures as the page of a check has them."""
    every, after = measured(code), measured(code, after_freeze=True)
    if every.precision is None and every.recall is None:
        return Text("实测: 尚无，生成语料中没有这类情形。", "Measured: not yet, no such case is among the generated reports.")
    return Text(
        f"实测: 生成语料上准确率 {share_text(every.precision)}，召回率 {share_text(every.recall)}（95% 区间）；"
        f"其中规则定稿后所写文风：准确率 {share_text(after.precision)}，召回率 {share_text(after.recall)}。",
        f"Measured: on generated reports precision {share_text(every.precision)}, recall {share_text(every.recall)} (95 % intervals); "
        f"by authors written after the rules were frozen: precision {share_text(after.precision)}, recall {share_text(after.recall)}.",
    )


def share_text(share: Share | None) -> str:
    """`0.98 [0.93, 0.99] n=120`, a dash where there were no cases."""
    return "—" if share is None else f"{share.value:.2f} [{share.low:.2f}, {share.high:.2f}] n={share.total}"


def _share(data: Mapping[str, Any] | None) -> Share | None:
    if not data or not data["n"]:
        return None
    low, high = data["interval"]
    return Share(data["hits"], data["n"], low, high)


@lru_cache(maxsize=1)
def _figures() -> Mapping[str, Any]:
    file = resources.files("gouji.models") / "measured.json"
    found: Mapping[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return found
