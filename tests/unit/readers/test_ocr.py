"""Scans, made of the digital reports of the sample: worn pages, seals, pages on their side, changed models."""

from __future__ import annotations

import socket
from importlib.metadata import files
from pathlib import Path

import pytest

pytest.importorskip("rapidocr", reason="character recognition is not installed: pip install 'gouji[ocr]'")
pytest.importorskip("onnxruntime", reason="character recognition is not installed: pip install 'gouji[ocr]'")
cv2 = pytest.importorskip("cv2", reason="character recognition is not installed: pip install 'gouji[ocr]'")

import numpy as np  # noqa: E402

from gouji import integrity  # noqa: E402
from gouji.errors import ModelError, ReadError  # noqa: E402
from gouji.readers import ocr, read  # noqa: E402
from gouji.readers.ocr import engine  # noqa: E402
from gouji.readers.ocr.deskew import skew_of  # noqa: E402
from gouji.readers.ocr.picture import ink_of, prepare  # noqa: E402
from gouji.readers.ocr.rulings import find_rulings  # noqa: E402
from gouji.readers.ocr.seals import find_seals  # noqa: E402
from gouji.readers.pdf.page import PageContent  # noqa: E402
from gouji.readers.pdf.tables import cell_boxes  # noqa: E402
from scanning import as_pdf, compare, degraded, pages_of, pictures, plain  # noqa: E402

SAMPLE = Path(__file__).parents[3] / "corpora" / "sample"
OFFICE, SUMMARY = "county_office-2027-00000-2024.pdf", "city_summary-2030-00000-2023.pdf"


