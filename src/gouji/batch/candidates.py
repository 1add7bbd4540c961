"""Which reports a check across reports has to look at, found by set operations over the store.

Each query gives a superset of what its check finds: it drops pairs that clearly agree, and leaves every doubtful comparison
(open ends, rounding of binary fractions, very large numbers) to the check itself, which works on exact decimals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from gouji.batch.database import rows_of
from gouji.checks.gj405_sum_of_bodies import GOVERNMENTS, SUMMED
from gouji.checks.years import LAST
from gouji.profiles import IdentityRule, Profile

EXACT = 4e15
"""Beyond this a binary number no longer holds every whole one."""

PAIRS = """
CREATE OR REPLACE TEMP TABLE standing AS
    SELECT profile, body, year, arg_max(number, report) AS number FROM bodies GROUP BY ALL;
CREATE OR REPLACE TEMP TABLE pairs AS
    SELECT a.profile, a.number AS later, b.number AS earlier
    FROM standing a JOIN standing b ON a.profile = b.profile AND a.body = b.body AND a.year = b.year + 1;
"""
"""Reports of one body for consecutive years; of several for one year the last in order stands for it."""


def prepare(connection: Any) -> None:
    """Make the tables the queries below share."""
    connection.execute(PAIRS)


TIED = """
CREATE OR REPLACE TEMP TABLE tied AS
    SELECT f.number, f.concept, f.member, f.low, f.high, f.open FROM figures f JOIN standing s USING (number)
    WHERE list_contains(?, f.concept) AND (f.low IS NOT NULL OR f.missing = 'blank')
"""
"""The figures that identities across years speak of, read from the store once; a blank cell has no ends."""


def broken_rules(connection: Any, profile: Profile, rules: Iterable[IdentityRule]) -> set[tuple[int, int]]:
    """(earlier, later) pairs of years for which an identity across years may not hold."""
    found: set[tuple[int, int]] = set()
    chosen = list(rules)
    connection.execute(TIED, [sorted({name.removeprefix(LAST) for rule in chosen for name in rule.formula.names})])
    for rule in chosen:
        found.update((row[0], row[1]) for row in rows_of(connection, _rule_query(rule, profile), [profile.id]))
    return found


def _rule_query(rule: IdentityRule, profile: Profile) -> str:
    names = rule.formula.names
    members = [item.id for item in profile.dimension(rule.each).members if item.formula is None] if rule.each else [""]
    listed = ", ".join(f"'{member}'" for member in members)
    joins, columns = [], {}
    for place, name in enumerate(names):
        side = "earlier" if name.startswith(LAST) else "later"
        same = "" if place == 0 else f" AND f0.member = f{place}.member"
        concept = name.removeprefix(LAST)
        joins.append(f"JOIN tied f{place} ON f{place}.number = p.{side} AND f{place}.concept = '{concept}'{same}")
        columns[name] = f"f{place}"
    some = " OR ".join(f"f{i}.low IS NOT NULL" for i in range(len(names)))
    left, right = (dict(side.terms) for side in rule.formula.sides)
    opens = " OR ".join(f"coalesce(f{i}.open, false)" for i in range(len(names)))
    ends = ", ".join(
        _end(side, columns, end) + f" AS {name}_{end}" for name, side in (("l", left), ("r", right)) for end in ("low", "high")
    )
    return f"""
        SELECT DISTINCT earlier, later FROM (
            SELECT p.earlier, p.later, {ends}, ({opens}) AS opens FROM pairs p {" ".join(joins)}
            WHERE p.profile = ? AND f0.member IN ({listed}) AND ({some}))
        WHERE NOT {meets("l", "r", "opens")}"""


def _end(terms: dict[str, int], columns: dict[str, str], end: str) -> str:
    other = "high" if end == "low" else "low"
    parts = [f"{'+' if sign > 0 else '-'} coalesce({columns[name]}.{end if sign > 0 else other}, 0)" for name, sign in terms.items()]
    return "(" + " ".join(parts) + ")"


def meets(one: str, other: str, opens: str = "false") -> str:
    """SQL for: both intervals clearly share a number."""
    low = f"greatest({one}_low, {other}_low)"
    high = f"least({one}_high, {other}_high)"
    small = f"abs({low}) < {EXACT} AND abs({high}) < {EXACT}"
    return f"({small} AND ({low} < {high} - 1e-9 * greatest(1, abs({low})) OR ({low} = {high} AND NOT {opens})))"


GROWTH = f"""
WITH stated AS (
    SELECT number, concept, dimensions, any_value(low) AS low, any_value(high) AS high
    FROM statements WHERE kind = 'level' GROUP BY ALL HAVING count(DISTINCT (low, high)) = 1),
