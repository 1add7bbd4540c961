"""A second reading of a page by another parser, so that lost text is noticed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from gouji.readers.html.hidden import UNSEEN

TOLERANCE = 0.02
"""Share of the text that the two readings may differ by."""


def lost_share(text: str, length: int) -> float:
    """Share of the page's text, as libxml2 sees it, that is missing in a reading of `length` characters; 0 where none is."""
    from lxml import etree, html

    parser = html.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return 0.0
    etree.strip_elements(root, *UNSEEN, with_tail=False)
    second = len("".join("".join(cast("Iterator[str]", root.itertext())).split()))
    return max(second - length, 0) / second if second else 0.0
