"""Facts: the cells of a report's tables with their meaning, and the equations they must obey."""

from gouji.facts.detection import detect_profile
from gouji.facts.extraction import TableReading, extract_facts, read_tables
from gouji.facts.identities import evaluate_identities

__all__ = ["TableReading", "detect_profile", "evaluate_identities", "extract_facts", "read_tables"]
