"""Shapes of words that the layout of a table is told from."""

from __future__ import annotations

import re

FIGURE = re.compile(r"[-+－]?\d[\d,，]*(?:\.\d+)?\s*(?:[%％‰]|[^\W\d_年月日号季度第]{1,3})?|[/／—\-]+")
"""A cell that holds a figure, its unit included, or a sign that stands for none."""

ITEM = re.compile(r"[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、]|[一二三四五六七八九十]{1,3}、")
"""The number a label begins with."""
