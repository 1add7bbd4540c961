"""What stands on one page: characters and straight rulings, whoever read them."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, TypeAlias

from gouji.document import BBox

Edge: TypeAlias = dict[str, Any]
"""A ruling in the shape pdfplumber's table finder takes: orientation, x0, x1, top, bottom, width, height."""

DESCENT = 0.12
"""Share of the type size below the baseline; the em box of Chinese type is set so that a line's characters share one middle."""

SKEW = 0.5
"""Points by which a ruling may lean and still count as straight."""

SLANT = 0.09
"""Tangent of the angle (5 degrees) by which text may lean away from a quarter turn."""

THIN = 2.5
"""Points up to which a filled rectangle is a ruling and not an area; Word and ONLYOFFICE draw rulings so."""

_SUPPLEMENT = (
    "⺁厂⺄乙⺈刀⺊卜⺌小⺍小⺓幺⺗心⺝月⺟母⺠民⺡氵⺢水⺣火⺤爪⺥爪⺧牛⺨犬⺩王⺪疋⺫目⺬示⺭示⺮竹⺯糸⺰纟⺲网⺶羊⺷羊⺻聿⺼肉"
    "⻁虎⻂衣⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒長⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟食⻠饣"
    "⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龟⻳龟"
)
RADICALS: dict[int, str] = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)} | {
    ord(radical): plain for radical, plain in zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)
}
"""Radical code points (U+2E80-2FD5) to the characters they look like; a few producers write them for ordinary text."""


class Character(NamedTuple):
    """One printed character with its em box; never white space.

    `turn` is how far it leans to the left: 0, 90, 180 or 270. `doubt` is above 0 where it was recognised and may be another.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    turn: int = 0
    doubt: float = 0.0

    @property
    def middle(self) -> float:
        """Height of the box's middle line."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of an upright page and how it was turned, to give boxes back in the frame of the file.

    `skew` is by how many degrees a scanned page was turned counter-clockwise round its middle to stand straight.
    """

    width: float
    height: float
    turn: int = 0
    skew: float = 0.0

    def on_page(self, box: BBox) -> BBox:
        """The box in the frame of the page as it lies in the file, to a hundredth of a point."""
        leaning = _leaning(box, self.skew, self.width / 2, self.height / 2) if self.skew else box
        x0, top, x1, bottom = turned_box(leaning, -self.turn % 360, self.width, self.height)
        return round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2)


@dataclass(frozen=True, slots=True)
class PageContent:
    """A page before anything is made of it.

    Attributes:
        number: page number from 1.
        edges: straight rulings, white areas already left out.
        turn, skew: degrees by which the content was turned to stand upright and straight; boxes are in the turned frame.
        image_share: area of the largest picture over the area of the page.
        hidden: True where the characters are not painted (the text layer of a scan).
        glyphs: characters the reader was given, white space and repeated ones among them; 0 where it does not count.
        drawings: painted lines, areas and curves.
        lost: share of the text or figures of a second reading that is missing in this one.
    """

    number: int
    width: float
    height: float
    characters: tuple[Character, ...]
    edges: tuple[Edge, ...]
    image_share: float = 0.0
    hidden: bool = False
    drawings: int = 0
    glyphs: int = 0
    turn: int = 0
    skew: float = 0.0
    lost: float = 0.0

    @property
    def frame(self) -> Frame:
        """The page's size and turn."""
        return Frame(self.width, self.height, self.turn, self.skew)

    def upright(self) -> PageContent:
        """The page turned so that most of its characters stand upright (a wide table laid on its side)."""
        turns = Counter(character.turn for character in self.characters)
        turn = turns.most_common(1)[0][0] if turns else 0
        if not turn or turns[turn] < 0.6 * len(self.characters):
            return self
        frame = (self.width, self.height)
        characters = tuple(_turned_character(character, turn, *frame) for character in self.characters)
        boxes = (turned_box((edge["x0"], edge["top"], edge["x1"], edge["bottom"]), turn, *frame) for edge in self.edges)
        edges = tuple(edge for edge in (ruling(*box) for box in boxes) if edge)
        width, height = (self.height, self.width) if turn in (90, 270) else frame
        return replace(self, characters=characters, edges=edges, width=width, height=height, turn=turn)


def ruling(x0: float, top: float, x1: float, bottom: float) -> Edge | None:
    """The edge between two points, None where it is neither level nor upright (diagonal header strokes) or is a dot."""
    width, height = abs(x1 - x0), abs(bottom - top)
    if height <= SKEW and width >= 1:
        level = (top + bottom) / 2
        return _edge("h", min(x0, x1), level, max(x0, x1), level)
    if width <= SKEW and height >= 1:
        upright = (x0 + x1) / 2
        return _edge("v", upright, min(top, bottom), upright, max(top, bottom))
    return None


def area_rulings(x0: float, top: float, x1: float, bottom: float) -> list[Edge]:
    """Edges of a rectangle: its four sides, or one line where it is thin."""
    width, height = x1 - x0, bottom - top
    if height <= THIN and width >= 1 and width >= height:
        return [_edge("h", x0, (top + bottom) / 2, x1, (top + bottom) / 2)]
    if width <= THIN and height >= 1:
        return [_edge("v", (x0 + x1) / 2, top, (x0 + x1) / 2, bottom)]
    if width < 1 or height < 1:
        return []
    return [
        _edge("h", x0, top, x1, top),
        _edge("h", x0, bottom, x1, bottom),
        _edge("v", x0, top, x0, bottom),
        _edge("v", x1, top, x1, bottom),
    ]


def union(boxes: list[BBox]) -> BBox:
    """The smallest box that holds all of `boxes`."""
    return (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))


def turn_of(a: float, b: float) -> int | None:
    """How far text leans whose direction is (a, b): a quarter turn or none; None for a slant, which only watermarks have."""
    if abs(b) <= SLANT * abs(a):
        return 0 if a >= 0 else 180
    if abs(a) <= SLANT * abs(b):
        return 90 if b > 0 else 270
    return None


def turned_box(box: BBox, turn: int, width: float, height: float) -> BBox:
    """A box on a page of `width` by `height` after the page is turned clockwise by `turn` degrees."""
    x0, top, x1, bottom = box
    if turn == 90:
        return (height - bottom, x0, height - top, x1)
    if turn == 270:
        return (top, width - x1, bottom, width - x0)
    if turn == 180:
        return (width - x1, height - bottom, width - x0, height - top)
    return box


def _leaning(box: BBox, skew: float, x: float, y: float) -> BBox:
    """The box around a box of a straightened page, as it stood before the page was turned round (x, y)."""
    sine, cosine = math.sin(math.radians(skew)), math.cos(math.radians(skew))
    corners = [(a - x, b - y) for a in (box[0], box[2]) for b in (box[1], box[3])]
    turned = [(x + a * cosine - b * sine, y + a * sine + b * cosine) for a, b in corners]
    return (min(a for a, _ in turned), min(b for _, b in turned), max(a for a, _ in turned), max(b for _, b in turned))


def _turned_character(character: Character, turn: int, width: float, height: float) -> Character:
    x0, top, x1, bottom = turned_box((character.x0, character.top, character.x1, character.bottom), turn, width, height)
    return Character(character.text, x0, x1, top, bottom, character.size, (character.turn - turn) % 360, character.doubt)


def _edge(orientation: str, x0: float, top: float, x1: float, bottom: float) -> Edge:
    return {
        "object_type": "line",
        "orientation": orientation,
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }
