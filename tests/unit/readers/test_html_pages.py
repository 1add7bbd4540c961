"""Whole pages as publishing systems of governments put them out: the report is found, whole, and nothing else."""

from __future__ import annotations

import quopri
import random
import re
from collections.abc import Callable

import pytest

from gouji.document import Document
from gouji.readers import read

TITLE = "青原县水利局2023年政府信息公开工作年度报告"
SITE = "青原县人民政府"

OPENING = "根据《中华人民共和国政府信息公开条例》，编制本报告。所列数据的统计期限自2023年1月1日起至2023年12月31日止。"
NARRATIVE: tuple[tuple[str, str], ...] = (
    ("h", "一、总体情况"),
    ("p", "2023年，我局主动公开政府信息1284条，其中机构职能类36条、政策法规类57条、其他1191条。"),
    ("h2", "（一）依申请公开"),
    ("p", "全年收到申请19件，其中自然人17件、商业企业2件；上年结转3件，办结20件，结转下年度2件。"),
    ("h2", "（二）平台建设"),
    ("p", "门户网站发布消息862条，微信公众号推送图文 3.6 万余次，累计阅读量12.58万人次。"),
    ("h", "二、主动公开政府信息情况"),
    ("t", "2"),
    ("h", "三、收到和处理政府信息公开申请情况"),
    ("p", "表中数据不含转办的4件。"),
    ("t", "3"),
    ("h", "四、政府信息公开行政复议、行政诉讼情况"),
    ("t", "4"),
    ("h", "五、存在的主要问题及改进情况"),
    ("p", "存在解读材料偏少等问题，全年仅发布解读7篇，比上年减少2篇。"),
    ("h", "六、其他需要报告的事项"),
    ("p", "无收取信息处理费的情况。"),
)

TABLES: dict[str, str] = {
    "2": """<tr><td colspan="4">第二十条第（一）项</td></tr>
<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>
<tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr><tr><td>行政规范性文件</td><td>3</td><td>1</td><td>14</td></tr>
<tr><td colspan="4">第二十条第（五）项</td></tr><tr><td>信息内容</td><td colspan="3">本年处理决定数量</td></tr>
<tr><td>行政许可</td><td colspan="3">217</td></tr>
<tr><td colspan="4">第二十条第（八）项</td></tr><tr><td>信息内容</td><td colspan="3">本年收费金额（单位：万元）</td></tr>
<tr><td>行政事业性收费</td><td colspan="3">68.41</td></tr>""",
    "3": """<tr><td colspan="2" rowspan="3">（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td>
<td colspan="4">申请人情况</td></tr>
<tr><td rowspan="2">自然人</td><td colspan="2">法人或其他组织</td><td rowspan="2">总计</td></tr><tr><td>商业企业</td><td>其他</td></tr>
<tr><td colspan="2">一、本年新收政府信息公开申请数量</td><td>17</td><td>2</td><td>0</td><td>19</td></tr>
<tr><td colspan="2">二、上年结转政府信息公开申请数量</td><td>3</td><td>0</td><td>0</td><td>3</td></tr>
<tr><td rowspan="3">三、本年度办理结果</td><td>（一）予以公开</td><td>12</td><td>1</td><td>0</td><td>13</td></tr>
<tr><td>（二）部分公开</td><td>6</td><td>1</td><td></td><td>7</td></tr>
<tr><td>（七）总计</td><td>18</td><td>2</td><td>0</td><td>20</td></tr>
<tr><td colspan="2">四、结转下年度继续办理</td><td>2</td><td>0</td><td>0</td><td>2</td></tr>""",
    "4": """<tr><td colspan="5">行政复议</td></tr><tr><td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td></tr>
<tr><td>1</td><td>0</td><td>0</td><td>1</td><td>2</td></tr>""",
}

FURNITURE = (
    "首页", "当前位置", "浏览次数", "字体", "打印", "索引号", "扫一扫", "上一篇", "主办", "ICP备", "相关链接", "2022年年报", "附件下载",
    "办事大厅", "999", "00014592", "关闭窗口", "网站标识码",
)  # fmt: skip


