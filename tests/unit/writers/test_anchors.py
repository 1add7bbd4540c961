import re
from dataclasses import replace

from built import finding, result
from gouji.writers.anchors import anchor, page_link, page_name
from payloads import MARKUP


def test_names_are_plain_short_and_stay_within_their_folder():
    for payload in [*MARKUP, "../../etc/passwd", "..", "a/b/c.pdf", "C:\\x\\y.pdf", "字" * 300, " -rf", "\udcff"]:
        name = page_name(result(path=payload))
        assert re.fullmatch(r"[\w-]+-[0-9a-f]{8}\.html", name), name
        assert len(name.encode()) < 200


def test_two_reports_of_one_name_have_two_pages():
    one = result(path="2023/年报.html")
    other = replace(one, source=replace(one.source, path="2024/年报.html"))
    changed = replace(one, source=replace(one.source, sha256="00" * 32))
    assert len({page_name(item) for item in (one, other, changed)}) == 3
    assert page_name(one) == page_name(result(path="2023/年报.html"))


def test_anchors_hold_no_markup():
    assert anchor(finding(id='x"><script>')) == "f-x___script_"
    assert page_link(result(path="a b.html"), finding(id="ab12")).endswith(".html#f-ab12")
