"""Measures as lines for a terminal and as plain data."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from gouji.evaluation.measures import Measures, Rate
from gouji.language import padded, told

_NONE = Rate(0, 0)


def measures_lines(measures: Measures) -> Iterator[str]:
    """Lines without line breaks, in the language of this process: in all, by code, by kind of error, and how reliable scores are."""
    yield f"{told('reports')} {measures.reports}"
    heads = {
        told("precision of flags"): _rate(measures.precision),
        told("recall of errors"): _rate(measures.recall),
        told("clean reports flagged"): _rate(measures.flagged),
        told("linking right first"): f"{_rate(measures.linking)}  {told('not read')} {measures.unread}",
        told("diagnosis right first"): _rate(measures.diagnosis),
    }
    yield from (f"{padded(head, 22)} {line}" for head, line in heads.items())
    yield f"Brier {_number(measures.brier)}  ECE {_number(measures.ece)}  {told('findings nobody knows about')} {measures.open}"
    yield told("by code: precision of its flags; recall of the errors it is there for")
    for code in sorted({*measures.by_code, *measures.found}):
        yield f"  {code:<8} {padded(_rate(measures.by_code.get(code, _NONE)), 32)}  {_rate(measures.found.get(code, _NONE))}"
    yield told("recall by kind of error")
    for kind, rate in measures.by_kind.items():
        yield f"  {padded(kind, 24)} {_rate(rate)}"
    yield told("scores: mean score, share right, n")
    for item in measures.bins:
        yield f"  {item.score:.2f}  {item.right:.2f}  {item.count}"


def measures_to_dict(measures: Measures) -> dict[str, Any]:
    """The measures as plain data."""
    return {
        "reports": measures.reports,
        "precision": _data(measures.precision),
        "recall": _data(measures.recall),
        "flagged": _data(measures.flagged),
        "diagnosis": _data(measures.diagnosis),
        "brier": _rounded(measures.brier),
        "ece": _rounded(measures.ece),
        "open": measures.open,
        "by_code": _table(measures.by_code),
        "by_kind": _table(measures.by_kind),
        "found": _table(measures.found),
        "linking": _data(measures.linking),
        "unread": measures.unread,
        "bins": [{"count": item.count, "score": _rounded(item.score), "right": _rounded(item.right)} for item in measures.bins],
    }


def _table(rates: Mapping[str, Rate]) -> dict[str, Any]:
    return {name: _data(rate) for name, rate in rates.items()}


def _data(rate: Rate) -> dict[str, Any]:
    return {"hits": rate.hits, "n": rate.total, "value": _rounded(rate.value), "interval": [_rounded(end) for end in rate.interval]}


def _rate(rate: Rate) -> str:
    if not rate.total:
        return told("no cases")
    low, high = rate.interval
    return f"{rate.value:.3f}  [{low:.3f}, {high:.3f}]  {rate.hits}/{rate.total}"


def _number(value: float) -> str:
    return told("no cases") if math.isnan(value) else f"{value:.3f}"


def _rounded(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 4)
