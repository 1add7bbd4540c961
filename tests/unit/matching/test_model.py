"""The weights of links: plain JSON that is checked when loaded, and learned from claims whose cells are known."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal

import pytest

from gouji.checks import CheckContext
from gouji.document import Locator
from gouji.errors import ModelError
from gouji.matching import LinkExample, link_claims, load_link_model, parse_link_model, train_links
from gouji.quantity import Quantity, Unit
from gouji.records import Claim, ClaimKind, Contribution, Verdict

HAND = load_link_model()


def reading(*parts: tuple[str, str]) -> tuple[Contribution, ...]:
    return tuple(Contribution(name, HAND.weight(name, value), value) for name, value in parts)


DIRECT, SUM = reading(("reading_direct", "")), reading(("reading_reading", ""))
NONE = reading(("none", ""), ("published", "published"))
EXAMPLES = [LinkExample((DIRECT, SUM, NONE), 1)] * 60 + [LinkExample((DIRECT, SUM, NONE), 0)] * 20


def trained(examples: list[LinkExample]) -> str:
    return train_links(examples, HAND, {"seed": 1})


def test_what_is_right_more_often_weighs_more() -> None:
    model = parse_link_model(trained(EXAMPLES).encode(), "trained")
    assert model.weight("reading_reading") - model.weight("reading_direct") > HAND.weight("reading_reading")
    assert model.weight("reading_direct") == 0


def test_evidence_nobody_saw_keeps_its_weight_in_proportion() -> None:
    usual = [LinkExample((DIRECT, SUM, NONE), 0)] * 40
    model = parse_link_model(trained(usual).encode(), "trained")
    assert model.weight("told_apart") / model.weight("denied_before") == pytest.approx(-2.0 / 4.0, rel=0.01)


def test_the_same_claims_give_the_same_bytes_and_the_card_says_which() -> None:
    assert trained(EXAMPLES) == trained(EXAMPLES)
    assert json.loads(trained(EXAMPLES))["trained_on"] == {"seed": 1, "claims": 80}


def test_claims_with_one_reading_teach_nothing() -> None:
    with pytest.raises(ModelError):
        trained([LinkExample((DIRECT,), 0)])


@pytest.mark.parametrize("content", [b"no json", b"{}", b'{"schema": "other/1"}', b'{"schema": "gouji.linking/1", "weights": 3}'])
def test_a_file_that_is_no_model_is_refused(content: bytes) -> None:
    with pytest.raises(ModelError):
        parse_link_model(content, "x")


def test_agreement_creates_no_reading(build: Callable[..., CheckContext]) -> None:
    """However much agreement weighs: one kind of refusals does not become what a sentence on all refusals speaks of."""
    loud = {name: 50.0 if name.startswith("agreement") else weight for name, weight in HAND.weights.items()}
    model = parse_link_model(json.dumps({"schema": "gouji.linking/1", "name": "x", "version": "1", "weights": loud}).encode(), "x")
    context = build({"denied.process_info": 8, "denied.internal_affairs": 3})
    stated = Claim("c0", ClaimKind.LEVEL, "denied", Quantity(Decimal(8), Unit("件")), Locator(0, start=0, end=2), "8件")
    (link,) = link_claims([stated], context.facts, context.profile, context.identity, model)
    part = next(item for item in link.readings if item.formula == "denied.process_info")
    assert part.verdict is Verdict.CONSISTENT
    assert part.probability < 0.06
    assert link.verdict is Verdict.DISCREPANT
