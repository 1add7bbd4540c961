from gouji.facts import detect_profile
from gouji.readers import read


def detected(text: str) -> str:
    profile = detect_profile(read(text.encode(), "report.txt"))
    return profile.id if profile else ""


def test_by_title():
    assert detected("某某局2023年政府信息公开工作年度报告\n\n2023年公开信息5条。") == "zfxxgk"
    assert detected("某某局2012年政府信息公开年度报告\n\n一、概述\n\n公开信息5条。") == "zfxxgk"


def test_by_headings_where_the_title_is_lost():
    text = "一、总体情况\n\n公开信息5条。\n\n二、主动公开政府信息情况\n\n见附件。\n\n三、收到和处理政府信息公开申请情况\n\n未收到申请。"
    assert detected(text) == "zfxxgk"


def test_other_genres_are_not_claimed():
    assert detected("某某局2023年度部门决算\n\n一、部门概况\n\n收入12万元。") == ""
    assert detected("关于做好2023年政府信息公开工作年度报告编制工作的通知\n\n请于1月20日前报送。") == ""
    assert detected("法治政府建设情况报告\n\n一、总体情况\n\n举办讲座5次。") == ""
