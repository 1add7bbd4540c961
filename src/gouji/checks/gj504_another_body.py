"""报告中出现另一机关的名称.

发现: 标题机关与落款机关不同；正文以另一机关的名义叙述（现将某局……情况公布如下、2023年某镇认真贯彻……）；自称与机关性质不符（镇政府报告中的“我局”）；模板中的“某某局”“XX镇”没有替换。
缘由: 多为套用其他单位文稿，读者无法判断报告属于谁。
判断: 标题与落款去掉行政区划和“人民政府”后比较；正文只看作主语的机关（现将、句首年份、本报告由、请与……联系之后），提到上级、下级、法院和其他部门的不算；简称、办公室、上级政府均视为一致。落款与“现将”最确定，其他写法得分较低。
误报: 机构更名、合署办公、部门报告中单列所属单位的工作。
依据: 《政府信息公开条例》第四十九条：各级行政机关分别公布本机关年度报告。

--

Another body's name is in the report.

Finds: a body in the title that is not the one that signs; text told in another body's name (introduced as its report, or as the subject of the year's work); a self-name of another kind of body (我局 in a township's report); a template's name never filled in (XX局).
Why: mostly another body's draft was taken over; a reader cannot tell whose report it is.
Decides: title and signature are compared without divisions and 人民政府; of the text only bodies that stand as its subject are looked at, never superiors, lower bodies, courts or departments that are mentioned; short names, offices and superior governments go together. Signature and introduction are surest, other places score lower.
False alarms: a renamed body, two names of one body, a department that tells a subordinate's work apart.
Basis: article 49 of the regulation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.checks.context import CheckContext
from gouji.checks.passage import passage
from gouji.document import Locator, Paragraph
from gouji.issuers import Author, authors, elsewhere, is_nobody, is_superior, kind_of, same_body, signatures
from gouji.records import Discrepancy, Evidence, EvidenceKind, Severity, Text
from gouji.text import normalize, strip_pinyin

SEVERITY = Severity.MAJOR
_DOUBTED = 0.5
_WAYS = {"introduced": 0.85, "prefaced": 0.8, "opening": 0.75, "counting": 0.65, "contact": 0.55, "self": 0.7, "blank": 0.9}
"""How likely a name that is not the issuer's is left over from another report, by the way it stands in the text."""

_GOVERNMENTS = ("province", "prefecture", "county")
_TOWNSHIPS = ("镇", "乡", "街道")
_OURS = re.compile(r"我(?:局|委|厅|办|镇|乡|街道|处|校|院|单位|机关)|本(?:局|委|厅|办|镇|乡|机关|单位)")


def check(context: CheckContext) -> Iterator[Discrepancy]:
    """Yield one discrepancy where title and signature do not go together, and one for each other body the text speaks as."""
    issuer = normalize(context.identity.issuer)
    if not issuer:
        return
    yield from _signature(context, issuer)
    if context.identity.issuer_doubt > _DOUBTED:
        return
    seen: set[str] = set()
    preface = next((index for index, paragraph in context.document.paragraphs if paragraph.heading), len(context.document.blocks))
    for index, paragraph in context.document.paragraphs:
        for author in authors(normalize(paragraph.text)):
            if author.way == "prefaced" and index > preface:
                continue
            if author.name not in seen and _is_stranger(author, issuer, context.identity.level, paragraph):
                seen.add(author.name)
                yield _left_over(context, index, paragraph, author)


def _signature(context: CheckContext, issuer: str) -> Iterator[Discrepancy]:
    title = strip_pinyin(normalize(context.document.title)).text
    if issuer not in re.sub(r"\s+", "", title):
        return
    for index, name in signatures(context.document):
        if index < len(context.document.blocks) // 2 or same_body(issuer, normalize(name)):
            continue
        message = Text(
            f"标题机关“{issuer}”与落款“{name}”不一致，请核对",
            f"the title names {issuer}, the signature {name}; check which body the report is of",
        )
        yield Discrepancy(
            code="GJ504",
            severity=SEVERITY,
            message=message,
            concepts=(),
            figures=(),
            evidence=(
                Evidence(EvidenceKind.SENTENCE, title, None),
                Evidence(EvidenceKind.SENTENCE, name, Locator(index)),
            ),
            equation="body",
            basis="《政府信息公开条例》第四十九条",
            features=(("form", 1.0), ("issuer_doubt", context.identity.issuer_doubt)),
        )


def _is_stranger(author: Author, issuer: str, level: str, paragraph: Paragraph) -> bool:
    if author.way == "blank":
        return author.name not in issuer and author.name[:2] not in issuer
    if author.way == "self":
        return _speaks_otherwise(author.name[1:], kind_of(issuer), level)
    if is_nobody(author.name) or same_body(issuer, author.name) or is_superior(author.name, issuer):
        return False
    if author.way in ("introduced", "prefaced"):
        return True
    if level in _GOVERNMENTS or not _has_kind(author.name):
        return elsewhere(author.name, issuer)
    return _names_subject(author, paragraph)


def _speaks_otherwise(word: str, own: str, level: str) -> bool:
    """我局 in a township's report, 我镇 in a bureau's; bureaus and commissions call themselves by either word."""
    if own in _TOWNSHIPS or level in _GOVERNMENTS:
        return word in ("局", "厅", "校") or (level in _GOVERNMENTS and word in _TOWNSHIPS)
    return own in ("局", "委", "厅") and word in (*_TOWNSHIPS, "校")


def _has_kind(name: str) -> bool:
    return bool(kind_of(name)) or name.endswith(("政府", "管委会", "公司"))


def _names_subject(author: Author, paragraph: Paragraph) -> bool:
    """False where the sentence goes on to speak of the issuer's own part (…，我局认真落实)."""
    end = paragraph.text.find("。", author.end)
    return not _OURS.search(paragraph.text[author.end : end if end >= 0 else None])


def _left_over(context: CheckContext, index: int, paragraph: Paragraph, author: Author) -> Discrepancy:
    issuer = context.identity.issuer
    zh = {"self": f"正文自称“{author.name}”", "blank": f"正文中“{author.name}”未替换为本机关名称"}.get(author.way, f"正文以“{author.name}”的名义叙述")
    en = {"self": f"the text calls its body {author.name}", "blank": f"the text has {author.name} where a name belongs"}.get(
        author.way, f"the text speaks as {author.name}"
    )
    return Discrepancy(
        code="GJ504",
        severity=SEVERITY,
        message=Text(f"机关名称不符：报告机关为“{issuer}”，{zh}，疑为套用其他单位文稿，请核对", f"the report is of {issuer}, {en}; perhaps another's draft, check it"),
        concepts=(),
        figures=(),
        evidence=(passage(index, paragraph, (author.start, author.end)),),
        equation=f"body:{author.name}",
        discrepant=_WAYS[author.way],
        basis="《政府信息公开条例》第四十九条",
        features=(("form", 1.0), ("issuer_doubt", context.identity.issuer_doubt)),
    )
