"""Lists whose whole has to be found: a second list without 其中, rows behind it, and what a list does not hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from gouji.checks import CheckContext, catalogue, run_checks

Build = Callable[..., CheckContext]
GJ301 = [check for check in catalogue() if check.code == "GJ301"]
REQUESTS: Mapping[str, object] = {"received": 240, "received@natural": 200, "received@commercial": 40, "received@total": 240}


def found(build: Build, text: str, cells: Mapping[str, object] | None = None) -> list[tuple[str, ...]]:
    return [tuple(str(figure) for figure in item.figures) for item in run_checks(build(cells, [text]), GJ301)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("收到申请240件，其中自然人200件、企业40件；网上提交190件、来信48件、当面12件。", ("240", "250")),
        ("全年收到申请240件，自然人200件、企业40件；以邮寄方式提交80件，通过电子邮箱提交150件，其他5件。", ("240", "235")),
        ("收到申请240件（网上提交190件、来信58件、当面82件）。", ("240", "330")),
        ("印发文件90份，主动公开61份、依申请公开21份、不予公开18份。", ("90", "100")),
        ("收到申请240件，其中自然人200件、企业40件。3件由申请人撤回，其余239件均已答复。", ("240", "242")),
        ("收到申请240件，3件由申请人撤回，2件结转下年，其余233件均已答复。", ("240", "238")),
        ("网站发布信息940条，其中概况类信息20条、政务动态类信息610条、信息公开目录类信息300条。", ("940", "930")),
        ("印发文件90份，主动公开51份、依申请公开21份、不予公开8份。", ("90", "80")),
        ("主动公开信息1400条，其中网站900条、公众号600条；另办专栏，收录文章210条。", ("1400", "1500")),
    ],
)
def test_parts_without_a_word_that_calls_them_so(build: Build, text: str, figures: tuple[str, ...]) -> None:
    assert found(build, text, REQUESTS) == [figures]


@pytest.mark.parametrize(
    "text",
    [
        "收到申请240件，其中自然人200件、企业40件；网上提交190件、来信38件、当面12件。",
        "收到申请240件，其中自然人200件、企业40件；网上提交190件、来信38件。",
        "收到申请240件，均已办结；通过网站答复咨询310件、来信答复52件、当面答复47件。",
        "收到申请240件；热线平台派单310件，网上转来52件，现场接访47件。",
        "印发文件90份，主动公开61份、依申请公开21份、不予公开8份。",
        "印发文件90份，主动公开61份，解读文件42份。",
        "全年未收到政府信息公开申请，其中自然人0件、企业0件；答复往年申请3件，予以公开2件、部分公开1件。",
        "收到申请240件，3件由申请人撤回，其余237件均已答复。",
        "收到申请240件，上年结转4件，3件由申请人撤回，其余241件均已答复。",
        "收到申请240件，3件由申请人撤回，50件经沟通改为咨询，其余均已答复。",
        "网站发布信息940条，其中概况类信息20条、政务动态类信息610条、专题类信息300条。",
        "主动公开信息1400条，其中网站800条、公众号600条；另办专栏，收录文章210条。",
    ],
)
def test_look_alikes_are_silent(build: Build, text: str) -> None:
    assert found(build, text, REQUESTS) == []
