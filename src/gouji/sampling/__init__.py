"""Sampling for hand-checking: draw findings and silent reports, write a work sheet, read it back, estimate how good the audit is."""

from gouji.sampling.drawing import Draw, draw_sample
from gouji.sampling.estimating import Estimate, estimate
from gouji.sampling.sheet import Entry, read_sheet, write_sheet

__all__ = ["Draw", "Entry", "Estimate", "draw_sample", "estimate", "read_sheet", "write_sheet"]
