"""Writes synthetic reports in every format and layout, with labels, and seeds known errors in them."""

from gouji.corpus.draft import Draft, Written, heading, table
from gouji.corpus.layouts import layout, layouts, render

__all__ = ["Draft", "Written", "heading", "layout", "layouts", "render", "table"]
