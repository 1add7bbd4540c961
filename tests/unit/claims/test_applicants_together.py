"""Several kinds of applicants before one figure."""

from __future__ import annotations

import pytest

from gouji.claims import extract_claims
from gouji.profiles import load_profile


def who(text: str, value: int) -> tuple[str | None, str]:
    claim = next(claim for claim in extract_claims(text, load_profile("zfxxgk"), year=2023) if claim.quantity.value == value)
    return claim.concept, dict(claim.dimensions).get("applicant", "")


@pytest.mark.parametrize("joined", ["律师事务所及其他组织", "法律服务机构、其他组织", "法律服务机构和其他组织"])
def test_two_columns_beside_a_third(joined: str) -> None:
    text = f"收到申请80件，其中自然人60件，商业企业11件，{joined}提出9件。"
    assert who(text, 9) == ("received", "legal_service+other")
    assert who(text, 11) == ("received", "commercial")


@pytest.mark.parametrize("joined", ["律师事务所及其他组织", "企业、社会组织", "律师事务所等", "企业等单位"])
def test_all_that_are_no_natural_persons(joined: str) -> None:
    assert who(f"收到申请80件，其中自然人71件，{joined}9件。", 9) == ("received", "legal")


def test_an_example_beside_other_kinds_is_no_column() -> None:
    assert who("收到申请80件，其中自然人60件，商业企业11件，律师事务所等9件。", 9) == ("other_count", "")


def test_one_kind_stays_itself() -> None:
    assert who("收到申请80件，其中自然人71件，律师事务所9件。", 9) == ("received", "legal_service")