def soup(tag: str, text: str) -> str:
    """Inline soup as editors leave it: figures in spans of their own, empty spans, no-break spaces before the text."""
    text = re.sub(r"\d+(?:\.\d+)?", lambda m: f'<span lang="EN-US" style="font-family:仿宋_GB2312">{m[0]}</span>', text)
    return f'<{tag} class="MsoNormal" style="text-indent:32.0pt">&nbsp;&nbsp;&nbsp;　{text}<span lang="EN-US"><o:p></o:p></span></{tag}>'


def split_figures(text: str) -> str:
    """Figures cut in the middle by an element, as Word's HTML export does."""
    return re.sub(r"(\d)(\d+)", r"<span>\1</span><font>\2</font>", text)


def paragraphs(wrap: Callable[[str, str], str], table: Callable[[str], str], heading: Callable[[str], str]) -> str:
    parts = [wrap("p", OPENING)]
    for kind, content in NARRATIVE:
        if kind == "t":
            parts.append(table(TABLES[content]))
        else:
            parts.append(heading(content) if kind.startswith("h") else wrap("p", content))
    return "\n".join(parts)


def plain_table(rows: str) -> str:
    return f'<table border="1" cellspacing="0"><tbody>{rows}</tbody></table>'


def word_table(rows: str) -> str:
    rows = re.sub(
        r"<td([^>]*)>([^<]*)</td>",
        r'<td\1 width="123" valign="top" style="border:solid windowtext 1.0pt;padding:0cm 5.4pt"><p class="MsoNormal" align="center">'
        r'<span style="font-size:10.5pt;font-family:宋体">\2</span><span lang="EN-US"><o:p>&nbsp;</o:p></span></p></td>',
        rows,
    )
    return f'<div align="center"><table class="MsoNormalTable" border="1" style="border-collapse:collapse">{rows}</table></div>'


def bold(text: str) -> str:
    return f'<p style="text-indent:2em"><strong><span style="font-family:黑体">{text}</span></strong></p>'


def usual(wrap: Callable[[str, str], str] = lambda tag, text: f"<{tag}>　　{text}</{tag}>") -> str:
    return paragraphs(wrap, plain_table, bold)


