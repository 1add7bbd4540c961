"""From discrepancies to findings: one finding a cause, what else fails because of it inside."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from gouji.checks import CheckContext
from gouji.checks.mismatch import HOLDING
from gouji.checks.reading import doubted_cells
from gouji.diagnosis.alone import repair_alone
from gouji.diagnosis.cause import cause_of
from gouji.diagnosis.constraints import Network, network
from gouji.diagnosis.repair import Repair, bound_of, repairs
from gouji.diagnosis.wording import CHOICES, NEVER_PRINTED, repair_message, repeated_message, shown, unfilled_message
from gouji.document import Table
from gouji.matching import link_claims
from gouji.quantity import plain
from gouji.records import Claim, Consequence, Diagnosis, Discrepancy, Edit, Evidence, Fact, Finding, Severity

LEADS = ("GJ104", "GJ103", "GJ102", "GJ101", "GJ301", "GJ202", "GJ206", "GJ201", "GJ204", "GJ205", "GJ302", "GJ207", "GJ203")
"""The most direct check of a cause first."""

BLANK_FIGURE = "GJ306"
"""The check of figures that were never printed."""

_NAMED = 2
"""A repair of so many edits has its numbers among the finding's figures."""

_MAX_EDITS = 16
"""A repair with more edits explains nothing; its discrepancies stay apart."""


@dataclass(frozen=True, slots=True)
class Group:
    """Discrepancies of one cause with the repair that mends them, None where none was found, and the network it was found in."""

    members: tuple[Discrepancy, ...]
    net: Network
    repair: Repair | None = None


def diagnose(discrepancies: Iterable[Discrepancy], context: CheckContext, solve: bool = True) -> tuple[Finding, ...]:
    """Findings of one report, one a cause; without `solve` each discrepancy stands for itself.

    A repair takes with it every discrepancy it mends: the equations and links it restores, and whatever else no longer
    fails once its numbers are put in.
    """
    found = tuple(discrepancies)
    net = network(context, found) if solve else Network({}, ())
    groups = _groups(context, net, found)
    findings = [_finding(context, group) for group in groups]
    return tuple(sorted(findings, key=lambda finding: (finding.code, finding.id)))


def _groups(context: CheckContext, net: Network, found: Sequence[Discrepancy]) -> list[Group]:
    left = list(found)
    groups = []
    for repair in repairs(net):
        if len(repair.edits) > _MAX_EDITS:
            continue
        mended = _mended(context, net, repair, left)
        if mended:
            groups.append(Group(tuple(mended), net, repair))
            left = [item for item in left if item not in mended]
    return [*groups, *(_unmended(context, net, tuple(items)) for items in _by_subject(context, left))]


def _unmended(context: CheckContext, net: Network, members: tuple[Discrepancy, ...]) -> Group:
    """What no repair of sums explains; a number by itself may still be told."""
    for item in sorted(members, key=lambda item: item.code):
        found = repair_alone(context, net, item)
        if found:
            return Group(members, *found)
    return Group(members, net)


def _by_subject(context: CheckContext, left: Sequence[Discrepancy]) -> list[list[Discrepancy]]:
    """Discrepancies no repair explains: those of one equation, or that accuse one claim, together; the others alone."""
    together: dict[str, list[Discrepancy]] = {}
    for number, item in enumerate(left):
        claim = next((subject for subject in item.subjects[:1] if context.claim(subject) is not None), "")
        together.setdefault(claim or item.equation or f"alone:{number}", []).append(item)
    return list(together.values())


def _mended(context: CheckContext, net: Network, repair: Repair, left: Sequence[Discrepancy]) -> list[Discrepancy]:
    restored = {constraint.id for constraint in repair.constraints}
    direct = [item for item in left if item.equation in restored]
    if not direct:
        return []
    edited = set(repair.edits)
    touched = [item for item in left if item not in direct and edited & set(item.subjects)]
    return [item for item in left if item in direct or (item in touched and _no_longer_fails(context, net, repair, item))]


def _no_longer_fails(context: CheckContext, net: Network, repair: Repair, item: Discrepancy) -> bool:
    """True for a value that is edited itself, and for a claim that agrees once the new values are put in."""
    if len(item.subjects) == 1:
        return True
    if not item.equation.startswith("link:"):
        return item.code in ("GJ102", "GJ103", "GJ104", "GJ106", "GJ302", "GJ303")
    facts = tuple(_edited_fact(net, repair, fact) for fact in context.facts)
    claims = tuple(_edited_claim(net, repair, claim) for claim in context.claims)
    links = link_claims(claims, facts, context.profile, context.identity, document=context.document)
    return any(link.claim == item.subjects[0] and link.verdict in HOLDING for link in links)


def _edited_fact(net: Network, repair: Repair, fact: Fact) -> Fact:
    if fact.id not in repair.edits or fact.quantity is None:
        return fact
    return replace(fact, quantity=replace(fact.quantity, value=repair.edits[fact.id] / net.variables[fact.id].factor))


def _edited_claim(net: Network, repair: Repair, claim: Claim) -> Claim:
    if claim.id not in repair.edits:
        return claim
    return replace(claim, quantity=replace(claim.quantity, value=repair.edits[claim.id] / net.variables[claim.id].factor))


