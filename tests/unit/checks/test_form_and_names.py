"""Checks of form, years and names over whole reports: each error is found by its own code, its look-alike by none."""

import pytest

from gouji.config import Settings
from gouji.pipeline import audit_source
from written import PROBLEMS, written

BODY, COUNTY, TOWN = "青溪县民政局", "建湖县人民政府", "建湖县上冈镇人民政府"
OFFICE = "建湖县人民政府办公室"
DONE = "全年主动公开政府信息312条。共收到政府信息公开申请5件，均已按时办结，其中予以公开3件，无法提供2件。"
ROWS = {"received": 5, "granted": 3, "unavailable.1": 2}
UNPAID = {"received": 5, "granted": 3, "unavailable.1": 1, "other_result.2": 1}


def codes(issuer, narrative, rows, texts):
    result = audit_source(written(issuer, 2023, narrative, rows, **texts).encode(), Settings())
    return {finding.code for finding in result.findings if finding.severity.value != "info" and finding.score >= 0.5}


FOUND = [
    ("GJ503", BODY, DONE, {"opening": "现将有关情况报告如下。数据时限为2022年1月1日至2022年12月31日。"}),
    ("GJ503", BODY, DONE, {"opening": "本报告由六部分组成，统计数据自2022年1月至12月。"}),
    ("GJ503", BODY, DONE, {"opening": "现将2020年度政府信息公开工作情况报告如下。"}),
    ("GJ503", BODY, f"2022年，我局{DONE}", {}),
    ("GJ503", BODY, f"（一）2022年主动公开情况\n{DONE}", {}),
    ("GJ504", BODY, DONE, {"opening": "现将青溪县财政局2023年度政府信息公开工作情况公布如下。"}),
    ("GJ504", BODY, f"2023年，青溪县财政局认真贯彻条例。{DONE}", {}),
    ("GJ504", BODY, f"青溪县水利局{DONE}", {}),
    ("GJ504", BODY, f"2023年，XX局认真贯彻条例。{DONE}", {}),
    ("GJ504", BODY, f"我镇高度重视信息公开。{DONE}", {}),
    ("GJ504", TOWN, f"2023年，我局高度重视信息公开。{DONE}", {}),
    ("GJ504", TOWN, f"2023年，恒济镇在县委、县政府的坚强领导下，认真落实。{DONE}", {}),
    ("GJ504", COUNTY, f"2023年，射阳县认真贯彻条例。{DONE}", {}),
    ("GJ504", BODY, DONE, {"last": "未收取信息处理费。如有疑问，请与青溪县教育局联系（电话：0000-1234567）。"}),
    ("GJ504", BODY, DONE, {"signature": "青溪县财政局\n\n2024年1月20日"}),
    ("GJ505", BODY, DONE, {"opening": "本报告所列数据的统计期限为2023年1月1日至2023年11月30日。"}),
    ("GJ505", BODY, DONE, {"opening": "数据时限为2023年1月至10月。"}),
    ("GJ505", BODY, DONE, {"opening": "报告期：2023年1月1日—10月31日。"}),
    ("GJ505", BODY, DONE, {"opening": "数据截止2023年10月31日，起始日期为2023年1月1日。"}),
    ("GJ505", BODY, DONE, {"opening": "统计数据起于2023年1月1日，止于2023年11月15日。"}),
    ("GJ505", BODY, DONE, {"opening": "现将2023年1月1日至10月31日政府信息公开情况报告如下。"}),
    ("GJ505", BODY, DONE, {"opening": "本年报数据的起止日期：2023年1月1日起，9月30日止。"}),
    ("GJ505", BODY, DONE, {"opening": "各项数据统计截至2023年11月20日，自2023年1月1日计算。"}),
    ("GJ505", BODY, DONE, {"opening": "統計時限為2023年1月1日至11月30日。"}),
    ("GJ503", BODY, DONE, {"opening": "本报告的统计时段为2021年全年。"}),
    ("GJ503", BODY, DONE, {"opening": "青溪县民政局向社会公布2021年政府信息公开工作年度报告。"}),
    ("GJ503", BODY, DONE, {"opening": "統計數據的時限為2022年度。"}),
    ("GJ503", BODY, DONE, {"opening": "统计数据起于2022年1月1日，止于2022年12月31日。"}),
    ("GJ504", BODY, DONE, {"opening": "青溪县林业局现公布2023年政府信息公开工作年度报告。"}),
    ("GJ504", BODY, DONE, {"opening": "青溪县教育局谨按照《条例》规定，发布2023年度报告。"}),
    ("GJ504", BODY, DONE, {"opening": "现公布青溪县水利局2023年度政府信息公开工作年度报告。"}),
    ("GJ504", BODY, DONE, {"opening": "按照《条例》要求，青溪县水利局编制了2023年政府信息公开工作年度报告。"}),
    ("GJ504", BODY, DONE, {"opening": "青溪县水利局依据《条例》第四十九条编制本年度报告，全文分六部分。"}),
    ("GJ504", BODY, DONE, {"opening": "本年度报告由青溪县交通运输局依《条例》第五十条编制。"}),
    ("GJ504", BODY, DONE, {"opening": "编制单位：青溪县自然资源局。统计期限：2023年1月1日至2023年12月31日。"}),
    ("GJ504", BODY, DONE, {"problems": "青溪县水利局政府信息公开工作还存在更新不及时的问题。今后加强培训，完善机制。"}),
    ("GJ504", BODY, DONE, {"opening": "本报告由射阳县人民政府办公室汇总全县数据后编制。"}),
    ("GJ504", BODY, DONE, {"opening": "現將青溪縣水利局2023年度政府信息公開工作情況公布如下。"}),
    ("GJ506", BODY, DONE, {"signature": "青溪县民政局\n\n2023年12月20日"}),
    ("GJ506", BODY, DONE, {"signature": "青溪县民政局\n\n2024年3月5日"}),
    (
        "GJ507",
        BODY,
        DONE,
        {"problems": "2023年，我局各项任务圆满完成，得到群众好评，在全县考核中名列前茅，受到县里的通报表扬，工作成绩突出。"},
    ),
    ("GJ507", BODY, DONE, {"problems": "公开内容不够全面，更新不及时，解读形式单一，与群众期待还有差距，有待进一步加强，答复不够规范。"}),
    ("GJ507", BODY, DONE, {"problems": "无。"}),
    ("GJ507", BODY, DONE, {"problems": "本年度未发现问题。"}),
    ("GJ507", BODY, DONE, {"problems": "全年工作运行平稳，没有明显问题，各科室按时报送，公开目录齐全，群众评价良好，圆满收官。"}),
    ("GJ507", BODY, DONE, {"problems": "往后，我局要多走访群众，常听各方建议，把公开做得更细更实，让每一条政策都送到企业手上。"}),
    ("GJ507", BODY, DONE, {"problems": "一是解读稿子写得生硬，老人看不懂；二是公开栏字迹不清，半年未换；三是个别股室报送偏晚，常常漏报。"}),
    ("GJ508", BODY, DONE, {"last": "无其他需要报告的事项。"}),
]
SILENT = [
    (BODY, DONE, {}),
    (BODY, f"2023年，在县委、县政府的正确领导下，县民政局认真贯彻。{DONE}", {}),
    (BODY, f"2023年，县政府办公室组织培训2次，我局参加12人次。{DONE}", {}),
    (BODY, f"{DONE}根据县司法局要求开展合法性审查，配合县档案局移交目录30条。", {}),
    (BODY, f"{DONE}县社会救助服务中心通过政务公开栏公示低保对象128户。", {}),
    (BODY, f"2023年主动公开政府信息312条，较2022年增加12条。截至2022年12月31日，历年累计公开3000条。{DONE}", {}),
    (BODY, f"{DONE}完成2022年度政府信息公开工作年度报告编制。", {}),
    (BODY, DONE, {"problems": "一是主动性不足。2024年，我局将继续加强培训，力争全年公开信息400条以上。2024年共安排培训4次。"}),
    (BODY, DONE, {"problems": "也应看到，解读写得太干，栏目更新不勤，群众看不懂。2024年要多培训，请懂行的人来讲课，把公开栏活起来。"}),
    (BODY, DONE, {"opening": "本报告统计期限自2023年1月1日起至12月31日止。"}),
    (BODY, DONE, {"opening": "数据截止2023年12月31日，起始日期为2023年1月1日。"}),
    (BODY, DONE, {"opening": "由县政府办公室统一部署，青溪县民政局编制并公布2023年度政府信息公开工作年度报告。"}),
    (BODY, f"{DONE}县政府办公室及时发布2023年政府信息公开工作年度报告汇总。", {}),
    (BODY, DONE, {"problems": "有些栏目更新不勤，会用网的人不多。今后要勤更新、多沟通、严把关，让群众看得见、看得懂、用得上。"}),
    (BODY, DONE, {"problems": "经办人一年换了三个，网页打开要等半分钟。已请厂家换了线路，还把交接办法贴到了墙上，请各股室照着办。"}),
    (BODY, DONE, {"problems": "公开栏有4个月没有换新内容，乡里老人看不清小字。现已换成大字版，每月由网格员上门送一次。"}),
    (BODY, DONE, {"problems": "更新迟缓、说理不透的老毛病尚存。年内两次请律师授课，印发答复范本12份。"}),
    (OFFICE, f"县政府办公室作为县政府受理机构{DONE[15:]}", {}),
    (BODY, DONE, {"opening": "青溪县水利局指导编制单位规范填报。青溪县民政局编制2023年度报告。本报告统计时段为2023年全年。"}),
    (BODY, f"{DONE}3月按时公布2022年政府信息公开工作年度报告。", {}),
    (BODY, DONE, {"opening": "現將青溪縣民政局2023年度政府信息公開工作情況公布如下。統計期限自2023年1月1日起，12月31日止。"}),
    (BODY, DONE, {"opening": "编制单位：青溪县民政局。主管部门：青溪县人民政府办公室。"}),
    (BODY, f"{DONE}2023年，县交通运输局牵头整治，通过县政府网站公开结果。", {}),
    (BODY, DONE, {"problems": "（文字描述）"}),
    (BODY, DONE, {"last": "本年度未收取信息處理費。"}),
    (BODY, DONE, {"signature": "青溪县民政局\n\n2024年1月25日"}),
    (TOWN, DONE, {"last": "未收取信息处理费。如有疑问请与上冈镇党政办公室联系，或向建湖县人民政府办公室反映。"}),
    (COUNTY, f"2023年，全县深入推进公开。县财政局主动公开信息210条，上冈镇公开信息420条。2023年，县公安局扎实推进。{DONE}", {}),
    (COUNTY, DONE, {"signature": "建湖县人民政府\n\n2024年3月25日"}),
    ("淮安市洪泽区卫生健康委员会", f"2023年，区卫健委认真贯彻条例。我委坚持公开。{DONE}", {"signature": "洪泽区卫健委\n\n2024年1月20日"}),
    ("国家税务总局建湖县税务局", f"2023年，建湖县税务局深入贯彻条例，在盐城市税务局指导下推进。{DONE}", {}),
]


