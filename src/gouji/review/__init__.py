"""Review: people decide on findings; decisions are kept, known again in later runs, and learned from."""

from gouji.review.baseline import Baseline, read_baseline, write_baseline
from gouji.review.decisions import FILE, Decision, Ledger, Ruling, decide
from gouji.review.learning import judged_findings
from gouji.review.server import Server
from gouji.review.session import Session
from gouji.review.standing import Standing, counts, lost, standings
from gouji.review.worklist import decisions_in, read_rows

__all__ = [
    "FILE",
    "Baseline",
    "Decision",
    "Ledger",
    "Ruling",
    "Server",
    "Session",
    "Standing",
    "counts",
    "decide",
    "decisions_in",
    "judged_findings",
    "lost",
    "read_baseline",
    "read_rows",
    "standings",
    "write_baseline",
]