def _finding(context: CheckContext, group: Group) -> Finding:
    ordered = sorted(group.members, key=lambda item: _rank(context, item, group.repair))
    lead, others = ordered[0], ordered[1:]
    diagnosis = _diagnosis(context, group)
    certain = group.repair is not None and not group.repair.alternatives and len(diagnosis.edits) <= _NAMED
    edits = diagnosis.edits if certain else ()
    figures = [*lead.figures, *_numbers(group.net, group.repair, diagnosis)]
    subjects = tuple(dict.fromkeys(subject for item in ordered for subject in item.subjects))
    return Finding(
        id=_id(context, lead),
        code=lead.code,
        severity=max((item.severity for item in group.members), key=lambda severity: severity.rank),
        score=0.0,
        message=lead.message,
        concepts=tuple(dict.fromkeys([*lead.concepts, *(edit.name for edit in edits)])),
        figures=tuple(dict.fromkeys(figures)),
        evidence=(*lead.evidence, *_doubted(context, lead, subjects)),
        basis=lead.basis,
        diagnosis=diagnosis,
        consequences=tuple(Consequence(item.code, item.message, item.concepts, item.figures) for item in others),
        reports=lead.reports,
        subjects=subjects,
        features=(*lead.features, *_features(context, lead, others, diagnosis)),
        discrepant=max(item.discrepant for item in group.members),
    )


def _doubted(context: CheckContext, lead: Discrepancy, subjects: Sequence[str]) -> tuple[Evidence, ...]:
    """What a finding says about cells that may have been misread; a remark on the reading itself says it already."""
    if lead.severity is Severity.INFO:
        return ()
    return doubted_cells(context.index[subject] for subject in subjects if subject in context.index)


def _rank(context: CheckContext, item: Discrepancy, repair: Repair | None) -> tuple[int, int, int, str]:
    """The check of the edited number first, the total before its columns, then by directness of the code."""
    edited = repair is None or any(context.claim(subject) is not None for subject in repair.edits)
    family = 0 if (edited and item.code >= "GJ2") or (not edited and item.code < "GJ2") else 1
    code = LEADS.index(item.code) if item.code in LEADS else len(LEADS)
    total = 0 if any(name.endswith("@total") for name in item.concepts) else 1
    info = 1 if item.severity is Severity.INFO else 0
    return (info, family, code, f"{total}{item.equation}")


def _diagnosis(context: CheckContext, group: Group) -> Diagnosis:
    repair, net = group.repair, group.net
    if repair is None:
        return Diagnosis((), "left_blank", 0, NEVER_PRINTED) if group.members[0].code == BLANK_FIGURE else Diagnosis()
    cause = cause_of(context, net, repair)
    if cause == "parts_not_filled":
        return Diagnosis((), cause, len(repair.constraints), unfilled_message(net, repair))
    if not repair.edits:
        return Diagnosis((), cause, len(repair.constraints), repeated_message())
    edits = tuple(
        Edit(subject, variable.name, variable.printed, shown(net, subject, value), bound_of(net, repair.edits, subject))
        for subject, value in repair.edits.items()
        for variable in (net.variables[subject],)
    )
    return Diagnosis(edits, cause, len(repair.constraints), repair_message(context, net, repair, cause))


def _numbers(net: Network, repair: Repair | None, diagnosis: Diagnosis) -> list[Decimal]:
    """Printed and proposed values of the edits named in the diagnosis, small ones only."""
    if repair is None or not diagnosis.edits:
        return []
    choices = [edits for edits in (repair.edits, *repair.alternatives[: CHOICES - 1]) if len(edits) <= _NAMED]
    pairs = [(net.variables[subject], value) for edits in choices for subject, value in edits.items()]
    return [number / variable.factor for variable, value in pairs for number in (variable.value, value)]


def _features(
    context: CheckContext, lead: Discrepancy, others: Sequence[Discrepancy], diagnosis: Diagnosis
) -> tuple[tuple[str, float], ...]:
    return (
        ("discrepant", max([lead.discrepant, *(item.discrepant for item in others)])),
        ("consequences", float(min(len(others), 4))),
        ("restored", float(min(diagnosis.restored, 4))),
        ("edits", float(len(diagnosis.edits))),
        ("known_cause", float(diagnosis.cause not in ("", "unknown"))),
        ("torn", float(_torn(context, lead))),
    )


def _torn(context: CheckContext, lead: Discrepancy) -> bool:
    blocks = {context.index[subject].locator.block for subject in lead.subjects if subject in context.index}
    tables = [context.document.blocks[block] for block in blocks if block < len(context.document.blocks)]
    return any(isinstance(table, Table) and table.torn for table in tables)


def _id(context: CheckContext, lead: Discrepancy) -> str:
    """Stable while code, report and evidence stay the same (design, section 8)."""
    who = context.identity
    report = f"{who.issuer}|{who.year}|{context.profile.id}" if who.issuer and who.year else context.document.source.path
    shown = [f"{evidence.label}|{evidence.text}" for evidence in lead.evidence]
    named = [*lead.concepts, *(plain(figure) for figure in lead.figures), *shown]
    return hashlib.sha256("\n".join([lead.code, report, *named]).encode()).hexdigest()[:16]
