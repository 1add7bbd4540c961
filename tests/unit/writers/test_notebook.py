import re

import pytest

from built import finding, many, result, unread
from gouji.writers.notebook import MAX_ROWS, batch_html, result_html
from payloads import MARKUP

MAX_BYTES = 500_000


@pytest.mark.parametrize("payload", MARKUP)
def test_foreign_text_is_text(payload):
    for html in (result_html(result(payload, path=payload)), batch_html([result(payload, path=payload), unread(payload, payload)])):
        tags = set(re.findall(r"<\s*/?\s*([a-zA-Z!?]+)", html))
        assert tags <= {"style", "div", "p", "table", "tr", "td", "th", "mark", "br"}, tags
        assert not re.search(r"<[^>]*\son\w+\s*=", html)
        assert "$" not in re.sub(r"<style>.*?</style>", "", html)
        assert not re.search("[\x00\u202a-\u202e\u2066-\u2069]", html)
        html.encode("utf-8")


def test_what_is_shown():
    html = result_html(result())
    assert "不符 2" in html and "<mark>21件</mark>" in html and "GJ201" in html


def test_size_is_capped_and_the_rest_counted():
    found = [finding("长" * 3000, number) for number in range(1000)]
    html = result_html(result(findings=found))
    assert len(html.encode()) <= MAX_BYTES
    rows = html.count("<tr>") - 1
    assert rows <= MAX_ROWS + 1
    assert f"其余 {1000 - (rows - 1)} 行" in html
    assert len(batch_html(many(5000)).encode()) <= MAX_BYTES
