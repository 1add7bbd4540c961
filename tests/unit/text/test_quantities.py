"""Sentences of our own, written like those of reports: which quantities they hold, and that nothing else is one."""

from __future__ import annotations

from decimal import Decimal

import pytest

import gouji
from gouji.quantity import Approx, Unit, UnitKind
from gouji.text import extract_quantities

Expected = list[tuple[str, str]]

SENTENCES: list[tuple[str, Expected]] = [
    # counts
    ("本机关全年共受理申请17件。", [("17件", "17")]),
    ("共接到群众来信 203 封，其中转办\n45件。", [("203 封", "203"), ("45件", "45")]),
    ("办件量1,203,456件次", [("1,203,456件次", "1203456")]),
    ("接待来访２１８人次", [("２１８人次", "218")]),
    ("行政复议一起，行政诉讼两起", [("一起", "1"), ("两起", "2")]),
    ("复议零件，诉讼0宗", [("零件", "0"), ("0宗", "0")]),
    ("其中〇件逾期", [("〇件", "0")]),
    ("整改问题二十三处", [("二十三处", "23")]),
    ("累计一千零八十条，三百五十篇", [("一千零八十条", "1080"), ("三百五十篇", "350")]),
    ("公開信息兩百零三條", [("兩百零三條", "203")]),
    ("公开信息193", [("193", "193")]),
    ("15部门联合印发3条例", [("15部门", "15"), ("3", "3")]),
    # decimals, scales
    ("阅读量67.35万次，点赞1.2亿", [("67.35万次", "673500"), ("1.2亿", "120000000")]),
    ("浏览173769万次", [("173769万次", "1737690000")]),
    ("关注1.6w人，阅读10w+", [("1.6w人", "16000"), ("10w", "100000")]),
    ("资金 5 千 万元", [("5 千 万元", "50000000")]),
    ("惠及1亿2000万人", [("1亿2000万人", "120000000")]),
    ("推送一万二千条，覆盖三万五户", [("一万二千条", "12000"), ("三万五户", "35000")]),
    ("规模达2.4万亿", [("2.4万亿", "2400000000000")]),
    # percent, points, multiples
    ("增长8.5‰，占比27.3％", [("8.5‰", "0.85"), ("27.3％", "27.3")]),
    ("百分之九十九点五，千分之三，万分之五", [("百分之九十九点五", "99.5"), ("千分之三", "0.3"), ("万分之五", "0.05")]),
    ("办结率百分之百", [("百分之百", "100")]),
    ("提高3.6个百分点", [("3.6个百分点", "3.6")]),
    ("为上年的2.3倍，翻了两番", [("2.3倍", "2.3"), ("两番", "2")]),
    ("同比下降-5.2%", [("-5.2%", "-5.2")]),
    ("增长三成", [("三成", "30")]),
    # fractions, halves
    ("约三分之二由个人提出", [("三分之二", str(Decimal(2) / 3))]),
    ("占1/4", [("1/4", "0.25")]),
    ("一又二分之一", [("一又二分之一", "1.5")]),
    ("半数为土地类，过半数已办结", [("半数", "0.5"), ("半数", "0.5")]),
    ("用时半年，平均两天半", [("半年", "0.5"), ("两天半", "2.5")]),
    ("一个半月内", [("一个半月", "1.5")]),
    # money
    ("收取费用38.441094万元", [("38.441094万元", "384410.94")]),
    ("采购金额832995元，合同价¥1200", [("832995元", "832995"), ("1200", "1200")]),
    ("人民币壹拾贰万叁仟肆佰元整", [("壹拾贰万叁仟肆佰元整", "123400")]),
    ("陆元柒角捌分", [("陆元柒角捌分", "6.78")]),
    ("投入3亿5000万元", [("3亿5000万元", "350000000")]),
    ("安排资金二百万元", [("二百万元", "2000000")]),
    # approximations
    ("粉丝106万+，转发300余次，超100人", [("106万", "1060000"), ("300余次", "300"), ("100人", "100")]),
    ("万余条留言，百余家企业，十多场活动", [("万余条", "10000"), ("百余家", "100"), ("十多场", "10")]),
    ("两百来人，二十来个", [("两百来人", "200"), ("二十来个", "20")]),
    ("近20余万人次", [("20余万人次", "200000")]),
    ("上百人到场，近千人观看", [("百人", "100"), ("千人", "1000")]),
    # ranges and shared units
    ("分别提高4.6和3.1个百分点", [("4.6", "4.6"), ("3.1个百分点", "3.1")]),
    ("分别为12、15和20件", [("12", "12"), ("15", "15"), ("20件", "20")]),
    ("补助3至5万元", [("3", "30000"), ("5万元", "50000")]),
    ("办理时限5-10个工作日", [("5", "5"), ("10个工作日", "10")]),
    ("占比10%～15%", [("10%", "10"), ("15%", "15")]),
    ("三至五件", [("三", "3"), ("五件", "5")]),
    ("每日三四件，到场七八十人", [("三", "3"), ("四件", "4"), ("七", "70"), ("八十人", "80")]),
    ("一百五六十件，四十七八个", [("一百五", "150"), ("六十件", "160"), ("四十七", "47"), ("八个", "48")]),
    # layout
    ("申请1\n2件", [("1\n2件", "12")]),
    ("收到 1 2 件", [("1 2 件", "12")]),
    ("收费1 234.56万元", [("1 234.56万元", "12345600")]),
    ("罚没款12 345.6 万元", [("12 345.6 万元", "123456000")]),
    ("访问量1 234 567次", [("1 234 567次", "1234567")]),
    ("满意率达99. 8%，占99 .5%", [("99. 8%", "99.8"), ("99 .5%", "99.5")]),
    ("规章 0 0 1\n规范性文件 2 1 30", [("0", "0"), ("0", "0"), ("1", "1"), ("2", "2"), ("1", "1"), ("30", "30")]),
    ("新收 3 0 1 件", [("3", "3"), ("0", "0"), ("1 件", "1")]),
    ("行政许可\n12\n30\n件数", [("12", "12"), ("30", "30")]),
    ("| 5 | 0 | -2 |", [("5", "5"), ("0", "0"), ("-2", "-2")]),
    # measures and durations
    ("均值35微克/立方米，面积1200平方米，用电100kWh", [("35微克/立方米", "35"), ("1200平方米", "1200"), ("100kWh", "100")]),
    ("20个工作日内答复，服务24小时", [("20个工作日", "20"), ("24小时", "24")]),
    ("十二个部门三年投入", [("十二个", "12"), ("三年", "3")]),
    # traps: nothing here is a quantity
    ("2024年12月31日，自20251月1日至202512月31日", []),
    ("国办函〔2021〕30号，第20条第（一）项，第三十六条", []),
    ("一是完善制度；二是强化监督。三、其他", []),
    ("落实三审三校、两微一端、五公开、双随机一公开", []),
    ("进一步统一标准，一般事项一律网办，千方百计便民", []),
    ("电话0571-87654321，邮编310000，热线12345", []),
    ("十四五规划，二十大精神，十八届三中全会", []),
    ("四川三亚五台山九江等地的陆地和队伍", []),
    ("上一年度、近三年、下半年、一季度", []),
    ("见附件1、表2，网址www.gov.cn/2024/1.html", []),
    ("“四减四提”“三首”“一件事”改革，一个都不能少", []),
    ("上午9:00至11:30，5G网络，PM2.5，A4纸", []),
    ("数百家企业，几十次，成百上千人", []),
    ("张三、李四反映的第三方问题，百姓满意", []),
    ("五一节、六一儿童节、90后、二期工程、2021.01-2021.12", []),
    ("政务2.0版，目录（2025版），1+3+N体系", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text[:12] for text, _ in SENTENCES])
