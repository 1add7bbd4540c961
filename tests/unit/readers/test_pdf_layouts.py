"""The form of the request table, rendered in every PDF layout, comes back cell by cell."""

import re
from pathlib import Path
from random import Random

import pytest

from gouji.corpus import Draft, heading, layouts, render, table
from gouji.document import Paragraph
from gouji.readers import read

pytest.importorskip("reportlab")

PERMITS = (("规章", 3), ("行政规范性文件", 3))
REFUSALS = ("1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益")
MISSING = ("1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确")
TEXT = "全年共收到政府信息公开申请21件，均在法定期限内答复，其中予以公开7件，部分公开4件，不予公开1件，较上年增长16.67%。"


def _request_table(chance):
    def figures():
        return [str(chance.choice((0, 0, 0, 1, 7, 12, 345))) for _ in range(7)]

    rows = [
        [("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3), ("申请人情况", 1, 7)],
        [("自然人", 2, 1), ("法人或其他组织", 1, 5), ("总计", 2, 1)],
        ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
        [("一、本年新收政府信息公开申请数量", 1, 3), *figures()],
        [("二、上年结转政府信息公开申请数量", 1, 3), *figures()],
        [("三、本年度办理结果", 10, 1), ("（一）予以公开", 1, 2), *figures()],
        [("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", 1, 2), *figures()],
    ]
    for group, items in (("（三）不予公开", REFUSALS), ("（四）无法提供", MISSING)):
        rows += [[(group, len(items), 1), items[0], *figures()], *([item, *figures()] for item in items[1:])]
    rows += [[("（七）总计", 1, 2), *figures()], [("四、结转下年度继续办理", 1, 3), *figures()]]
    return table(rows)


def _draft(seed):
    chance = Random(seed)
    files = table(
        [
            [("第二十条第（一）项", 1, 4)],
            ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
            ["规章", "0", "0", str(chance.randrange(9))],
            ["行政规范性文件", str(chance.randrange(99)), "1", "123"],
            [("第二十条第（八）项", 1, 4)],
            ["信息内容", ("本年收费金额（单位：万元）", 1, 3)],
            ["行政事业性收费", ("7730.28", 1, 3)],
        ]
    )
    blocks = [heading("某区2023年政府信息公开工作年度报告", 0), heading("一、总体情况")]
    blocks += [Paragraph(TEXT * chance.randrange(1, 6)), heading("二、主动公开政府信息情况"), files]
    blocks += [heading("三、收到和处理政府信息公开申请情况"), _request_table(chance), heading("四、存在的主要问题"), Paragraph(TEXT)]
    return Draft("某区2023年政府信息公开工作年度报告", tuple(blocks))


def _rows(tables):
    return [[[re.sub(r"\s", "", text) for text in row] for row in found.rows()] for found in tables]


@pytest.mark.parametrize("name", sorted(name for name in layouts() if name.startswith("pdf")))
@pytest.mark.parametrize("seed", range(4))
def test_every_cell_and_paragraph_comes_back(name, seed):
    if name == "pdf_embedded" and not Path("/usr/share/fonts/truetype/wqy").exists():
        pytest.skip("no Chinese TrueType font here")
    draft = _draft(seed)
    document = read(render(draft, name, seed), "report.pdf")
    assert _rows(document.tables) == _rows(block for block in draft.blocks if not isinstance(block, Paragraph))
    assert [paragraph.text for _, paragraph in document.paragraphs] == [
        block.text for block in draft.blocks if isinstance(block, Paragraph)
    ]
    assert all(cell.page and cell.bbox for found in document.tables for cell in found.cells)
