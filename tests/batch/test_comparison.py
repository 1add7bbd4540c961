"""What a store finds between reports is what the folder checks find, finding by finding."""

from collections import Counter

import pytest

from gouji.batch.store import open_batch
from gouji.config import Settings
from gouji.pipeline import audit_folder
from stores import audited, region, store_of, variants


def between(results):
    return {result.source.path: [finding for finding in result.findings if finding.code.startswith("GJ4")] for result in results}


@pytest.fixture(scope="module")
def reports():
    found = audited()
    assert all(result.status.has_result for result in found)
    return found


@pytest.mark.parametrize("seed", [1, 2])
def test_a_store_and_a_folder_find_the_same(reports, tmp_path, seed):
    results = [*variants(reports, 8, seed), *region(reports)]
    store_of(results, tmp_path)
    with open_batch(tmp_path) as store:
        found = between(store)
    expected = between(audit_folder(results, Settings()))
    assert found == expected
    codes = Counter(finding.code for findings in found.values() for finding in findings)
    assert set(codes) >= {"GJ401", "GJ402", "GJ403", "GJ404", "GJ405", "GJ406", "GJ407"}, codes


def test_options_of_the_checks_reach_the_store(reports, tmp_path):
    settings = Settings(options={"GJ407": {"least_sentences": 1, "least_share": 0.1}, "GJ405": {"least_bodies": 3}})
    results = [*variants(reports, 4, 3), *region(reports)]
    store_of(results, tmp_path, settings)
    with open_batch(tmp_path) as store:
        found = between(store)
    assert found == between(audit_folder(results, settings))
    codes = Counter(finding.code for findings in found.values() for finding in findings)
    assert codes["GJ407"] and not codes["GJ405"]


def test_the_order_of_the_inputs_does_not_matter(reports, tmp_path):
    results = variants(reports, 3, 4)
    store_of(results, tmp_path / "one")
    store_of(results[::-1], tmp_path / "two")
    with open_batch(tmp_path / "one") as one, open_batch(tmp_path / "two") as two:
        assert between(one) == between(two)
