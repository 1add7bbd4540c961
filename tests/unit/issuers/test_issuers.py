"""Issuer, level and year from the places where reports state them."""

import pytest

from gouji.document import Document, Paragraph, Source
from gouji.issuers import body_key, body_level, identify


def document(*texts, title="", name="report.txt"):
    return Document(Source(name, "", 0, "plain"), title, tuple(Paragraph(text) for text in texts))


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("江苏省人民政府", "province"),
        ("北京市", "province"),
        ("南京市", "prefecture"),
        ("北京市朝阳区人民政府", "county"),
        ("昆山市人民政府", "county"),
        ("淮安市洪泽区", "county"),
        ("昆山市周庄镇人民政府", "township"),
        ("花园路街道办事处", "township"),
        ("江苏省财政厅", "department"),
        ("国家税务总局", "ministry"),
        ("某某新区", ""),
        ("云水市柳泉区人民政府", "county"),
        ("柳泉区", "county"),
        ("云水州人民政府", "prefecture"),
        ("云水市柳泉市人民政府", "county"),
        ("柳泉高新技术产业开发区", ""),
        ("柳泉自治区人民政府", "province"),
    ],
)
def test_level_of_a_body(name, level):
    assert body_level(name) == level


def test_one_body_has_one_key_however_it_is_written():
    assert len({body_key(name) for name in ("淮安市洪泽区人民政府", "洪泽区 人民政府", "洪泽区")}) == 1
    assert body_key("洪泽区人民政府办公室") != body_key("洪泽区人民政府")


@pytest.mark.parametrize(
    ("title", "issuer", "year"),
    [
        ("洪泽区人民政府2023年政府信息公开工作年度报告", "洪泽区人民政府", 2023),
        ("2024年上海市科委政府信息公开工作年度报告", "上海市科委", 2024),
        ("某县水务局关于二〇二二年度政府信息公开工作的年度报告", "某县水务局", 2022),
        ("某市卫生健康委员会政府信息公开工作年度报告（2021年）", "某市卫生健康委员会", 2021),
        ("2 0 2 5 年某县人民政府政府信息公开工作年度报告", "某县人民政府", 2025),
    ],
)
def test_title_tells_issuer_and_year(title, issuer, year):
    identity = identify(document("一、总体情况", title=title))
    assert (identity.issuer, identity.year) == (issuer, year)


def test_title_broken_over_two_lines():
    identity = identify(document("某县人民政府", "2023年政府信息公开工作年度报告", "一、总体情况"))
    assert (identity.issuer, identity.year) == ("某县人民政府", 2023)


def test_disagreeing_sources_leave_doubt():
    opening = "本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。"
    identity = identify(document(opening, title="某局2023年政府信息公开工作年度报告"))
    assert identity.year == 2023
    assert identity.year_doubt == pytest.approx(0.5, abs=0.1)


def test_nothing_known_is_said_so():
    identity = identify(document("随便一段文字。"))
    assert (identity.issuer, identity.year, identity.issuer_doubt, identity.year_doubt) == ("", None, 1.0, 1.0)


def test_a_title_in_traditional_characters_with_injected_pinyin():
    title = "柳泉縣統計局政府信息公開(kāi)工作年度報告（2022年度）"
    found = identify(document(title, "一、總體情況", title=title))
    assert (found.issuer, found.year, found.level) == ("柳泉县统计局", 2022, "department")


def test_a_title_with_the_year_between_work_and_report():
    title = "柳泉县统计局政府信息公开工作2022年年度报告"
    found = identify(document(title, "一、总体情况", title=title))
    assert (found.issuer, found.year) == ("柳泉县统计局", 2022)
