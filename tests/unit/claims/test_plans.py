"""What is planned, and documents sorted by openness, are no figures of the year's rows."""

import pytest

from gouji.claims import read_narrative
from gouji.document import Document, Paragraph, Source
from gouji.records import Closure


@pytest.mark.parametrize(
    "text",
    [
        "（三）下一步工作打算。一是提升解读质量。二是新媒体发布量增长10%以上，解读比例达到81%以上。",
        "下一步，我们将持续发力。发布政策解读20篇，办理申请3件。",
        "2024年新媒体发布量增长10%以上，办结率达到100%。",
        "计划在2024年主动公开信息500条。",
    ],
)
def test_plans_are_no_claims(text):
    found = read_narrative(text, year=2023)
    assert found.claims == ()
    assert {region.reason for region in found.regions} & {"plan"}


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("下一步要继续努力。2023年收到申请3件。", ["received"]),
        ("2023年收到申请3件，明年将更进一步。收到复议1件。", ["received", "review.total"]),
    ],
)
def test_the_report_s_own_year_is_no_plan(text, concepts):
    assert [claim.concept for claim in read_narrative(text, year=2023).claims] == concepts


def test_a_heading_that_looks_ahead_reaches_to_the_next_of_its_level():
    texts = (("五、下一步工作打算", 1), ("（一）信息", 2), ("一是发布解读20篇。", None), ("六、其他", 1), ("收到申请3件。", None))
    blocks = tuple(Paragraph(text, heading=heading) for text, heading in texts)
    document = Document(Source("x.txt", "", 0, "text"), "", blocks)
    assert [claim.concept for claim in read_narrative(document, year=2023).claims] == ["received"]


@pytest.mark.parametrize(
    "text",
    [
        "制发公文160件，其中主动公开120件，依申请公开30件，不予公开10件。",
        "全年印发文件160件，按公开属性分，主动公开120件、依申请公开30件、不予公开10件。",
        "制作文件160件，公开属性为主动公开的120件、依申请公开的30件、不公开的10件。",
    ],
)
def test_documents_sorted_by_openness_close_the_list(text):
    claims = read_narrative(text, year=2023).claims
    assert [(claim.concept, claim.part and claim.part.closure) for claim in claims] == [
        ("other_count", None),
        *[("other_count", Closure.CLOSED)] * 3,
    ]


def test_documents_of_two_sorts_that_add_up():
    claims = read_narrative("产生文件20件，主动公开12件，依申请公开8件。", year=2023).claims
    assert {claim.concept for claim in claims} == {"other_count"}
