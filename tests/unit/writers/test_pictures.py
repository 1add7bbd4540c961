import hashlib
import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from built import finding, result
from gouji.document import Line, Locator, Paragraph, Source
from gouji.records import Evidence, EvidenceKind
from gouji.writers import write_to
from gouji.writers.anchors import page_name
from gouji.writers.html.drawing import COLOURS, NARROWEST, TALLEST, View, draw_views, drawn_apart
from gouji.writers.html.pictures import views_of

WIDTH, HEIGHT = 595, 842
BOX = (300.0, 200.0, 340.0, 220.0)
"""Where the black field stands, from the top left of the page as it is shown."""


def pdf(path: Path, turn: int = 0, crop: tuple[int, int, int, int] | None = None) -> str:
    """A page that is white but for one black field at BOX of the page as shown. Returns its SHA-256."""
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1)
    x0, top, x1, bottom = BOX
    wide, high = x1 - x0, bottom - top
    # reportlab turns the sheet with the page, so that it is WIDTH by HEIGHT as shown
    upright = {0: (x0, HEIGHT - bottom), 90: (top, x0), 180: (WIDTH - x1, top), 270: (HEIGHT - bottom, WIDTH - x1)}
    place, size = upright[turn], (wide, high) if turn in (0, 180) else (high, wide)
    canvas.rect(*place, *size, stroke=0, fill=1)
    if turn:
        canvas.setPageRotation(turn)
    if crop:
        canvas.setCropBox(crop)
    canvas.showPage()
    canvas.save()
    return hashlib.sha256(path.read_bytes()).hexdigest()


def dark(image: Image.Image) -> list[tuple[int, int]]:
    grey = image.convert("L").load()
    return [(x, y) for x in range(image.width) for y in range(image.height) if grey[x, y] < 40]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (40, 60, 560, 800)])
def test_the_box_sits_on_the_figure(tmp_path, turn, crop):
    path = tmp_path / "a.pdf"
    digest = pdf(path, turn, crop)
    ((data, width, height, told),) = draw_views(path, digest, {"f": [View(1, (BOX,), "told")]})["f"]
    image = Image.open(io.BytesIO(data))
    assert (image.width, image.height, told) == (width, height, "told")
    assert len(image.getcolors()) <= COLOURS
    pixels = image.convert("RGB").load()
    frame = [(x, y) for x in range(width) for y in range(height) if 180 < pixels[x, y][0] < 240 and pixels[x, y][2] < 60]
    assert frame
    left, right = min(x for x, _ in frame), max(x for x, _ in frame)
    top, bottom = min(y for _, y in frame), max(y for _, y in frame)
    black = dark(image)
    assert black and all(left <= x <= right and top <= y <= bottom for x, y in black)
    assert len(black) > 0.8 * (right - left - 4) * (bottom - top - 4)


def test_cuts_are_of_readable_size(tmp_path):
    digest = pdf(tmp_path / "a.pdf")
    boxes = {"one": BOX, "tall": (0.0, 0.0, 595.0, 842.0), "edge": (590.0, 835.0, 700.0, 900.0)}
    drawn = draw_views(tmp_path / "a.pdf", digest, {name: [View(1, (box,), "")] for name, box in boxes.items()})
    for (_, width, height, _), *_ in drawn.values():
        assert 10 <= height <= TALLEST * 110 / 72 + 2
        assert width >= min(NARROWEST, 60) * 110 / 72
    assert draw_views(tmp_path / "a.pdf", digest, {"f": [View(7, (BOX,), "")]}) == {"f": []}


def test_a_changed_or_broken_file_gives_no_picture(tmp_path):
    path = tmp_path / "a.pdf"
    digest = pdf(path)
    assert set(drawn_apart(path, digest, {"f": [View(1, (BOX,), "x")]})) == {"f"}
    path.write_bytes(path.read_bytes() + b" ")
    assert drawn_apart(path, digest, {"f": [View(1, (BOX,), "x")]}) == {}
    path.write_bytes(b"%PDF-1.4 broken")
    assert drawn_apart(path, hashlib.sha256(b"%PDF-1.4 broken").hexdigest(), {"f": [View(1, (BOX,), "x")]}) == {}
    assert drawn_apart(tmp_path / "none.pdf", digest, {"f": [View(1, (BOX,), "x")]}) == {}


def test_a_view_shows_the_sentence_and_the_cells_near_one_another():
    near, far = Locator(3, 1, 2, 2, bbox=(300.0, 240.0, 340.0, 260.0)), Locator(3, 1, 9, 2, bbox=(300.0, 780.0, 340.0, 800.0))
    cells = [Evidence(EvidenceKind.CELL, "1", place, label="某格") for place in (Locator(3, 1, 1, 2, bbox=BOX), near, far)]
    sentence = Evidence(EvidenceKind.SENTENCE, "收到21件", Locator(0, start=2, end=5))
    upper, lower = (90.0, 90.0, 500.0, 105.0), (90.0, 110.0, 500.0, 125.0)
    lines = (Line(0, 4, 1, upper), Line(4, 9, 1, lower), Line(9, 12, 2, upper))
    read = replace(result().document, blocks=(Paragraph("收到21件。没有下文了吧", lines=lines),))
    views = views_of(replace(result(), document=read), finding(evidence=(sentence, *cells)))
    assert [view.page for view in views] == [1, 1]
    assert views[0].boxes == ((90.0, 90.0, 500.0, 125.0),)
    assert set(views[1].boxes) == {BOX, near.bbox}
    assert "某格" in views[1].told


def test_pages_show_pictures_of_the_files_at_hand(tmp_path):
    digest = pdf(tmp_path / "a.pdf")
    one = result()
    one = replace(one, source=Source("a.pdf", digest, 1, "pdf"))
    write_to([one], tmp_path / "with", "html", sources={digest: tmp_path / "a.pdf"})
    html = (tmp_path / "with" / "reports" / page_name(one)).read_text(encoding="utf-8")
    (picture,) = (tmp_path / "with" / "pictures").iterdir()
    assert f"../pictures/{picture.name}" in html and 'loading="lazy"' in html
    assert picture.stat().st_size < 30_000
    write_to([one], tmp_path / "with", "html")
    assert not list((tmp_path / "with" / "pictures").iterdir())