@pytest.mark.parametrize(("code", "issuer", "narrative", "texts"), FOUND)
def test_error_is_found(code, issuer, narrative, texts):
    assert code in codes(issuer, narrative, ROWS, texts)


@pytest.mark.parametrize(("issuer", "narrative", "texts"), SILENT)
def test_look_alike_is_silent(issuer, narrative, texts):
    assert codes(issuer, narrative, ROWS, texts) == set()


@pytest.mark.parametrize(
    ("last", "found"), [("未发出收费通知。", True), ("发出收费通知0件，收费0元。", True), ("发出收费通知1件，未收取信息处理费。", False)]
)
def test_denied_notice_beside_an_unpaid_fee(last, found):
    assert ("GJ508" in codes(BODY, "全年收到政府信息公开申请5件。", UNPAID, {"last": last})) is found


HEADING = "五、存在的主要问题及改进情况"
PARTS = "（一）主要问题\n\n一是公开的主动性有待提高。\n\n（二）改进情况\n\n加强培训，完善机制，推进公开。"


@pytest.mark.parametrize(
    ("replaced", "by", "found"),
    [
        (f"{HEADING}\n\n{PROBLEMS}\n\n", "", True),
        (PROBLEMS, "", True),
        (HEADING, f"{HEADING}\n\n{PROBLEMS}\n\n{HEADING}", True),
        ("六、其他需要", "五、其他需要", True),
        (f"{HEADING}\n\n{PROBLEMS}", PARTS, False),
        (DONE, f"（三）政府信息公开申请情况\n\n{DONE}", False),
    ],
)
def test_sections(replaced, by, found):
    text = written(BODY, 2023, DONE, ROWS)
    assert replaced in text
    result = audit_source(text.replace(replaced, by, 1).encode(), Settings())
    assert any(finding.code == "GJ501" for finding in result.findings) is found


