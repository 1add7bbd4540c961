"""Checks across years and bodies over reports written for it: each break is found, figures that go on are not."""

import pytest

from gouji import audit_many
from written import written

BODY, COUNTY = "青溪县民政局", "建湖县人民政府"
LAST = {"received": (20, 2), "carried_in": (1, 0), "granted": (12, 2), "unavailable.1": (4, 0)}
THIS = {"received": (10, 3), "carried_in": (5, 0), "granted": (9, 3), "unavailable.1": (4, 0)}
LOST = {"received": (12, 3), "carried_in": (3, 0), "granted": (9, 3), "unavailable.1": (4, 0)}
OTHER_COLUMN = {"received": (10, 3), "carried_in": (4, 1), "granted": (9, 3), "partial": (0, 1), "unavailable.1": (4, 0)}
TOLD = "全年主动公开政府信息400条。开展培训3次，参训55人次。发布解读18篇。"


def last(narrative=TOLD, **texts):
    return written(BODY, 2022, narrative, LAST, documents=(2, 1, 10), **texts)


def this(narrative="全年主动公开政府信息450条。", rows=THIS, documents=(3, 1, 12)):
    return written(BODY, 2023, narrative, rows, documents=documents)


def one(issuer, received, words="全年"):
    return written(issuer, 2023, f"2023年，{words}共收到政府信息公开申请{received}件。", {"received": received, "granted": received})


def codes(folder, reports):
    paths = []
    for number, text in enumerate(reports):
        paths.append(folder / f"{number}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    return {finding.code for result in audit_many(paths) for finding in result.findings if finding.code.startswith("GJ4")}


CASES = [
    ((last(), this()), set()),
    ((last(), this(rows=LOST)), {"GJ401"}),
    ((last(), this(rows=OTHER_COLUMN)), {"GJ401"}),
    ((last(), this(documents=(3, 1, 9))), {"GJ402"}),
    ((last(), this("全年主动公开政府信息450条，同比增长15.5%。")), {"GJ404"}),
    ((last(), this("全年主动公开政府信息450条，同比增长12.5%。")), set()),
    ((last(), this("共收到政府信息公开申请13件，较上年减少8件。")), {"GJ404"}),
    ((last(), this("共收到政府信息公开申请13件，较上年减少9件。")), set()),
    ((last(), this("共收到政府信息公开申请13件，2022年为25件。")), {"GJ404"}),
    ((last(), this("共收到政府信息公开申请13件，比2022年的22件下降40.9%。")), set()),
    ((last(), last()), set()),
    ((last(), written(BODY, 2022, TOLD, LAST, documents=(2, 1, 15))), {"GJ406"}),
    ((last(), this(TOLD)), {"GJ407"}),
    ((one(COUNTY, 20, "全县"), one("建湖县公安局", 12), one("建湖县水务局", 15)), {"GJ405"}),
    ((one(COUNTY, 40, "全县"), one("建湖县公安局", 12), one("建湖县水务局", 15)), set()),
    ((one(COUNTY, 20, "县政府"), one("建湖县公安局", 12), one("建湖县水务局", 15)), set()),
]


@pytest.mark.parametrize(("reports", "expected"), CASES)
def test_folder(tmp_path, reports, expected):
    assert codes(tmp_path, reports) == expected
