"""Other matters than requests: of 受理网民留言120件，不予受理20件，办结100件 nothing is a row of the form."""

from __future__ import annotations

import re

from gouji.claims.discourse import Draft
from gouji.claims.meanings import OTHER

_HEAD = re.compile(
    "(?:受理|收到|接收|接到|接听|承办|办理|转办|处理|答复|回复|接待|收集)?[^，；。]*"
    "(?:留言|来信|信件|来电|来访|热线|工单|信访|投诉|举报|咨询|建议|提案|议案|诉求|问政|求助|许可|审批|业务|案件|办件|纠纷|发文|公文|制文)[^，；。、]{0,6}$"
)
_SURE = re.compile("发文|公文|制文|留言|热线|工单|信访")
"""Never requests, though the text spoke of requests before."""
_VERB = re.compile("受理|收到|接收|接到|接听|承办|办理|转办|处理|答复|回复|接待|发文|制发|印发|形成")
_ROWS = re.compile(r"(?:received|handled|carried_in|carried_out|granted|partial|denied|unavailable|not_processed|other_result)(?:\.|$)")


def tell_matters_apart(drafts: list[Draft], first: int) -> None:
    """Take rows of requests from what a sentence, whose drafts begin at `first`, says of another matter, up to requests named again."""
    matter = False
    for place, draft in enumerate(drafts[first:]):
        if draft.figure is None:
            continue
        if "申请" in draft.noun or (draft.concept == "received" and draft.noun):
            matter = False
        elif _heads(draft, opening=place == 0):
            matter = True
        elif matter and _ROWS.match(draft.concept or ""):
            draft.concept, draft.topic = OTHER, "other"


def _heads(draft: Draft, *, opening: bool) -> bool:
    apart = draft.topic != "request" or (not draft.noun and _SURE.search(draft.label) is not None)
    other = draft.concept == OTHER and not draft.adds and apart and "申请" not in draft.label
    return other and _HEAD.search(draft.label) is not None and (opening or _VERB.search(draft.label) is not None)