def test_words_left_out_of_a_transcript_may_be_the_measures():
    problems = f"{'存在公开形式单一、内容不够丰富的问题。' * 3}[…]"
    result = audit_source(written(BODY, 2023, DONE, ROWS, problems=problems).encode(), Settings())
    assert "GJ507" not in {finding.code for finding in result.findings}


TRADITIONAL = {"主要问题及改进情况": "主要問題及改進情況", "其他需要报告": "其他需要報告", "一、总体情况": "一、總體情況"}


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ({"problems": "公開不夠主動。措施：多培訓，勤更新。", "last": "未收取信息處理費。"}, set()),
        ({"problems": "更新不及時，解讀形式單一，答復不夠規範，與群眾的期待還有差距，欄目維護也較弱，公開的內容不足。"}, {"GJ507"}),
        ({"problems": "圓滿完成各項任務，受到縣裡的通報表揚，群眾給予好評，在全縣考核中名列前茅，工作成績突出，成效顯著。"}, {"GJ507"}),
        ({"last": "無其他事項。"}, {"GJ508"}),
    ],
)
def test_headings_in_traditional_characters(texts, found):
    text = written(BODY, 2023, DONE, ROWS, **texts)
    for one, other in TRADITIONAL.items():
        text = text.replace(one, other)
    result = audit_source(text.encode(), Settings())
    assert {finding.code for finding in result.findings if finding.score >= 0.5} == found
