"""The figures that pages of checks show are those that `gouji evaluate --json` writes."""

from gouji.checks import measured
from gouji.commands import evaluate


def test_both_name_the_authors_after_the_freeze_alike():
    assert measured.AFTER == evaluate.AFTER
    assert measured.measured("GJ101", after_freeze=True).recall is not None
