"""A PDF page being filled from top to bottom: fonts, line breaks, page breaks, page numbers."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gouji.errors import UsageError

WIDTH, HEIGHT = 595.28, 841.89
_TRUETYPE = ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc")
_PIECE = re.compile(r"[0-9A-Za-z.,%@/:_+-]+|.", re.DOTALL)
_NO_START = frozenset("，。、；：？！）》”’】〕%％)")


@dataclass(frozen=True, slots=True)
class PageStyle:
    """How pages look.

    Attributes:
        font: "song" for STSong-Light, which is not embedded, or "embedded" for a TrueType font found on the machine.
        latin: font of digits and Latin letters, "" for the Chinese font.
        justify: stretch full lines to the right margin.
        frame: "" or "page" for a ruled frame and a background around each page.
        number: format of the page number, "" for none.
    """

    font: str = "song"
    latin: str = ""
    size: float = 14
    margin: float = 72
    justify: bool = False
    frame: str = ""
    number: str = "- {} -"


def chinese_font(name: str) -> str:
    """Registers the font and gives its reportlab name. Raises UsageError where reportlab or the font is not there."""
    try:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.cidfonts import UnicodeCIDFont
        from reportlab.pdfbase.ttfonts import TTFont
    except ImportError as error:
        raise UsageError("layout pdf", "needs reportlab", "install it with: pip install gouji[corpus]") from error
    if name == "song":
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
        return "STSong-Light"
    path = next((path for path in _TRUETYPE if Path(path).exists()), None)
    if path is None:
        raise UsageError("layout pdf_embedded", "finds no Chinese TrueType font", "install one, such as WenQuanYi Zen Hei")
    pdfmetrics.registerFont(TTFont("Embedded", path, subfontIndex=0))
    return "Embedded"


class Page:
    """The page being written; `top` is the distance of the next line from the upper edge."""

    def __init__(self, title: str, style: PageStyle) -> None:
        self.style = style
        self.font = chinese_font(style.font)
        from reportlab.pdfgen.canvas import Canvas

        self._buffer = io.BytesIO()
        self.canvas: Any = Canvas(self._buffer, pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=0)
        self.canvas.setTitle(title)
        self.number = 1
        self.top = style.margin
        self._start()

    @property
    def room(self) -> float:
        """Points left above the lower margin."""
        return HEIGHT - self.style.margin - self.top

    def turn(self) -> None:
        """Ends the page and begins the next."""
        self._finish()
        self.canvas.showPage()
        self.number += 1
        self.top = self.style.margin
        self._start()

    def close(self) -> bytes:
        """Ends the document and gives its bytes."""
        self._finish()
        self.canvas.save()
        return self._buffer.getvalue()

    def _start(self) -> None:
        if self.style.frame:
            inset = self.style.margin / 2
            self.canvas.setFillColorRGB(0.98, 0.98, 0.95)
            self.canvas.rect(0, 0, WIDTH, HEIGHT, stroke=0, fill=1)
            self.canvas.setFillColorRGB(0, 0, 0)
            self.canvas.rect(inset, inset, WIDTH - 2 * inset, HEIGHT - 2 * inset, stroke=1, fill=0)
            self.canvas.line(inset, HEIGHT - inset - 14, WIDTH - inset, HEIGHT - inset - 14)

    def _finish(self) -> None:
        if self.style.number:
            text = self.style.number.format(self.number)
            self.write(WIDTH / 2 - self.width(text, 10) / 2, HEIGHT - self.style.margin * 0.6, text, 10)

    def width(self, text: str, size: float) -> float:
        """Printed width of a text in points."""
        from reportlab.pdfbase.pdfmetrics import stringWidth

        return float(sum(stringWidth(run, font, size) for run, font in self._runs(text)))

    def write(self, left: float, baseline: float, text: str, size: float, spacing: float = 0) -> None:
        """One line of text; `baseline` is measured from the upper edge, `spacing` is put after each character."""
        from reportlab.pdfbase.pdfmetrics import stringWidth

        for run, font in self._runs(text):
            self.canvas.setFont(font, size)
            self.canvas.drawString(left, HEIGHT - baseline, run, charSpace=spacing)
            left += stringWidth(run, font, size) + spacing * len(run)

    def _runs(self, text: str) -> list[tuple[str, str]]:
        if not self.style.latin:
            return [(text, self.font)] if text else []
        return [(run, self.style.latin if run.isascii() else self.font) for run in re.findall(r"[\x20-\x7e]+|[^\x20-\x7e]+", text)]

    def broken(self, text: str, size: float, width: float, indent: float = 0) -> list[str]:
        """The text cut into lines no wider than `width`; numbers stay whole and no line begins with a closing mark."""
        lines: list[str] = [""]
        used = indent
        for piece in _PIECE.findall(text):
            wide = self.width(piece, size)
            if piece == "\n" or (used + wide > width and lines[-1] and piece not in _NO_START):
                lines.append("")
                used = 0
            if piece != "\n":
                lines[-1] += piece
                used += wide
        return lines

    def paragraph(self, text: str, size: float, indent: float, centered: bool = False) -> None:
        """A paragraph at the top of the room left, over as many pages as it needs."""
        left, width = self.style.margin, WIDTH - 2 * self.style.margin
        lines = self.broken(text, size, width, indent)
        for number, line in enumerate(lines):
            if self.room < size * 1.6:
                self.turn()
            start = left + (indent if number == 0 else 0)
            rest = width - (start - left) - self.width(line, size)
            spacing = rest / len(line) if self.style.justify and number < len(lines) - 1 and 0 < rest < size * 3 else 0
            self.write(start + (rest / 2 if centered else 0), self.top + size * 1.2, line, size, spacing)
            self.top += size * 1.6