def pages(name, *numbers):
    return pages_of((SAMPLE / name).read_bytes(), numbers)


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("recognition went to the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def test_a_worn_scan_of_150_dots_is_read_cell_by_cell():
    digital = pages(OFFICE, 3)
    scan = read(as_pdf([degraded(pictures(digital, 150)[0], 150, seed=7)], 150), "scan.pdf")
    found = compare(read(digital, "digital.pdf"), scan)
    assert found.wrong <= 1 and found.wrong_doubted == found.wrong, found.misses
    assert found.right_doubted <= 0.03 * found.right
    assert not scan.partial and [note.code for note in scan.notes] == ["page-recognised"]


def test_a_seal_over_the_corner_of_a_table_costs_no_cell():
    digital = pages(OFFICE, 2)
    document = read(digital, "digital.pdf")
    corner = document.tables[0].cells[0].bbox
    scan = read(as_pdf([degraded(pictures(digital, 300)[0], 300, seed=3, stamp=(corner[0], corner[1]))], 300), "scan.pdf")
    found = compare(document, scan)
    assert found.wrong_doubted == found.wrong <= 2, found.misses
    for cell in (cell for table in scan.tables for cell in table.cells):
        assert 0 <= cell.doubt <= 1
        assert bool(cell.doubt) == bool(cell.reason)


def test_a_page_on_its_side_and_a_digital_page_in_one_file():
    digital = pages(SUMMARY, 1, 4)
    turned = np.ascontiguousarray(np.rot90(pictures(digital, 200)[1]))
    import io

    import pypdfium2

    mixed = pypdfium2.PdfDocument(pages_of(digital, [1]))
    mixed.import_pages(pypdfium2.PdfDocument(as_pdf([turned], 200)))
    target = io.BytesIO()
    mixed.save(target)
    document, scan = read(digital, "digital.pdf"), read(target.getvalue(), "mixed.pdf")
    found = compare(document, scan)
    assert found.wrong_doubted == found.wrong <= 1, found.misses
    assert [note.page for note in scan.notes] == [2]
    box = next(cell.bbox for table in scan.tables for cell in table.cells if cell.text == "总计")
    assert (box is not None and box[3] - box[1] > box[2] - box[0]) or box[2] <= 842, "boxes are in the frame of the file"


def test_the_words_of_a_picture_file_are_read():
    image = np.full((1100, 1600, 3), 255, np.uint8)
    digital = pages(OFFICE, 3)
    image = pictures(digital, 110)[0]
    data = cv2.imencode(".png", image)[1].tobytes()
    document = read(data, "page.png")
    assert document.source.format == "images" and document.page_count == 1
    assert compare(read(digital, "digital.pdf"), document).wrong <= 2


def test_a_picture_without_words_is_scanned_and_says_what_helps():
    data = cv2.imencode(".png", np.full((800, 600), 255, np.uint8))[1].tobytes()
    with pytest.raises(ReadError) as caught:
        read(data, "blank.png")
    assert caught.value.status == "scanned" and "300" in str(caught.value)


def test_without_the_extra_a_picture_is_scanned_and_names_the_command(monkeypatch):
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    data = cv2.imencode(".jpg", np.full((800, 600), 255, np.uint8))[1].tobytes()
    with pytest.raises(ReadError) as caught:
        read(data, "page.jpg")
    assert caught.value.status == "scanned" and "pip install 'gouji[ocr]'" in str(caught.value)


class TestGeometry:
    """Steps before the recogniser, without it."""

    @pytest.mark.parametrize("angle", [-1.5, -0.3, 0.0, 0.8, 1.5])
    def test_a_skew_is_found_to_a_twentieth_of_a_degree(self, angle):
        page = degraded(pictures(pages(OFFICE, 3), 150)[0], 150, seed=1, skew=angle)
        ink = ink_of(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY))
        assert skew_of(ink, 150 / 72) == pytest.approx(-angle, abs=0.05)

    def test_the_cells_of_a_worn_page_are_those_of_the_digital_one(self):
        digital = pages(OFFICE, 3)
        page = degraded(pictures(digital, 150)[0], 150, seed=2)
        picture = prepare(cv2.cvtColor(page, cv2.COLOR_BGR2RGB), 150)
        edges, mask = find_rulings(picture)
        found = np.array(cell_boxes(PageContent(1, picture.width, picture.height, (), tuple(edges))))
        wanted = [cell.bbox for table in read(digital, "digital.pdf").tables for cell in table.cells]
        missed = [box for box in wanted if np.abs(found - np.array(box)).max(axis=1).min() > 3]
        assert len(missed) <= 2
        assert mask.shape == picture.ink.shape and mask.any()

    def test_a_seal_without_colour_is_found_and_its_strokes_are_no_rulings(self):
        digital = pages(OFFICE, 2)
        wanted = [cell.bbox for table in read(digital, "digital.pdf").tables for cell in table.cells]
        middle = wanted[len(wanted) // 2][:2]
        for stamp in (None, middle):
            page = degraded(pictures(digital, 150)[0], 150, seed=4, stamp=stamp, grey=True)
            picture = prepare(cv2.cvtColor(page, cv2.COLOR_BGR2RGB), 150)
            seals = find_seals(picture.ink)
            assert len(seals) == bool(stamp)
            edges, _ = find_rulings(picture, seals)
            found = np.array(cell_boxes(PageContent(1, picture.width, picture.height, (), tuple(edges))))
            lost = [box for box in wanted if np.abs(found - np.array(box)).max(axis=1).min() > 3]
            assert len(lost) <= 6 and abs(len(found) - len(wanted)) <= 4
        assert abs(seals[0].x - middle[0]) < 5 and abs(seals[0].radius - 56.7) < 4

    def test_black_type_under_a_red_seal_stays_and_the_seal_goes(self):
        page = np.full((900, 900, 3), 255, np.uint8)
        cv2.putText(page, "12345", (200, 460), cv2.FONT_HERSHEY_SIMPLEX, 3, (0, 0, 0), 8)
        plainly = ink_of(prepare(page, 300).clean)
        cv2.circle(page, (450, 450), 240, (205, 30, 40), 18)
        cv2.circle(page, (450, 450), 90, (205, 30, 40), -1)
        sealed = page.copy()
        cv2.putText(sealed, "12345", (200, 460), cv2.FONT_HERSHEY_SIMPLEX, 3, (0, 0, 0), 8)
        cleaned = ink_of(prepare(sealed, 300).clean)
        assert (cleaned & plainly).sum() > 0.9 * plainly.sum()
        assert (cleaned & ~plainly).sum() < 0.1 * plainly.sum()


def test_a_model_with_a_flipped_byte_is_refused(tmp_path, monkeypatch):
    path = engine.model_path("_det_")
    changed = tmp_path / path.name
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    changed.write_bytes(data)
    entry = type((files("rapidocr") or [])[0])  # of the standard library, or of its backport where something imported that
    monkeypatch.setattr(entry, "locate", lambda self: changed if self.name == path.name else Path(path.parent, self.name))
    integrity._sums.cache_clear()
    try:
        with pytest.raises(ModelError, match="changed"):
            engine.model_path("_det_")
    finally:
        integrity._sums.cache_clear()


def test_plain_text_is_compared_without_width():
    assert plain("（一） １２") == "(一)12"