known AS (
    SELECT p.earlier, p.later, s.kind, s.points, s.low AS s_low, s.high AS s_high, s.cut_low AS c_low, s.cut_high AS c_high,
        coalesce(ft.low, st.low) AS t_low, coalesce(ft.high, st.high) AS t_high,
        coalesce(fl.low, sl.low) AS l_low, coalesce(fl.high, sl.high) AS l_high
    FROM pairs p JOIN statements s ON s.number = p.later AND s.kind IN ('growth', 'change')
    LEFT JOIN figures ft ON ft.number = p.later AND ft.concept = s.concept AND ft.member = s.member AND ft.low IS NOT NULL
    LEFT JOIN stated st ON st.number = p.later AND st.concept = s.concept AND st.dimensions = s.dimensions
    LEFT JOIN figures fl ON fl.number = p.earlier AND fl.concept = s.concept AND fl.member = s.member AND fl.low IS NOT NULL
    LEFT JOIN stated sl ON sl.number = p.earlier AND sl.concept = s.concept AND sl.dimensions = s.dimensions
    WHERE p.profile = ?),
compared AS (
    SELECT *, t_low - l_high AS d_low, t_high - l_low AS d_high,
        CASE WHEN kind = 'change' THEN d_low ELSE least(d_low / l_low, d_low / l_high) * 100 END AS e_low,
        CASE WHEN kind = 'change' THEN d_high ELSE greatest(d_high / l_low, d_high / l_high) * 100 END AS e_high
    FROM known WHERE points OR (t_low IS NOT NULL AND l_low IS NOT NULL AND (kind = 'change' OR l_low > 0)))
SELECT DISTINCT earlier, later FROM compared
WHERE points OR NOT coalesce({meets("s", "e")} OR {meets("c", "e")}, false)
"""
"""Pairs with a stated growth or change that the two reports' figures do not clearly give."""

COPIED = """
SELECT p.earlier, p.later FROM pairs p JOIN bodies a ON a.number = p.later JOIN bodies b ON b.number = p.earlier
WHERE p.profile = ? AND len(list_intersect(a.sentences, b.sentences)) >= ?
    AND len(list_intersect(a.sentences, b.sentences)) >= ? * len(a.sentences) - 1e-9
"""
"""Pairs whose sentences with figures are largely the same."""

VERSIONS = f"""
WITH several AS (SELECT profile, body, year FROM bodies WHERE profile = ? GROUP BY ALL HAVING count(*) > 1),
members AS (SELECT b.* FROM bodies b JOIN several USING (profile, body, year)),
differing AS (
    SELECT DISTINCT m.body, m.year FROM members m JOIN members n ON m.body = n.body AND m.year = n.year AND m.number < n.number
    JOIN figures a ON a.number = m.number JOIN figures b ON b.number = n.number AND a.concept = b.concept AND a.member = b.member
    WHERE a.printed AND b.printed AND a.low IS NOT NULL AND b.low IS NOT NULL
        AND NOT ({meets("a", "b", "(a.open OR b.open)").replace("a_", "a.").replace("b_", "b.")}))
SELECT list(m.number ORDER BY m.report) FROM members m JOIN differing USING (body, year) GROUP BY body, year ORDER BY body, year
"""
"""Reports of one body and year of which two print different figures."""

SUMS = f"""
WITH parents AS (
    SELECT * FROM bodies WHERE profile = ? AND regional AND level IN ({", ".join(f"'{level}'" for level in GOVERNMENTS)})),
inside AS (
    SELECT p.number AS parent, c.number AS child FROM parents p JOIN bodies c
    ON c.profile = p.profile AND c.year = p.year AND c.body <> p.body AND (starts_with(c.body, p.body) OR c.parent = p.body)),
sums AS (
    SELECT i.parent, f.concept, sum(f.low) AS low FROM inside i JOIN figures f ON f.number = i.child
    WHERE f.member = '' AND f.concept IN ({", ".join(f"'{name}'" for name in SUMMED)}) AND f.low IS NOT NULL GROUP BY ALL),
below AS (
    SELECT DISTINCT s.parent FROM sums s JOIN figures f ON f.number = s.parent AND f.concept = s.concept AND f.member = ''
    WHERE f.printed AND f.high < s.low + 1e-9 * greatest(1, abs(s.low)))
SELECT parent, list(child ORDER BY child) FROM inside JOIN below USING (parent) GROUP BY parent
HAVING count(*) >= ? ORDER BY parent
"""
"""Governments whose regional figure is below the sum of their bodies, with these."""


def groups(connection: Any, query: str, values: list[Any]) -> Iterator[tuple[int, ...]]:
    """Numbers of the reports to look at together, flattened."""
    for row in rows_of(connection, query, values):
        flat: list[int] = []
        for item in row:
            flat += item if isinstance(item, list) else [item]
        yield tuple(flat)
