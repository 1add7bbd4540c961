"""What readers note, in Chinese: readers speak English, like all errors; auditors read remarks in their own language."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gouji.document import Note
from gouji.records import Evidence, EvidenceKind, Fact, Text

DOUBTED = 0.2
"""From this doubt a finding says that it rests on a cell which may have been misread."""

NOTES = {
    "hidden_text": "网页须运行脚本才显示报告，已读取其隐藏文字",
    "attachment": "报告可能在网页所链接的附件中",
    "charset": "{} 个字符无法解码",
    "furniture": "网页中不属于报告的 {} 行未计入",
    "other_report": "同一网页上其他报告的 {} 段未计入",
    "lost_text": "网页约 {}% 的文字未能读取",
    "suffix": "文件后缀与内容的格式不一致，已按内容读取",
    "tracked_insertions": "有修订痕迹：插入的文字按正文读取",
    "tracked_deletions": "有修订痕迹：已删除的文字未读取",
    "contents": "目录未读取",
    "pictures": "文中的图片和图形未读取",
    "embedded_part": "嵌入的文档未能读取",
    "glued": "{} 行的标题与数字相连、无从分开，未作为单元格读取",
    "pages-missing": "文件声明的页数多于实有页数",
    "page-damaged": "第 {} 页损坏，可能缺字",
    "page-garbled": "第 {} 页的字体未说明所示为何字，未读取",
    "page-flawed": "第 {} 页有个别字符的字体未说明所示为何字",
    "text-layer": "第 {} 页是图片，按其下的识别文字读取",
    "page-scanned": "第 {} 页是没有文字的图片",
    "page-recognised": "第 {} 页由图片识别，{} 个字符存疑（共 {} 个）",
    "page-uncertain": "第 {} 页由图片识别，{} 个字符存疑（共 {} 个），请对照原件",
    "page-differs": "第 {} 页两种读取方法所得的文字或数字相差 {}%，可能有遗漏",
    "converted": "已由 LibreOffice 转换后读取",
    "parts": "由多个文件合并而成",
    "copy": "内含同一报告的另一份，未计入",
    "part-unread": "有一部分文件未能读取",
}
"""Chinese of a note by its code; the numbers of the English message fill it in their order."""

REASONS = {
    "another row bears the same label": "另有一行标签相同",
    "no heading names its columns": "没有表头说明各列",
    "the row's label is lost; placed by order": "行标签缺失，按顺序对应",
    "the row's label is not quite the form's": "行标签与格式不尽一致",
    "row ends are not marked in the text": "文本中看不出各行的结尾",
    "the unit is not printed": "未印单位",
    "recognised from a picture": "由图片识别",
    "recognised from a picture, not with certainty": "由图片识别，未能确定",
}
"""Chinese of the reasons for doubt about a cell."""


def note_text(note: Note) -> Text:
    """A note in both languages; one that has no Chinese is passed on as it is."""
    numbers = re.findall(r"\d+", note.message)
    told = "隐藏文字未读取" if note.message == "hidden text was left out" else NOTES.get(note.code, "")
    if not told or told.count("{}") > len(numbers):
        return Text(note.message, note.message)
    return Text(told.format(*numbers[: told.count("{}")]), note.message)


def reasons_text(reasons: Iterable[str]) -> Text:
    """Reasons for doubt in both languages."""
    known = tuple(dict.fromkeys(reasons))
    return Text("、".join(REASONS.get(reason, reason) for reason in known) or "—", ", ".join(known) or "—")


def doubted_cells(facts: Iterable[Fact]) -> tuple[Evidence, ...]:
    """A line that says how many of the cells a finding rests on may have been misread, and why; none where none may."""
    doubtful = [fact for fact in facts if fact.doubt >= DOUBTED]
    if not doubtful:
        return ()
    reasons = reasons_text(reason for fact in doubtful for reason in fact.reasons)
    zh = f"所依据的单元格中有 {len(doubtful)} 个读取存疑（{reasons.zh}），请先对照原件"
    counted = "one cell it rests on was" if len(doubtful) == 1 else f"{len(doubtful)} cells it rests on were"
    return (Evidence(EvidenceKind.COMPUTATION, zh, en=f"{counted} read with doubt ({reasons.en}); compare with the source first"),)
