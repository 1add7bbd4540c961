"""What is known to carry on, and to break, between the published reports at hand."""

from decimal import Decimal
from pathlib import Path

import pytest

from gouji import audit_many
from gouji.checks import FolderContext
from gouji.checks.years import breaks, year_pairs
from gouji.profiles import load_profile

REPORTS = Path(__file__).resolve().parents[4] / "shared" / "reports" / "zfxxgk"
pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="the published reports are not at hand")
SHOWN = 0.5


@pytest.fixture(scope="module")
def results():
    return list(audit_many(sorted(REPORTS.iterdir())))


@pytest.fixture(scope="module")
def context(results):
    return FolderContext(results, load_profile("zfxxgk"))


def findings(results, code):
    found = [(Path(result.source.path).name, finding) for result in results for finding in result.findings if finding.code == code]
    return {(name, finding.concepts[0]): finding for name, finding in found}


def test_carries_agree_in_every_column(results, context):
    rules = [rule for rule in context.profile.identities if rule.id == "carry_over"]
    pairs = list(year_pairs(context))
    assert len(pairs) >= 6
    assert [found for pair in pairs for found in breaks(pair, context.profile, rules)] == []
    assert findings(results, "GJ401") == {}


def test_documents_in_force_of_the_zone_go_on_and_of_its_bureau_break_softly(results):
    broken = findings(results, "GJ402")
    assert {name for name, _ in broken} == {"pingtan-jjfz-2022.html", "pingtan-jjfz-2023.html"}
    assert all(finding.severity.value == "minor" and finding.score < SHOWN for finding in broken.values())


def test_items_and_totals_of_the_form_of_2019_break(results):
    broken = findings(results, "GJ403")
    assert {(name, concept.rpartition(".")[2]) for name, concept in broken} == {
        ("pingtan-2020.html", "published_total"),
        ("pingtan-czjr-2020.html", "items_last_year"),
    }


def test_points_between_two_years_agree(results):
    later = next(result for result in results if result.source.path.endswith("jjfz-2023.html"))
    told = [claim.quantity.value for claim in later.claims if claim.quantity.unit.symbol == "个百分点"]
    assert told == [Decimal("3.6")]
    assert findings(results, "GJ404") == {}


def test_fees_rounded_by_a_bureau_are_those_of_its_government(results):
    bureau = next(result for result in results if result.source.path.endswith("czjr-2023.html"))
    printed = next(fact.quantity for fact in bureau.facts if fact.key.concept == "fees")
    assert printed.value == Decimal("5949.09")
    assert printed.interval.contains(Decimal("5949.088667"))