HEAD = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}_{SITE}</title><meta name="SiteName" content="{SITE}">
<meta name="ArticleTitle" content="{TITLE}"><style>.hide{{display:none}} @media print{{.article{{display:none}}}}</style>
<script>var total = "共 999 条"; document.write("<p>办事大厅 999 件。</p>")</script></head><body>"""

NAVIGATION = """<div class="header"><div class="logo"><a href="/"><img src="logo.png" alt="县政府"></a></div>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li><li><a href="/bs">办事大厅</a></li></ul>
<select><option>青原县发展改革委 办事大厅</option></select><input type="text" value="999"></div>
<div class="dqwz">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a> &gt; <a href="/nb">政府信息公开年报</a></div>"""

INDEX = """<table class="xxgk-table"><tr><td>索引号</td><td>00014592/2024-00018</td><td>主题分类</td><td>其他</td></tr>
<tr><td>发布机构</td><td>县水利局</td><td>成文日期</td><td>2024-01-24</td></tr></table>"""

META = """<div class="xx">发布时间：2024-01-24 16:05 &nbsp; 来源：县水利局 &nbsp; 浏览次数：<span id="hits">999</span></div>
<div>字体：[<a href="javascript:;">大</a> <a href="javascript:;">中</a> <a href="javascript:;">小</a>]
<a href="javascript:print()">打印</a></div>"""

TAIL = """<div class="fj"><p>附件下载：</p><ul><li><a href="a.docx">2023年年度报告.docx</a></li></ul></div>
<div class="xg"><h3>相关链接</h3><ul><li><a href="1.html">县水利局2022年年报</a><span>2023-01-20</span></li>
<li><a href="2.html">县水利局2021年年报</a><span>2022-01-22</span></li></ul></div><p>上一篇：<a href="3.html">通知</a></p>
<div>【<a href="javascript:print()">打印本页</a>】【<a href="javascript:close()">关闭窗口</a>】</div>
<div class="ewm">扫一扫在手机打开当前页</div>"""

FOOT = """<div class="footer"><p>主办：青原县人民政府　承办：县政府办公室　电话：0799-1234567</p>
<p>网站标识码：3608010999 赣ICP备09999999号-1 赣公网安备 36080102000999号</p></div></body></html>"""


def trs() -> str:
    return (
        f'{HEAD}{NAVIGATION}<div class="main"><div class="article"><h1>{TITLE}</h1>{META}'
        f'<div class="article-con"><div class="view TRS_UEDITOR trs_paper_default">{usual(soup)}</div></div>{TAIL}</div></div>{FOOT}'
    )


def hanweb() -> str:
    body = paragraphs(soup, word_table, lambda text: soup("p", text))
    return (
        f'{HEAD}{NAVIGATION}<div class="content">{INDEX}<div class="title">{TITLE}</div>{META}<div id="zoom"><!--ZJEG_RSS.content.begin-->'
        f'<meta name="ContentStart">{body}<meta name="ContentEnd"><!--ZJEG_RSS.content.end--></div>{TAIL}</div>{FOOT}'
    )


def ucap() -> str:
    body = usual(lambda tag, text: f"<{tag}>{split_figures(text)}</{tag}>")
    return f'{HEAD}<div id="top">{NAVIGATION}</div><div class="pages_content" id="UCAP-CONTENT">{body}</div>{TAIL}{FOOT}'


def vsb() -> str:
    return (
        f'{HEAD}{NAVIGATION}<form name="_newscontent_fromname"><h2 align="center">{TITLE}</h2>{META}<div id="vsb_content">'
        f'<div class="v_news_content">{usual()}</div></div></form><p>已有<span>999</span>人<a href="#x">打印</a></p>{TAIL}{FOOT}'
    )


def old_layout_tables() -> str:
    return (
        f'<html><head><title>{TITLE}</title></head><body><table width="1003"><tr><td>{NAVIGATION}</td></tr></table>'
        f'<table width="1003"><tr><td width="200"><table><tr><td><a href="/a">办事大厅</a></td></tr><tr><td><a href="/b">首页</a></td></tr>'
        f'</table></td><td><table><tr><td align="center"><b>{TITLE}</b></td></tr>'
        f'<tr><td>{META}</td></tr><tr><td>{usual()}</td></tr></table>'
        f"</td></tr></table><table><tr><td>{FOOT}</td></tr></table>"
    )


def lines_broken_by_br() -> str:
    def wrap(tag: str, text: str) -> str:
        return f"&nbsp;&nbsp;&nbsp; {text}<br>\n"

    body = paragraphs(wrap, plain_table, lambda text: f"<strong>　　{text}</strong><br/><br/>")
    return f'{HEAD}{NAVIGATION}<div class="con"><h3>{TITLE}</h3><div class="txt">{body}</div></div>{TAIL}{FOOT}'


def divs_in_divs() -> str:
    def wrap(tag: str, text: str) -> str:
        return f'<div class="t"><div><span>{text}</span></div></div>'

    body = paragraphs(wrap, lambda rows: f"<div><div>{word_table(rows)}</div></div>", lambda text: f"<div><h2>{text}</h2></div>")
    article = f"<article><header><h1>{TITLE}</h1></header>{META}{body}</article>"
    return f"{HEAD}<nav>{NAVIGATION}</nav><main>{article}</main><footer>{FOOT}</footer>"


def one_table() -> str:
    def row(tag: str, text: str) -> str:
        return f'<tr><td colspan="6">{text}</td></tr>'

    def wide(rows: str) -> str:
        return rows.replace('colspan="4"', 'colspan="4"')

    body = paragraphs(row, wide, lambda text: row("p", text))
    return f"{HEAD}{NAVIGATION}<h1>{TITLE}</h1><table border=1>{body}</table>{TAIL}{FOOT}"


def hidden_report_of_last_year() -> str:
    other = usual().replace("2023", "2022").replace("1284", "9991284")
    return (
        f'{HEAD}{NAVIGATION}<div class="tabs"><div class="pane"><h1>{TITLE}</h1>{usual()}</div>'
        f'<div class="pane hide">{other}</div><div style="DISPLAY: none">{other}</div><!-- {other} --></div>{TAIL}{FOOT}'
    )


def other_report_beside() -> str:
    other = usual().replace("2023", "2021").replace("1284", "9991284")
    return (
        f'{HEAD}{NAVIGATION}<div class="list"><div class="item"><h2>{TITLE.replace("2023", "2021")}</h2>{other}</div>'
        f'<div class="item"><h2>{TITLE}</h2>{usual()}</div></div>{TAIL}{FOOT}'
    )


def broken_markup() -> str:
    def table(rows: str) -> str:
        return "<table border=1>" + rows.replace("</td>", "").replace("</tr>", "") + "</table></p>"

    body = paragraphs(lambda tag, text: f"<p>{text}", table, lambda text: f"<p><b>{text}</p></b>")
    return f"{HEAD}{NAVIGATION}<div><h1>{TITLE}</h1><div>{body}</span></div></div>{TAIL}{FOOT}"


def word_export() -> str:
    body = paragraphs(soup, word_table, lambda text: f'<h1 style="mso-outline-level:1"><a name="_Toc1">{text}</a></h1>')
    title = f'<p class="MsoNormal" align="center"><b><span style="font-size:22.0pt">{TITLE[:10]}<br>{TITLE[10:]}</span></b></p>'
    return (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name="Generator" content="Microsoft Word 15">'
        "<!--[if gte mso 9]><xml><o:Pages>9</o:Pages></xml><![endif]--></head><body lang=ZH-CN><div class=WordSection1>"
        f'<?xml:namespace prefix = o ns = "urn:schemas-microsoft-com:office:office" />{title}{body}</div></body></html>'
    )


def split_containers() -> str:
    """Each section in a container of its own, the opening outside of them all."""
    sections, current = [], []
    for kind, content in NARRATIVE:
        if kind == "h" and current:
            sections.append(current)
            current = []
        current.append(plain_table(TABLES[content]) if kind == "t" else f"<p>{content}</p>")
    body = "".join(f'<div class="box left"><div>{"".join(section)}</div></div>' for section in [*sections, current])
    return f'{HEAD}{NAVIGATION}<div class="top"><p>{TITLE}</p><p>{OPENING}</p></div>{body}{TAIL}{FOOT}'


def news_beside() -> str:
    lines = "<p>昨日，县里召开会议，99998 人参加，办事大厅受理 999 件。</p><p>截至目前，全县完成投资 999.5 亿元。</p>"
    news = f"<div><h4>要闻</h4>{lines}</div>"
    foot = "<div><p>本站建议使用 1024*768 分辨率浏览，办事大厅电话 999。</p></div>"
    article = f'<div class="col-9"><h1>{TITLE}</h1>{META}{usual()}</div>'
    return f'{HEAD}{NAVIGATION}<div class="col-3">{news}</div>{article}{news}{TAIL}{foot}{FOOT}'


def preformatted() -> str:
    def table(rows: str) -> str:
        return f"</pre>{plain_table(rows)}<pre>"

    body = paragraphs(lambda tag, text: f"　　{text}\n", table, lambda text: f"　　{text}\n\n")
    return f"{HEAD}{NAVIGATION}<div><h1>{TITLE}</h1>{META}<div><pre>{body}</pre></div></div>{TAIL}{FOOT}"


def frames_and_scripts() -> str:
    other = usual().replace("1284", "9991284")
    parts = f'<iframe src="2022.html" srcdoc="{SITE}">{other}</iframe><noscript>{other}</noscript><template>{other}</template>'
    return f"{HEAD}{NAVIGATION}<div><h1>{TITLE}</h1>{parts}<div>{usual()}</div><textarea>{SITE}办事大厅</textarea></div>{TAIL}{FOOT}"


PAGES = (
    news_beside, preformatted, frames_and_scripts, trs, hanweb, ucap, vsb, old_layout_tables, lines_broken_by_br, divs_in_divs,
    one_table, hidden_report_of_last_year, other_report_beside,
    broken_markup, word_export, split_containers,
)  # fmt: skip


def canonical() -> Document:
    return read(f"<html><body><h1>{TITLE}</h1>{usual()}</body></html>".encode())


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_the_report_is_found_and_nothing_else(page: Callable[[], str], encoding: str) -> None:
    document = read(page().encode(encoding), name="page.html")
    assert squeezed(document.title) == TITLE
    text = squeezed(document.text)
    for kind, content in [("p", OPENING), *NARRATIVE]:
        if kind != "t":
            assert squeezed(content) in text, content
    furniture = [word for word in FURNITURE if word in text]
    assert not furniture
    assert text.count("1284") == 1
    assert not document.partial


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_tables_are_those_of_the_plain_page(page: Callable[[], str]) -> None:
    found = [table.rows() for table in read(page().encode()).tables]
    assert found == [table.rows() for table in canonical().tables]
    assert len(found) == 3


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_sections_are_those_of_the_plain_page(page: Callable[[], str]) -> None:
    document = read(page().encode())
    assert [section.title for section in document.sections] == [content for kind, content in NARRATIVE if kind.startswith("h")]
    assert [section.level for section in document.sections] == [2 if kind == "h2" else 1 for kind, _ in NARRATIVE if kind.startswith("h")]
    assert [table.title for table in document.tables][1:2] == ["三、收到和处理政府信息公开申请情况"]


@pytest.mark.parametrize(
    "line",
    [
        "用微信推送信息300条", "大中小学校信息公开12条", "打印资料12份", "相关解读材料3篇，公开率100%",
        "微信 公众号发布信息20条", "下载应用3万次",
        "完成网站适老化改造，更新客户端2次；", "浏览器检测", "分享",
        "附件：清单.docx", "来源：内部统计", "<a href='x'>查看清单共12项</a>", "公共信息  条",
    ],
)  # fmt: skip
def test_between_headings_no_line_is_taken_for_furniture(line: str) -> None:
    body = usual().replace("<p>　　表中数据不含转办的4件。</p>", f"<p>表中数据不含转办的4件。</p><p>{line}</p>")
    text = read(f"{HEAD}{NAVIGATION}<div><h1>{TITLE}</h1>{META}{body}</div>{TAIL}{FOOT}".encode()).text
    assert " ".join(re.sub("<[^>]+>", "", line).split()) in text
    assert "浏览次数" not in text


def test_a_link_never_closed_loses_nothing() -> None:
    page = f'{HEAD}{NAVIGATION}<div><h1>{TITLE}</h1><p><a href="x.html">附件</p>{usual()}</div>{FOOT}'
    text = read(page.encode()).text
    assert all(squeezed(content) in squeezed(text) for kind, content in NARRATIVE if kind != "t")


def test_a_report_that_a_script_would_show_is_read_with_a_note() -> None:
    page = f'{HEAD}<ul><li><a href="/">首页</a></li></ul><div id="con" style="display:none"><h1>{TITLE}</h1>{usual()}</div>'
    document = read(page.encode())
    assert document.title == TITLE
    assert "hidden_text" in {note.code for note in document.notes}


def test_a_page_with_the_report_as_attachment_says_so() -> None:
    document = read(f'{HEAD}{NAVIGATION}<h1>{TITLE}</h1><p>详见附件</p><a href="/files/2023nb.pdf">年报全文</a>{FOOT}'.encode())
    messages = {note.code: note.message for note in document.notes}
    assert messages["attachment"].endswith("/files/2023nb.pdf")


@pytest.mark.parametrize("opening", ["现将本年度工作情况公布如下，欢迎监督。", OPENING])
def test_an_opening_outside_the_container_of_the_sections_is_kept(opening: str) -> None:
    body = usual().replace(f"<p>　　{OPENING}</p>", "")
    above = f'<div class="title">{TITLE}</div>{META}<div class="intro">{opening}</div>'
    page = f'{HEAD}{NAVIGATION}{above}<div class="c">{body}</div>{TAIL}{FOOT}'
    assert opening in read(page.encode()).text


@pytest.mark.parametrize("wrap", ["{}", "<html><body>{}</body></html>"])
def test_markdown_whose_tables_are_html(wrap: str) -> None:
    lines = [f"# {TITLE}", "", OPENING, ""]
    for kind, content in NARRATIVE:
        lines += [wrap.format(plain_table(TABLES[content])) if kind == "t" else ("## " if kind == "h" else "") + content, ""]
    document = read("\n".join(lines).encode(), name="page.md")
    assert (document.title, document.text) == (canonical().title, "\n".join([TITLE, OPENING, *(c for kind, c in NARRATIVE if kind != "t")]))
    assert [table.rows() for table in document.tables] == [table.rows() for table in canonical().tables]
    assert len(document.sections) == len(canonical().sections)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_page_saved_as_one_file(encoding: str) -> None:
    page = quopri.encodestring(trs().encode(encoding)).replace(b"\n", b"\r\n")
    head = b'From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="--b--"\r\n\r\n----b--\r\n'
    part = b"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    picture = b"\r\n----b--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBOR\r\n----b----\r\n"
    document = read(head + part + page + picture, name="page.mhtml")
    assert (document.title, document.text) == (canonical().title, canonical().text)


def test_appended_statistics_with_headings_of_their_own_stay() -> None:
    more = "<p>一、主动公开统计</p><p>制发7件。</p><p>二、申请统计</p><p>受理8件。</p><p>三、诉讼统计</p><p>共9件。</p>"
    text = read(f"{HEAD}{NAVIGATION}<div><h1>{TITLE}</h1><div>{usual()}</div><div>{more}</div></div>{FOOT}".encode()).text
    assert "1284" in text and "受理8件。" in text


def test_group_rows_of_a_data_table_stay_in_it() -> None:
    rows = "<tr><td>项目</td><td>金额</td></tr><tr><td colspan=2>一、基本支出</td></tr><tr><td>工资</td><td>8</td></tr>"
    found = page_table(f"<table>{rows}<tr><td colspan=2>二、项目支出</td></tr><tr><td>会议</td><td>3</td></tr></table>")
    assert found == [("项目", "金额"), ("一、基本支出", ""), ("工资", "8"), ("二、项目支出", ""), ("会议", "3")]


def page_table(markup: str) -> list[tuple[str, ...]]:
    return list(read(f"<html><body><p>前文5件。</p>{markup}</body></html>".encode()).tables[0].rows())


def test_figures_cut_by_elements_are_whole() -> None:
    text = read(f"<p>全年公开{split_figures('1284条、3.65万次，20.07')}%</p>".encode()).text
    assert text == "全年公开1284条、3.65万次，20.07%"


def test_a_line_wrapped_in_the_source_has_no_space_between_chinese_characters() -> None:
    assert read("<p>主动公开\n    政府信息\r\n 193 条</p>".encode()).text == "主动公开政府信息 193 条"


def test_random_furniture_round_the_report_changes_nothing() -> None:
    wanted = canonical()
    pieces = (NAVIGATION, META, TAIL, INDEX, FOOT, "<hr>", "<div><ul><li><a href=x>政策文件</a></li></ul></div>")
    for seed in range(40):
        chance = random.Random(seed)
        before = "".join(chance.sample(pieces, chance.randint(0, 4)))
        after = "".join(chance.sample(pieces, chance.randint(0, 4)))
        depth = chance.randint(0, 6)
        page = f"{HEAD}{before}{'<div>' * depth}<h1>{TITLE}</h1>{usual()}{'</div>' * depth}{after}"
        document = read(page.encode())
        assert (document.title, document.text) == (wanted.title, wanted.text), seed
        assert [table.cells for table in document.tables] == [table.cells for table in wanted.tables]
