"""HTML layouts: a clean page, a page of a content management system, a page that Word exported, and GBK pages."""

from __future__ import annotations

import html
import re
from functools import partial
from random import Random

from gouji.corpus.draft import Written, cell_rows
from gouji.corpus.layouts.layout import Layout
from gouji.document import Cell, Paragraph, Table


def _spans(cell: Cell, quote: str = '"') -> str:
    """The span attributes of a cell, none for a single place."""
    named = (("colspan", cell.col_span), ("rowspan", cell.row_span))
    return "".join(f" {name}={quote}{span}{quote}" for name, span in named if span > 1)


def _table(printed: Table, attributes: str = ' border="1"', wrap: str = "{}") -> str:
    rows = []
    for row in cell_rows(printed):
        cells = [f"<td{_spans(cell)}>{wrap.format(html.escape(cell.text, quote=False))}</td>" for cell in row]
        rows.append("<tr>" + "".join(cells) + "</tr>")
    return f"<table{attributes}>\n" + "\n".join(rows) + "\n</table>"


def _page(title: str, body: str, charset: str = "utf-8", head: str = "") -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="zh"><head><meta charset="{charset}"><title>{html.escape(title)}</title>{head}</head>\n'
        f"<body>\n{body}\n</body></html>\n"
    )


def _write_clean(written: Written, chance: Random) -> bytes:
    parts = []
    for block in written.blocks:
        if isinstance(block, Table):
            parts.append(_table(block))
        elif block.heading is None:
            parts.append(f"<p>{html.escape(block.text)}</p>")
        else:
            parts.append(f"<h{block.heading + 1}>{html.escape(block.text)}</h{block.heading + 1}>")
    return _page(written.title, "\n".join(parts)).encode()


def _cms_paragraph(block: Paragraph, chance: Random) -> str:
    text = html.escape(block.text)
    if block.heading == 0:
        return f'<p style="text-align:center"><strong>{text}</strong></p>'
    if block.heading is not None:
        return f'<p style="text-indent:2em"><strong><span style="font-family:黑体;font-size:16px">{text}</span></strong></p>'
    if chance.random() < 0.4:
        text = re.sub(r"(\d[\d.]*)", r'<span style="font-family:Times New Roman">\1</span>', text)
    return f'<p style="text-indent:2em">{chance.choice(["", "&nbsp;&nbsp;&nbsp;&nbsp;", "　　"])}{text}</p>'


def _cms_body(written: Written, chance: Random) -> str:
    wrap = chance.choice(["{}", "<p>{}</p>", '<p style="text-align:center"><span>{}</span></p>', "&nbsp;{}&nbsp;", "<div>\n {}\n</div>"])
    attributes = chance.choice([' border="1" cellspacing="0"', ' class="table" style="width:95%"', ' cellpadding="0" width="603"'])
    parts = [_table(block, attributes, wrap) if isinstance(block, Table) else _cms_paragraph(block, chance) for block in written.blocks]
    return "\n".join(parts)


_CMS_HEADER = """<div id="header"><ul class="nav"><li><a href="/">网站首页</a></li><li><a href="/zw/">政务公开</a></li>
<li><a href="/hd/">互动交流</a></li></ul></div>
<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政府信息公开</a> &gt; 政府信息公开年报</div>
<script>var hits = {hits}; if (hits < 100) {{ document.title = "公开 {hits} 件"; }}</script>
<table class="info"><tr><td>索引号：</td><td>{index}/{year}-00{hits}</td>
<td>发布日期：</td><td>{year}-01-{day}</td></tr></table>
<div class="tools">浏览次数：<span id="hits">{hits}</span> 次 字体：[ <a>大</a> <a>中</a> <a>小</a> ]</div>
<div style="display:none">分享到 微信 微博 共公开{hits}条</div>
<table width="1000" align="center"><tr><td width="220"><ul class="side">{others}</ul></td><td>
<div class="article" id="zoom">
"""
_CMS_FOOTER = """
</div>
<p class="attachments">附件：<a href="P0{index}.xlsx">附表.xlsx</a></p>
</td></tr></table>
<div class="footer">主办单位：办公室 网站标识码：{index} 公网安备{index}{day}号 联系电话：0{hits}-{index}</div>"""