def test_finds_these_and_no_others(text: str, expected: Expected) -> None:
    found = [(text[m.start : m.end], m.to_dict()["value"]) for m in extract_quantities(text)]
    assert found == [(surface, format(Decimal(value).normalize(), "f")) for surface, value in expected]


@pytest.mark.parametrize(
    ("text", "approx"),
    [
        ("300余件", Approx.OVER),
        ("二百多件", Approx.OVER),
        ("20多万人", Approx.OVER),
        ("超过300件", Approx.OVER),
        ("逾300件", Approx.OVER),
        ("不少于300件", Approx.OVER),
        ("300件以上", Approx.OVER),
        ("106万+", Approx.OVER),
        ("近300件", Approx.UNDER),
        ("不足300件", Approx.UNDER),
        ("不超过300件", Approx.UNDER),
        ("300件以下", Approx.UNDER),
        ("约300件", Approx.ABOUT),
        ("大约300件", Approx.ABOUT),
        ("300件左右", Approx.ABOUT),
        ("预约300件", Approx.EXACT),
        ("最近300件", Approx.EXACT),
        ("网上300件", Approx.EXACT),
        ("300多媒体", Approx.EXACT),
    ],
)
def test_approximation(text: str, approx: Approx) -> None:
    (mention,) = extract_quantities(text)
    assert mention.approx is approx


