"""The words of the review in both languages."""

from __future__ import annotations

from gouji.records import Text

STATES = {
    "open": Text("待核", "open"),
    "accept": Text("属实", "confirmed"),
    "reject": Text("不属实", "rejected"),
    "unsure": Text("存疑", "unsure"),
    "reopened": Text("重新待核", "open again"),
}
"""States of a finding, in the words of the work list."""

WORDS = {
    "review": Text("复核", "Review"),
    "state": Text("复核状态", "Decision"),
    "accept": Text("属实", "Confirm"),
    "reject": Text("不属实", "Reject"),
    "unsure": Text("存疑", "Unsure"),
    "undo": Text("撤销", "Undo"),
    "note": Text("备注", "Note"),
    "note_hint": Text("备注（随结论一起保存）", "note, kept with the decision"),
    "by": Text("{} · {}", "{} · {}"),
    "reopened": Text("证据已变，原结论：{}", "the evidence has changed; decided before: {}"),
    "progress": Text("已复核 {} / {}", "{} of {} reviewed"),
    "failed": Text("没有保存：{}", "not saved: {}"),
    "saved": Text("已保存：{}", "saved: {}"),
    "undone": Text("已撤销", "taken back"),
    "keys": Text("属实 · 不属实 · 存疑 · 撤销 · 备注", "confirm · reject · unsure · undo · note"),
}


def review_words(lang: str) -> dict[str, str]:
    """All words in one language, states as `state_open` and so on."""
    said = {key: text.get(lang) for key, text in WORDS.items()}
    return {**said, **{f"state_{name}": text.get(lang) for name, text in STATES.items()}}
