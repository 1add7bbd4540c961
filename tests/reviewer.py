"""A simulated reviewer: some checks are right less often at this office than their scores say, and reviewers err now and then."""

import math
import random

from gouji.records import Finding, Severity, Text
from gouji.review import Ruling, decide
from gouji.scoring import load_model, score_findings
from gouji.writers.listing import Entry

SHIFTS = {"GJ201": 0.0, "GJ203": -2.0, "GJ301": -1.0, "GJ101": 1.0, "GJ304": -2.5, "GJ507": -1.5}
"""How far the truth lies from the score, in log-odds by code."""

SLOPE = 0.8
UNSURE, WRONG = 0.08, 0.05
"""Shares of findings a reviewer is unsure of or decides wrongly."""


def scored_findings(count, seed):
    """Findings with the score in use, and whether each is right."""
    chance, model, found = random.Random(seed), load_model(), []
    for number in range(count):
        code = chance.choice(list(SHIFTS))
        features = {
            "consequences": float(chance.choice((0, 0, 0, 1, 2))),
            "discrepant": chance.choice((0.6, 0.8, 0.9, 0.97, 1.0)) if code > "GJ2" else 1.0,
            "doubt": chance.choice((0.0, 0.0, 0.0, 0.1, 0.3)),
            "known_cause": float(chance.random() < 0.4),
        }
        bare = Finding(f"{seed:08x}{number:08x}", code, Severity.MAJOR, 0.0, Text("", ""), (), (), (), features=tuple(features.items()))
        (finding,) = score_findings([bare], model)
        odds = SLOPE * math.log(finding.score / (1 - finding.score)) + SHIFTS[code]
        found.append((finding, chance.random() < 1 / (1 + math.exp(-odds))))
    return found


def decisions_on(findings, seed):
    """What the reviewer says of them."""
    chance = random.Random(f"reviewer {seed}")
    for finding, right in findings:
        said = right if chance.random() >= WRONG else not right
        ruling = Ruling.UNSURE if chance.random() < UNSURE else Ruling.ACCEPT if said else Ruling.REJECT
        entry = Entry(finding.id, finding.code, "r", "r", (), "major", finding.score, finding.features, finding.message)
        yield decide(entry, ruling, reviewer="simulated", at="2030-01-01T00:00:00Z")
