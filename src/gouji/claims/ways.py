"""Requests told way by way: 线上申请65件，办结62件，线下申请9件，全部办结. What was handled of one way is no figure of all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gouji.claims.discourse import Draft
from gouji.claims.meanings import OTHER

_CAME = re.compile("受理|收到|接收|接到|收|提交|提出")
_WAY = re.compile("线上|线下|网上|网络|信函|邮寄|书面|现场|当面|窗口|电子邮件|邮件|传真|平台")
_ROWS = ("handled", "carried_out", "completion_rate", "on_time_rate")


def tell_by_way(drafts: list[Draft], first: int) -> None:
    """Take the rows from what one sentence, whose drafts begin at `first`, says of one way after another."""
    told = drafts[first:]
    came = [place for place, draft in enumerate(told) if _came_one_way(draft)]
    if len(came) < 2:
        return
    if not _rows(told[came[0] : came[-1]]):
        return
    for draft in _rows(told[came[0] :]):
        if draft.implied:
            drafts.remove(draft)
        else:
            draft.concept, draft.role = OTHER, "part"


def _came_one_way(draft: Draft) -> bool:
    if draft.concept != OTHER or draft.figure is None or _WAY.search(draft.label) is None:
        return False
    requests = "申请" in draft.label or draft.topic == "request"
    return requests and (draft.listing is not None or "申请" in draft.label or _CAME.search(draft.label) is not None)


def _rows(drafts: Sequence[Draft]) -> list[Draft]:
    return [draft for draft in drafts if draft.concept in _ROWS]