@pytest.mark.parametrize(
    ("text", "value", "unit", "step"),
    [
        ("17件", "17", Unit("件", UnitKind.COUNT), "0"),
        ("1.2万条", "12000", Unit("条", UnitKind.COUNT), "1000"),
        ("500万人", "5000000", Unit("人", UnitKind.COUNT), "10000"),
        ("一千零八条", "1008", Unit("条", UnitKind.COUNT), "0"),
        ("160.5964万元", "160.5964", Unit("万元", UnitKind.MONEY, Decimal("10000")), "0.0001"),
        ("2亿元", "2", Unit("亿元", UnitKind.MONEY, Decimal("100000000")), "1"),
        ("380元", "380", Unit("元", UnitKind.MONEY), "1"),
        ("82.40%", "82.40", Unit("%", UnitKind.PERCENT), "0.01"),
        ("100%", "100", Unit("%", UnitKind.PERCENT), "1"),
        ("8.5‰", "8.5", Unit("‰", UnitKind.PERCENT, Decimal("0.1")), "0.1"),
        ("3.6个百分点", "3.6", Unit("个百分点", UnitKind.PERCENTAGE_POINT), "0.1"),
        ("2.3倍", "2.3", Unit("倍", UnitKind.MULTIPLE), "0.1"),
        ("20个工作日", "20", Unit("个工作日", UnitKind.DURATION), "0"),
        ("45", "45", Unit("", UnitKind.NONE), "0"),
        ("500美元", "500", Unit("美元", UnitKind.MEASURE), "1"),
    ],
)
def test_the_quantity_itself(text: str, value: str, unit: Unit, step: str) -> None:
    (mention,) = extract_quantities(text)
    quantity = mention.quantity
    assert (quantity.value, quantity.unit, quantity.step) == (Decimal(value), unit, Decimal(step))


def test_shared_units_reach_the_first_number() -> None:
    first, second = extract_quantities("补助3至5万元")
    assert first.quantity.unit == second.quantity.unit
    assert (first.value, second.value) == (30000, 50000)


def test_signs() -> None:
    (mention,) = extract_quantities("本年增减 +123")
    assert (mention.quantity.value, mention.quantity.signed) == (123, True)
    assert extract_quantities("负三十二")[0].value == -32
    assert [m.value for m in extract_quantities("3-5件")] == [3, 5]


def test_plain_values_for_the_outside() -> None:
    (mention,) = gouji.extract_quantities("约1.20万元")
    assert mention.to_dict() == {"start": 1, "end": 7, "value": "12000", "unit": "万元", "kind": "money", "approx": "about"}
