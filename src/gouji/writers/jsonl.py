"""One JSON object a line, flushed report by report: the shape of one entry of `results`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from gouji.records import Result
from gouji.writers.json import result_to_dict

FORMAT = "jsonl"


def render(results: Iterable[Result], lang: str, min_score: float) -> Iterator[str]:
    """One line a report; all findings are in it, whatever their score."""
    for result in results:
        yield json.dumps(result_to_dict(result, lang), ensure_ascii=False, sort_keys=True) + "\n"
