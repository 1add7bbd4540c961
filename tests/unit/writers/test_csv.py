import csv
import io
import re

import pytest

from built import finding, result
from gouji.writers import write
from payloads import FORMULAS, MARKUP


def rows(results):
    text = "".join(write(results, "csv"))
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.mark.parametrize("payload", FORMULAS)
def test_no_cell_begins_like_a_formula(payload):
    one = result(payload, path=payload, findings=[finding(payload, code=payload, id=payload, basis=payload)])
    for row in rows([one]):
        for cell in row:
            assert cell.lstrip(" \t\r\n\u00a0\u3000\ufeff\x00\"'")[:1] not in tuple("=+-@＝＋－＠") or cell.startswith("'"), cell


def test_numbers_stay_numbers():
    (_, row) = rows([result(path="-12.5")])
    assert row[0] == "-12.5" and row[2] == "2023" and row[7] == "0.870"


@pytest.mark.parametrize("format", ["csv", "text", "sarif"])
@pytest.mark.parametrize("payload", MARKUP[-8:-2])
def test_controls_and_direction_marks_are_not_passed_on(format, payload):
    text = "".join(write([result(payload, path=payload)], format))
    assert not re.search("[\x00\x07\x1b\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
