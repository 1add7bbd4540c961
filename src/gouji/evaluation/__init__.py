"""Evaluation: findings against what is known to be wrong, with intervals; the same judgement trains the score."""

from gouji.evaluation.judging import Judgement, Known, judge, known_of
from gouji.evaluation.linking import LabelledLink, Linked, count_links, judge_links, labelled_links
from gouji.evaluation.measures import Measures, Rate, measure
from gouji.evaluation.rendering import measures_lines, measures_to_dict

__all__ = [
    "Judgement",
    "Known",
    "LabelledLink",
    "Linked",
    "Measures",
    "Rate",
    "count_links",
    "judge",
    "judge_links",
    "known_of",
    "labelled_links",
    "measure",
    "measures_lines",
    "measures_to_dict",
]
