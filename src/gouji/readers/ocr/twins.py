"""Characters that look alike to a recogniser: a reading is doubted where the other one would make a usual word and it makes none."""

from __future__ import annotations

import unicodedata

_USUAL = {
    "未": "尚未 未审 未经 未按 未能 从未 未办 未公 未收 未予 未完 未发 未列 并未 均未 仍未 未使 未来 未提 未作",
    "末": "年末 期末 月末 季末 周末 末级 末页 末尾",
    "已": "已经 已办 已公 已报 已完 已按 均已 业已 而已 已审 已结",
    "己": "自己",
    "巳": "",
    "人": "法人 个人 人员 人民 人大 人数 人才 请人 然人 本人 人均 人事 证人",
    "入": "收入 列入 纳入 投入 转入 入库 录入 编入 计入",
    "千": "千元 千万 千克 千米 数千",
    "干": "干部 若干 干预 骨干 干涉",
    "于": "关于 由于 对于 属于 用于 大于 小于 等于 低于 高于 位于 至于",
    "土": "土地 国土 水土 领土",
    "士": "人士 护士 女士 士兵",
    "日": "工作日 月日 日期 日常 日止 日起 近日",
    "曰": "",
    "折": "折旧 折合 打折 折算",
    "析": "分析 解析 析出",
    "天": "天津 天数 天然 当天 每天",
    "夭": "",
    "大": "大小 重大 人大 大学 大型 大会 扩大",
    "太": "太原 太湖",
    "待": "待遇 招待 接待 等待 待审",
    "侍": "服侍",
}
"""Usual pairs a character stands in; none for one that reports do not use."""

_TWINS = ("未末", "已己巳", "人入", "千干于", "土士", "日曰", "折析", "天夭大太", "待侍")
_OTHERS = {one: group.replace(one, "") for group in _TWINS for one in group}
_PAIRS = frozenset(word[place : place + 2] for words in _USUAL.values() for word in words.split() for place in range(len(word) - 1))


def may_be_twin(text: str) -> bool:
    """Whether a character makes no usual pair with its neighbours where one that looks like it would."""
    read = "".join(unicodedata.normalize("NFKC", text).split())
    return any(
        not _is_usual(read, place, character) and any(_is_usual(read, place, other) for other in _OTHERS[character])
        for place, character in enumerate(read)
        if character in _OTHERS
    )


def _is_usual(text: str, place: int, character: str) -> bool:
    return text[place - 1 : place] + character in _PAIRS or character + text[place + 1 : place + 2] in _PAIRS
