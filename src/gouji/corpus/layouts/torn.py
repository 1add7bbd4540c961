"""Torn layouts: tables that lost their shape on the way to text (guide/tables.md, section 4, and published examples of it)."""

from __future__ import annotations

import re
from random import Random

from gouji.corpus.draft import Written, cell_rows
from gouji.corpus.layouts.layout import Layout
from gouji.document import Cell, Table


def _broken_label(text: str, chance: Random) -> str:
    """A label with a space where a narrow column broke it."""
    if len(text) < 6 or re.fullmatch(r"[\d.+-]*", text) or chance.random() < 0.5:
        return text
    cut = chance.randrange(2, len(text) - 1)
    return text[:cut] + " " + text[cut:]


def _write_page_torn(written: Written, chance: Random) -> bytes:
    """Rows with tabs, labels broken, and an empty line where the page ended: header rows are cut from their table."""
    lines: list[str] = []
    for block in written.blocks:
        if not isinstance(block, Table):
            lines += [block.text, ""]
            continue
        rows = cell_rows(block)
        breaks = {chance.randrange(1, len(rows))} if len(rows) > 3 else set()
        for number, row in enumerate(rows):
            if number in breaks:
                lines.append("")
            lines.append("\t".join(_broken_label(cell.text, chance) for cell in row) + "\t")
        lines.append("")
    return "\n".join(lines).encode()


def _write_rows_apart(written: Written, chance: Random) -> bytes:
    """Markdown in which each row of table 3 became a small table of its own, its columns named by number."""
    lines: list[str] = []
    for block in written.blocks:
        if not isinstance(block, Table):
            lines += [("" if block.heading is None else "#" * (block.heading + 1) + " ") + block.text, ""]
        elif block.column_count == 10:
            lines += _rows_apart(block)
        else:
            for number, row in enumerate(block.rows()):
                lines.append("| " + " | ".join(row) + " |")
                if number == 0:
                    lines.append("|" + "---|" * block.column_count)
            lines.append("")
    return "\n".join(lines).encode()


def _rows_apart(printed: Table) -> list[str]:
    lines: list[str] = []
    for row in cell_rows(printed)[3:]:
        *labels, label = row[:-7]
        lines += [f"### {outer.text}" for outer in labels]
        cells = [label.text, *(cell.text for cell in row[-7:])]
        lines.append("| 类别 | 数据1 | 数据2 | 数据3 | 数据4 | 数据5 | 数据6 | 总计 |")
        lines += ["|---|---|---|---|---|---|---|---|", "| " + " | ".join(cells) + " |", ""]
    return lines


def _write_split_head(written: Written, chance: Random) -> bytes:
    """HTML in which a head such as 商业企业 stands over two rows: 商业 in one, 企业 in the next."""
    parts = []
    for block in written.blocks:
        if not isinstance(block, Table):
            parts.append(f"<p>{block.text}</p>")
            continue
        rows = []
        for row in cell_rows(block):
            head = [cell.text for cell in row]
            if head[0].startswith("商业"):
                rows += [_html_row(row, [text[:2] for text in head]), _html_row(row, [text[2:] for text in head])]
            else:
                rows.append(_html_row(row, head))
        parts.append("<table>" + "".join(rows) + "</table>")
    return f"<html><head><title>{written.title}</title></head><body>{''.join(parts)}</body></html>".encode()


def _html_row(row: list[Cell], texts: list[str]) -> str:
    """A row whose vertical spans are one longer where they cover the split head."""
    cells = []
    for cell, text in zip(row, texts, strict=True):
        tall = cell.row_span + (1 if cell.row < 3 <= cell.row + cell.row_span and cell.row_span > 1 else 0)
        cells.append(f'<td rowspan="{tall}" colspan="{cell.col_span}">{text}</td>')
    return "<tr>" + "".join(cells) + "</tr>"


_SIMPLE = (
    "开数规总计关请办结处录议诉讼维纠审应书证国来转复废制发现强费业织权务机构个类项许罚时条团认标"
    "创报续终签约动态组会经济区县镇乡级环护执简体实与长动还产学问题众将况员训练统编关闭继续无对"
)
_FULL = (
    "開數規總計關請辦結處錄議訴訟維糾審應書證國來轉復廢制發現強費業織權務機構個類項許罰時條團認標"
    "創報續終簽約動態組會經濟區縣鎮鄉級環護執簡體實與長動還產學問題眾將況員訓練統編關閉繼續無對"
)
_PINYIN = {"發": "fā", "實": "shí", "開": "kāi", "處": "chù", "無": "wú", "與": "yǔ"}


def _write_mirror(written: Written, chance: Random) -> bytes:
    """A mirror page in traditional characters, with the reading of some characters in brackets behind them."""
    table = str.maketrans(_SIMPLE, _FULL)
    parts = []
    for block in written.blocks:
        if isinstance(block, Table):
            rows = ("".join(_html_cell(cell, cell.text) for cell in row) for row in cell_rows(block))
            parts.append("<table><tr>" + "</tr><tr>".join(rows) + "</tr></table>")
        else:
            parts.append(f"<p>{block.text}</p>")
    page = f"<html><head><title>{written.title}</title></head><body>{''.join(parts)}</body></html>".translate(table)
    return re.sub("[發實開處無與]", lambda match: match[0] + (f"({_PINYIN[match[0]]})" if chance.random() < 0.3 else ""), page).encode()


def _html_cell(cell: Cell, text: str) -> str:
    return f'<td rowspan="{cell.row_span}" colspan="{cell.col_span}">{text}</td>'


LAYOUTS = {
    "txt_page_torn": Layout(".txt", _write_page_torn),
    "markdown_rows_apart": Layout(".md", _write_rows_apart),
    "html_mirror": Layout(".html", _write_mirror),
    "html_split_head": Layout(".html", _write_split_head),
}
