"""正文数字疑似漏填.

发现: “共公开信息  条”一类句子，有量词而没有数字。
缘由: 模板中的空格未填，数据缺失。
判断: 动词与量词之间只有空白、下划线或空括号而没有数字时提出；同一分句内另有数字的不提出。
误报: 由网页或 PDF 提取文字时数字丢失也会如此，此时请对照原件。
依据: 《中华人民共和国政府信息公开条例》第五十条。

--

A figure was left blank in the text.

Finds: sentences with a measure word and no number before it, such as "published in all   items".
Why: a blank of the template was not filled in.
Decides: only white space, underscores or empty brackets stand between noun and measure word, after a verb of counting.
False alarms: figures lost when text was extracted from a web page or PDF look the same; compare with the original.
Basis: article 50 of the Regulations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.checks.context import CheckContext
from gouji.document import Locator
from gouji.records import Discrepancy, Evidence, EvidenceKind, Severity, Text
from gouji.text import normalize

SEVERITY = Severity.MAJOR
_VERB = (
    r"(?:共|累计|总计|合计|全年|收到|接到|受理|公开|公布|发布|上传|上网|推送|登载|刊发|更新|录入|编发|印发|报送|征集|制作|举办|召开|接待|回复|"
    r"办结|办理|答复|制发|废止|处理|其中)"
)
_BLANK = r"(?:[\s＿_]+|[（(]\s*[）)]|[Xx×]{2,})"
_NUMERAL = "一二三四五六七八九十百千万亿零〇两几数多余第每各本该此"
_UNIT = r"(?:条|件|份|次|篇|期|起|宗|项|则|例|万元|元|%|％)"
_TORN = "细规原准总附守通否比惯图实范举文条案事信邮附证软稿来办收月年身省股部头层批场档名人其再首历逐定日时长近前任到逾限后学短中周工专各立选款奖大卷发引提多单"
"""Characters that make one word with a measure word (文 件, 事 项): a space inside it is no blank."""

_PATTERN = re.compile(
    rf"{_VERB}[^\d，。；：、,;{_NUMERAL}\n]{{0,14}}?[\u4e00-\u9fff](?<![{_NUMERAL}{_TORN}])[：:]?"
    rf"(?P<blank>{_BLANK})(?P<unit>{_UNIT})(?=[，。；：、,;:（(）)\s]|$)"
)
_RATE = re.compile(rf"(?:[增升涨]长?|下?降|回落|减少|[提增][高升加]|占比?|[率例]|幅)[为达至到]{{0,2}}(?P<blank>{_BLANK})(?P<unit>[%％]|个百分点)")
"""A rate that was never filled in: 同比增长  %."""

_LOST = re.compile(rf"{_VERB}[^\d，。；：、,;\n]{{0,14}}?(?:信息(?P<one>[条件篇份项])|文件(?P<two>[件个份部])|申请(?P<three>[条份宗]))(?=[，。；,;]|$)")
"""The blank itself was lost when the text was extracted; these words are not followed by a measure word otherwise."""

_DENIED = re.compile("[未没无]")
"""未收到依申请公开信息件 lacks no number."""


def check(context: CheckContext) -> Iterator[Discrepancy]:
    """Yield measure words without a number."""
    for block, paragraph in context.document.paragraphs:
        if paragraph.heading is not None:
            continue
        text = normalize(paragraph.text)
        lost = (match for match in _LOST.finditer(text) if not _DENIED.search(text, max(match.start() - 6, 0), match.end()))
        matches = [*_PATTERN.finditer(text), *_RATE.finditer(text), *lost]
        for match in matches:
            end = match.end()
            start = end - 1 if match.re is _LOST else match.start("blank")
            excerpt = match.group(0).replace("\n", " ")
            place = Locator(block, page=paragraph.page, start=start, end=end)
            yield Discrepancy(
                code="GJ306",
                severity=SEVERITY,
                message=Text(f"疑似漏填：“{excerpt}”有量词而无数字，请补填", f"a figure is missing in “{excerpt}”; fill it in"),
                concepts=(),
                figures=(),
                evidence=(Evidence(EvidenceKind.SENTENCE, paragraph.text, place, (start, end), " › ".join(paragraph.section)),),
                equation=f"blank:{block}:{start}",
                discrepant=0.7 if match.re is _LOST else 0.8,
                basis="《中华人民共和国政府信息公开条例》第五十条：年度报告应当列明数量",
                features=(("extracted", float(context.document.source.format in ("pdf", "txt"))),),
            )
