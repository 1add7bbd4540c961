"""Period, relation, unit, scope, sums and offsets of claims: a wrong one makes a false accusation."""

from decimal import Decimal

import pytest

from gouji.claims import extract_claims
from gouji.quantity import Approx
from gouji.records import ClaimKind, PeriodKind, Relation, Scope


def periods(text, year=2023):
    return [
        (str(claim.concept), claim.period.kind.value) for claim in extract_claims(text, year=year) if claim.kind is not ClaimKind.CHANGE
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到申请132件，比2022年的58件增长127.6%。", ["this_year", "last_year", "this_year"]),
        ("2022年收到申请58件，2023年收到申请132件。", ["last_year", "this_year"]),
        ("收到申请1份，历年累计8份。", ["this_year", "cumulative"]),
        ("自2008年以来共收到申请123件，2023年收到11件。", ["cumulative", "this_year"]),
        ("上半年受理申请6件，全年受理申请15件。", ["other", "this_year"]),
        ("上年结转申请2件，结转2024年申请3件。", ["this_year", "this_year"]),
        ("与2022年相比，申请增长20%，共计收到申请12件。", ["this_year", "this_year"]),
        ("累计受理申请10件，均为网上提交。", ["this_year"]),
        ("申请量逐年下降，2023年为45件，2022年为52件。", ["this_year", "last_year"]),
    ],
)
def test_period(text, expected):
    assert [kind for _, kind in periods(text)] == expected


def test_year_is_taken_from_the_text_where_it_is_not_given():
    claims = extract_claims("2021年收到申请5件，2020年结转1件，转2022年办理2件。")
    assert [(claim.concept, claim.period.year) for claim in claims] == [("received", 2021), ("carried_in", 2021), ("carried_out", 2021)]


@pytest.mark.parametrize(
    ("text", "relation", "approx"),
    [
        ("收到申请60余件。", Relation.GE, Approx.OVER),
        ("收到申请近50件。", Relation.LE, Approx.UNDER),
        ("收到申请约40件。", Relation.ABOUT, Approx.ABOUT),
        ("收到申请40件。", Relation.EQ, Approx.EXACT),
    ],
)
def test_relation(text, relation, approx):
    (claim,) = extract_claims(text)
    assert (claim.concept, claim.relation, claim.quantity.approx) == ("received", relation, approx)


def test_units():
    fees, points, share = extract_claims("收取行政事业性收费7302.8元，申请办结率提高5个百分点，网上申请占八成。")
    assert (fees.concept, fees.quantity.value, fees.quantity.unit.symbol) == ("fees", Decimal("0.73028"), "万元")
    assert (points.concept, points.quantity.unit.symbol) == ("growth_rate", "个百分点")
    assert (share.concept, share.quantity.value, share.quantity.unit.symbol) == ("share", Decimal(80), "%")


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("我局收到申请12件。", Scope.OWN),
        ("全县共收到申请12件。", Scope.REGION),
        ("办公室代表县人民政府受理申请12件。", Scope.ON_BEHALF),
        ("各乡镇收到申请12件。", Scope.OTHER),
    ],
)
def test_scope(text, scope):
    assert extract_claims(text)[0].scope is scope


def test_scope_ends_with_the_sentence():
    assert [claim.scope for claim in extract_claims("全县收到申请120件。我局收到申请12件。")] == [Scope.REGION, Scope.OWN]


def test_one_figure_for_two_rows():
    (claim,) = extract_claims("予以公开及部分公开17件。")
    assert (claim.concept, claim.adds) == ("granted", ("granted", "partial"))


@pytest.mark.parametrize("text", ["收到申请57件（含上年结转1件）。", "办理申请57件，其中结转下年1件。", "全年应办申请57件。"])
def test_total_on_hand_is_not_what_came_in(text):
    claim = extract_claims(text)[0]
    assert (claim.concept, claim.adds) == ("other_count", ("received", "carried_in"))


def test_done_with_carried_in_stays_done():
    claim = extract_claims("收到申请50件，办结申请57件（其中8件为上年结转）。")[1]
    assert (claim.concept, claim.adds) == ("handled", ())


def test_merged_reviews_and_lawsuits():
    total, upheld = extract_claims("涉复议、诉讼案件9件，获维持7件。")
    assert total.adds == ("review.total", "litigation.total")
    assert upheld.adds == ("review.upheld", "litigation.upheld")


def test_shares_growth_and_changes_name_what_they_speak_of():
    claims = extract_claims("主动公开政府信息100条，其中网站60条，占60%；收到申请12件，同比增长20%，较上年增加2件。")
    assert [(claim.kind.value, claim.of) for claim in claims if claim.of] == [
        ("share", "proactive_part"), ("growth", "received"), ("change", "received"),
    ]  # fmt: skip
    share = next(claim for claim in claims if claim.kind is ClaimKind.SHARE)
    assert share.base == claims[0].id


def test_a_share_of_something_not_counted_here_has_no_numerator():
    claim = extract_claims("不予公开67条，主动公开及依申请公开的信息占总数的78.8%。")[-1]
    assert (claim.kind, claim.of, claim.base) == (ClaimKind.SHARE, None, "")


@pytest.mark.parametrize(
    "text",
    [
        "共 收到 政府信 息公开\n申请1\n2件，均 按时办 结。",
        "共收到政府信息公(gōng)开申请<b>１２</b>件&nbsp;，均按时办结。",
        "共收到政府信息公開申請12件,均按時辦結。",
    ],
)
def test_layout_remains_and_offsets(text):
    received, on_time = extract_claims(text)
    assert (received.concept, received.quantity.value, on_time.concept) == ("received", 12, "on_time_rate")
    assert text[received.locator.start : received.locator.end] == received.text
    assert on_time.text.replace(" ", "").endswith(("办结", "辦結"))
    assert received.sentence == (0, len(text))


def test_implied_claims_show_the_words_they_rest_on():
    text = "2023年未收到公开申请。"
    (claim,) = extract_claims(text)
    assert (claim.kind, claim.implied, claim.period.kind) == (ClaimKind.ZERO, True, PeriodKind.THIS_YEAR)
    assert text[claim.cues[0].start : claim.cues[0].end] == "未收到公开申请"


def test_a_row_whose_figures_nothing_parts_gives_no_claim():
    assert not extract_claims("3.其他5000005", year=2023)
    assert [claim.concept for claim in extract_claims("行政许可192", year=2023)] == ["permits"]
