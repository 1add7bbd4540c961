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


@pytest.mark.parametrize("text", ["答复书均经法制机构审看。", "文稿一律经司法机构把关过目。", "来件均由专门机构登簿。"])
def test_who_looked_at_the_answers_is_no_applicant(text: str) -> None:
    claims = extract_claims(f"收到申请30件，答复28件。{text}", load_profile("zfxxgk"), year=2023)
    assert not [claim for claim in claims if claim.dimensions]


@pytest.mark.parametrize("text", ["均为企业。", "均由企业提出。", "申请人均系企业。"])
def test_who_asked_is_the_applicant(text: str) -> None:
    claims = extract_claims(f"收到申请30件，{text}", load_profile("zfxxgk"), year=2023)
    assert [(claim.quantity.value, dict(claim.dimensions)) for claim in claims[1:]] == [(30, {"applicant": "commercial"})]