def _write_cms(written: Written, chance: Random, encoding: str = "utf-8", declared: str = "utf-8") -> bytes:
    """A whole page: navigation, breadcrumb, counters, font switches, hidden text, other reports, footer, body in a layout table."""
    year = chance.randrange(2020, 2027)
    links = (
        f'<li><a href="/{y}/">某单位{y}年政府信息公开工作年度报告</a> <span>[{y}-01-12]</span></li>' for y in range(year, year - 5, -1)
    )
    furniture = {
        "year": year,
        "hits": chance.randrange(100, 1000),
        "index": chance.randrange(10**7, 10**8),
        "day": chance.randrange(10, 29),
        "others": "".join(links),
    }
    body = _CMS_HEADER.format_map(furniture) + _cms_body(written, chance) + _CMS_FOOTER.format_map(furniture)
    head = '<style>.nav{float:left}</style><script src="/js/jquery.js"></script>'
    return _page(written.title + "-政府门户网站", body, declared, head).encode(encoding, errors="xmlcharrefreplace")


def _word_runs(text: str, chance: Random) -> str:
    """Runs as Word writes them: figures apart in a span of their own, sometimes cut in two, lines of the source broken anywhere."""
    runs = []
    for piece in re.split(r"(\d[\d.]*)", text):
        if not piece:
            continue
        if piece[0].isdigit():
            cut = chance.randrange(1, len(piece)) if len(piece) > 1 and chance.random() < 0.2 else len(piece)
            runs += [f"<span lang=EN-US style='font-size:16.0pt'>{part}</span>" for part in (piece[:cut], piece[cut:]) if part]
        else:
            runs.append(f"<span style='font-size:16.0pt;\nfont-family:仿宋_GB2312'>{html.escape(piece)}</span>")
    return "".join(runs)


_WORD_BLANK = "<span lang=EN-US><o:p>&nbsp;</o:p></span>"
_WORD_CELL = "<td width={width}{spans} style='border:solid windowtext 1.0pt'>\n<p class=MsoNormal align=center>{inner}</p>\n</td>"
_WORD_TABLE = """<div align=center>
<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0>
{rows}
</table>
</div>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>"""
_WORD_START = "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->\n<div class=WordSection1>"
_WORD_HEAD = "<style><!-- @page WordSection1 {size:595.3pt 841.9pt;} p.MsoNormal {margin:0cm;} --></style>"


def _word_table(printed: Table, chance: Random) -> str:
    rows = []
    for row in cell_rows(printed):
        cells = []
        for cell in row:
            inner = _word_runs(cell.text, chance) if cell.text else _WORD_BLANK
            cells.append(_WORD_CELL.format(width=chance.randrange(40, 90), spans=_spans(cell, ""), inner=inner))
        rows.append("<tr style='mso-yfti-irow:0'>\n" + "\n".join(cells) + "\n</tr>")
    return _WORD_TABLE.format(rows="\n".join(rows))


def _word_paragraph(block: Paragraph, chance: Random) -> str:
    runs = _word_runs(block.text, chance)
    bold = f"<b>{runs}</b>" if block.heading is not None else runs
    return f"<p class=MsoNormal style='text-indent:32.0pt'>{bold}<span lang=EN-US><o:p></o:p></span></p>"


def _write_word(written: Written, chance: Random, encoding: str = "utf-8") -> bytes:
    parts = [_word_table(block, chance) if isinstance(block, Table) else _word_paragraph(block, chance) for block in written.blocks]
    body = "\n".join([_WORD_START, *parts, "</div>"])
    return _page(written.title, body, encoding, _WORD_HEAD).encode(encoding, errors="xmlcharrefreplace")


LAYOUTS = {
    "html": Layout(".html", _write_clean),
    "html_cms": Layout(".html", _write_cms),
    "html_cms_gbk": Layout(".html", partial(_write_cms, encoding="gbk", declared="gb2312")),
    "html_word": Layout(".html", _write_word),
    "html_word_gbk": Layout(".html", partial(_write_word, encoding="gb2312")),
}
