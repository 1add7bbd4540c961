import io
import random
import re
import zlib
from pathlib import Path

import pytest

from gouji.errors import ReadError
from gouji.readers import read
from gouji.readers.pdf.file import opened

reportlab = pytest.importorskip("reportlab")

from reportlab.lib import pdfencrypt  # noqa: E402
from reportlab.pdfbase import pdfmetrics  # noqa: E402
from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # noqa: E402
from reportlab.pdfbase.ttfonts import TTFont  # noqa: E402
from reportlab.pdfgen.canvas import Canvas  # noqa: E402

WIDTH, HEIGHT = 595, 842
TRUETYPE = Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc")
EMBEDDED = pytest.mark.skipif(not TRUETYPE.exists(), reason="no Chinese TrueType font here")
SENTENCES = (
    "全年主动公开政府信息1136条，其中规范性文件5件，较上年增加3件，增长16.67%。",
    "本机关共收到政府信息公开申请21件，上年结转0件，均在法定期限内答复，未收取信息处理费。",
    "进一步健全制度机制，加强平台建设，落实监督保障，及时回应群众关切的重点问题。",
)
HEAD = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
BODY = (("规章", "0", "0", "12"), ("行政规范性文件", "3", "1", "1,234.56"))
EDGES = (72, 200, 300, 400, 520)


@pytest.fixture(autouse=True)
def _without_recognition(monkeypatch):
    monkeypatch.setattr("gouji.readers.ocr.is_installed", lambda: False)


class Sheet:
    """A PDF being drawn, y measured from the upper edge."""

    def __init__(self, font="song", size=(WIDTH, HEIGHT), encrypt=None):
        if font == "song":
            pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
        else:
            pdfmetrics.registerFont(TTFont("Embedded", str(TRUETYPE), subfontIndex=0))
        self.font = "STSong-Light" if font == "song" else "Embedded"
        self.buffer = io.BytesIO()
        self.height = size[1]
        self.canvas = Canvas(self.buffer, pagesize=size, pageCompression=0, invariant=1, encrypt=encrypt)

    def text(self, x, y, words, size=14):
        self.canvas.setFont(self.font, size)
        self.canvas.drawString(x, self.height - y, words)

    def paragraph(self, y, words, size=14, width=32):
        words = "　　" + words
        lines = [words[i : i + width] for i in range(0, len(words), width)]
        for line in lines:
            self.text(72, y, line, size)
            y += 24
        return y

    def row(self, y, texts, edges=EDGES, height=20, draw="rect"):
        for left, right, words in zip(edges, edges[1:], texts, strict=False):
            if draw == "rect":
                self.canvas.rect(left, self.height - y - height, right - left, height)
            elif draw == "thin":
                for x, top, wide, tall in (
                    (left, y, right - left, 0.5),
                    (left, y + height, right - left, 0.5),
                    (left, y, 0.5, height),
                    (right, y, 0.5, height),
                ):
                    self.canvas.rect(x, self.height - top - tall, wide, tall, stroke=0, fill=1)
            self.text(left + 4, y + 14, words, 10)
        return y + height

    def table(self, y, draw="rect", rows=(HEAD, *BODY)):
        for row in rows:
            y = self.row(y, row, draw=draw)
        return y

    def page(self):
        self.canvas.showPage()

    def bytes(self):
        self.canvas.save()
        return self.buffer.getvalue()


def report(pages=2, font="song", before=None, after=None, **options):
    """A report of some pages, each with a heading, text and a table."""
    sheet = Sheet(font, **options)
    for number in range(1, pages + 1):
        if before:
            before(sheet.canvas, number)
        sheet.text(100, 100, f"{'一二三四五'[number - 1]}、总体情况")
        y = sheet.paragraph(130, "".join(SENTENCES))
        sheet.table(y)
        sheet.text(290, 800, f"- {number} -", 10)
        if after:
            after(sheet, number)
        sheet.page()
    return sheet.bytes()


def rows(table):
    return [list(row) for row in table.rows()]


TABLE = [list(HEAD), *map(list, BODY)]


@pytest.mark.parametrize("draw", ["rect", "thin"])
def test_a_ruled_table_is_read_cell_by_cell(draw):
    sheet = Sheet()
    sheet.text(100, 100, "二、主动公开政府信息情况")
    sheet.table(130, draw)
    document = read(sheet.bytes(), "report.pdf")
    (table,) = document.tables
    assert rows(table) == TABLE
    assert table.pages == (1,)
    assert table.title == "二、主动公开政府信息情况"
    cell = table.cells[-1]
    assert cell.page == 1 and cell.bbox == pytest.approx((400, 170, 520, 190), abs=1)


def test_a_table_without_rulings_is_told_from_alignment():
    sheet = Sheet()
    sheet.text(100, 100, "二、主动公开政府信息情况")
    sheet.table(130, "none", (HEAD, *BODY, ("其他文件", "4", "0", "9")))
    (table,) = read(sheet.bytes(), "report.pdf").tables
    assert rows(table) == [*TABLE, ["其他文件", "4", "0", "9"]]
    assert all(cell.doubt > 0 for cell in table.cells) and table.reasons


def test_text_in_columns_of_words_is_no_table():
    sheet = Sheet()
    for i, name in enumerate(("概况", "主要职能", "收支总表", "情况说明", "名词解释")):
        sheet.text(72, 120 + 24 * i, name)
        sheet.text(480, 120 + 24 * i, "……")
        sheet.text(500, 120 + 24 * i, str(i + 3))
    sheet.paragraph(300, "".join(SENTENCES))
    assert read(sheet.bytes(), "report.pdf").tables == ()


def test_running_heads_and_page_numbers_are_left_out_and_lines_joined():
    def head(canvas, number):
        canvas.setFont("STSong-Light", 9)
        canvas.drawString(72, HEIGHT - 40, f"某区人民政府公报 第{number}期")

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    document = read(report(pages=3, before=head), "report.pdf")
    texts = [paragraph.text for _, paragraph in document.paragraphs]
    assert texts == [words for name in "一二三" for words in (f"{name}、总体情况", "".join(SENTENCES))]
    paragraph = document.paragraphs[1][1]
    first = paragraph.lines[0]
    assert paragraph.text[first.start : first.end].startswith("全年主动公开")
    assert "".join(paragraph.text[line.start : line.end] for line in paragraph.lines) == paragraph.text


def test_a_paragraph_goes_on_over_the_page_break():
    sheet = Sheet()
    words = "　　" + "".join(SENTENCES) * 2
    lines = [words[i : i + 32] for i in range(0, len(words), 32)]
    for i, line in enumerate(lines[:3]):
        sheet.text(72, 712 + 24 * i, line)
    sheet.text(290, 800, "- 1 -", 10)
    sheet.page()
    for i, line in enumerate(lines[3:]):
        sheet.text(72, 100 + 24 * i, line)
    sheet.text(290, 800, "- 2 -", 10)
    document = read(sheet.bytes(), "report.pdf")
    (paragraph,) = [paragraph for _, paragraph in document.paragraphs]
    assert paragraph.text == words.strip()
    assert {line.page for line in paragraph.lines} == {1, 2}


def _split(repeat_head):
    sheet = Sheet()
    sheet.text(100, 600, "三、收到和处理政府信息公开申请情况")
    sheet.table(700, rows=(HEAD, *BODY))
    sheet.text(290, 800, "1", 10)
    sheet.page()
    if repeat_head:
        sheet.text(72, 70, "续表", 10)
    sheet.table(80, rows=((HEAD,) if repeat_head else ()) + (("其他文件", "7", "8", "9"), ("合计", "10", "9", "1,255.56")))
    sheet.text(290, 800, "2", 10)
    return sheet.bytes()


@pytest.mark.parametrize("repeat_head", [False, True])
def test_a_table_cut_by_a_page_break_is_one(repeat_head):
    document = read(_split(repeat_head), "report.pdf")
    (table,) = document.tables
    assert rows(table) == [*TABLE, ["其他文件", "7", "8", "9"], ["合计", "10", "9", "1,255.56"]]
    assert table.pages == (1, 2)
    assert [cell.page for cell in table.cells if cell.text in ("规章", "合计")] == [1, 2]


def test_tables_with_titles_of_their_own_are_not_joined():
    sheet = Sheet()
    sheet.table(700)
    sheet.page()
    sheet.text(200, 80, "支出决算表")
    sheet.table(100)
    assert [rows(table) for table in read(sheet.bytes(), "report.pdf").tables] == [TABLE, TABLE]


def test_a_label_cut_by_a_page_break_is_one():
    sheet = Sheet()
    edges = (72, 100, 250, 400, 520)
    sheet.canvas.rect(72, HEIGHT - 780, 28, 60)
    for i, letter in enumerate("三本年"):
        sheet.text(80, 738 + 16 * i, letter, 10)
    for i in range(3):
        sheet.row(720 + 20 * i, ("", f"{i + 1}.属于事项", str(i), "0"), (100, 100, 250, 400, 520))
    sheet.page()
    sheet.canvas.rect(72, HEIGHT - 140, 28, 60)
    for i, letter in enumerate("度结果"):
        sheet.text(80, 98 + 16 * i, letter, 10)
    for i in range(3):
        sheet.row(80 + 20 * i, ("", f"{i + 4}.属于事项", str(i), "0"), (100, 100, 250, 400, 520))
    sheet.row(140, ("四、结转下年度", "5", "0"), (72, 250, 400, 520))
    assert edges
    (table,) = read(sheet.bytes(), "report.pdf").tables
    grid = table.grid()
    assert [row[1].text for row in grid][:6] == [f"{i}.属于事项" for i in range(1, 7)]
    labels = {cell.text: cell.row_span for cell in table.cells if cell.col == 0}
    assert labels["四、结转下年度"] == 1
    assert set(labels) <= {"三本年度结果", "三本年", "度结果", "四、结转下年度"}


def test_a_frame_around_the_page_is_no_table():
    def frame(canvas, _):
        canvas.rect(40, 40, WIDTH - 80, HEIGHT - 80)
        canvas.line(40, HEIGHT - 60, WIDTH - 40, HEIGHT - 60)

    document = read(report(before=frame), "report.pdf")
    assert [rows(table) for table in document.tables] == [TABLE, TABLE]
    assert document.paragraphs[1][1].text == "".join(SENTENCES)


def test_a_frame_that_touches_the_table_is_cut_off():
    def frame(canvas, _):
        canvas.rect(72, 40, 520 - 72, HEIGHT - 100)

    document = read(report(pages=1, before=frame), "report.pdf")
    assert [rows(table) for table in document.tables] == [TABLE]
    assert "".join(SENTENCES) in [paragraph.text for _, paragraph in document.paragraphs]


def test_white_areas_behind_lines_are_no_rulings():
    def white(canvas, _):
        canvas.setFillGray(1)
        for y in range(100, 400, 24):
            canvas.rect(72, HEIGHT - y - 20, 448, 20, stroke=0, fill=1)
        canvas.setFillGray(0)

    document = read(report(before=white), "report.pdf")
    assert [rows(table) for table in document.tables] == [TABLE, TABLE]


def test_the_last_row_of_a_page_without_a_bottom_line():
    sheet = Sheet()
    y = sheet.table(700, rows=(HEAD, BODY[0]))
    for x in EDGES:
        sheet.canvas.line(x, HEIGHT - y, x, HEIGHT - y - 20)
    for left, words in zip(EDGES, BODY[1], strict=False):
        sheet.text(left + 4, y + 14, words, 10)
    (table,) = read(sheet.bytes(), "report.pdf").tables
    assert rows(table) == TABLE


def test_rows_without_a_character_are_dropped():
    sheet = Sheet()
    sheet.table(100, rows=(HEAD, ("", "", "", ""), *BODY, ("", "", "", "")))
    (table,) = read(sheet.bytes(), "report.pdf").tables
    assert rows(table) == TABLE


def test_radicals_are_mapped_and_full_width_punctuation_is_kept():
    sheet = Sheet()
    sheet.text(72, 100, "⼯作情况：（一）⽉报")
    (paragraph,) = read(sheet.bytes(), "report.pdf").paragraphs
    assert paragraph[1].text.startswith("工作情况：（一）") and "⼯" not in paragraph[1].text


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_pages_laid_on_their_side(turn):
    def lay(canvas, _):
        canvas.translate(*{90: (HEIGHT, 0), 180: (WIDTH, HEIGHT), 270: (0, WIDTH)}[turn])
        canvas.rotate(turn)

    upright = read(report(), "report.pdf")
    sheet_size = (WIDTH, HEIGHT) if turn == 180 else (HEIGHT, WIDTH)

    sheet = Sheet(size=sheet_size)
    sheet.height = HEIGHT
    for number in (1, 2):
        lay(sheet.canvas, number)
        sheet.text(100, 100, f"{'一二'[number - 1]}、总体情况")
        sheet.table(sheet.paragraph(130, "".join(SENTENCES)))
        sheet.page()
    document = read(sheet.bytes(), "report.pdf")
    assert [rows(table) for table in document.tables] == [rows(table) for table in upright.tables]
    assert document.text == upright.text
    box = document.tables[0].cells[0].bbox
    assert 0 <= box[0] < box[2] <= sheet_size[0] and 0 <= box[1] < box[3] <= sheet_size[1]


def test_slanted_watermarks_are_left_out():
    def mark(canvas, _):
        canvas.saveState()
        canvas.translate(150, 300)
        canvas.rotate(45)
        canvas.setFont("Helvetica", 60)
        canvas.drawString(0, 0, "9999")
        canvas.restoreState()

    document = read(report(before=mark), "report.pdf")
    assert "9999" not in document.text and [rows(table) for table in document.tables] == [TABLE, TABLE]


@EMBEDDED
@pytest.mark.parametrize("strength", [40, 128])
def test_encryption_with_the_empty_password_is_no_obstacle(strength):
    encrypt = pdfencrypt.StandardEncryption("", ownerPassword="owner", strength=strength)
    document = read(report(font="embedded", encrypt=encrypt), "report.pdf")
    assert document.text == read(report(font="embedded"), "report.pdf").text
    assert not document.partial


@pytest.mark.parametrize("strength", [40, 128])
def test_a_password_is_asked_for(strength):
    encrypt = pdfencrypt.StandardEncryption("secret", ownerPassword="owner", strength=strength)
    with pytest.raises(ReadError) as caught:
        read(report(encrypt=encrypt), "report.pdf")
    assert caught.value.status == "encrypted"


@pytest.fixture
def without_ocr(monkeypatch):
    """As if the extra `ocr` were not installed."""
    monkeypatch.setattr("gouji.readers.ocr.is_installed", lambda: False)


@EMBEDDED
@pytest.mark.usefixtures("without_ocr")
def test_a_font_without_a_map_to_unicode_is_found_out():
    data = report(font="embedded").replace(b"/ToUnicode", b"/ToNothing")
    with pytest.raises(ReadError) as caught:
        read(data, "report.pdf")
    assert caught.value.status == "unreadable" and "font" in str(caught.value)


@EMBEDDED
@pytest.mark.usefixtures("without_ocr")
def test_a_shuffled_map_to_unicode_is_found_out(monkeypatch):
    from reportlab.pdfbase import ttfonts

    make = ttfonts.makeToUnicodeCMap

    def shuffled(name, subset):
        order = list(subset)
        random.Random(1).shuffle(order)
        return make(name, order)

    monkeypatch.setattr(ttfonts, "makeToUnicodeCMap", shuffled)
    with pytest.raises(ReadError) as caught:
        read(report(font="embedded"), "report.pdf")
    assert caught.value.status == "unreadable"


def _picture(sheet, *_):
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    sheet.canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, WIDTH, HEIGHT)


@pytest.mark.usefixtures("without_ocr")
def test_a_scan_asks_for_recognition():
    pytest.importorskip("PIL")
    sheet = Sheet()
    for _ in range(2):
        _picture(sheet)
        sheet.page()
    with pytest.raises(ReadError) as caught:
        read(sheet.bytes(), "report.pdf")
    assert caught.value.status == "scanned" and "pip install 'gouji[ocr]'" in str(caught.value)


@pytest.mark.usefixtures("without_ocr")
def test_one_scanned_page_makes_the_report_partial():
    pytest.importorskip("PIL")
    sheet = Sheet()
    sheet.paragraph(130, "".join(SENTENCES))
    sheet.page()
    _picture(sheet)
    sheet.page()
    document = read(sheet.bytes(), "report.pdf")
    assert document.partial and [(note.code, note.page) for note in document.notes] == [("page-scanned", 2)]


def test_text_laid_under_a_scan_is_doubted():
    pytest.importorskip("PIL")
    sheet = Sheet()
    _picture(sheet)
    sheet.table(100)
    text = sheet.canvas.beginText(72, 500)
    text.setFont(sheet.font, 12)
    text.setTextRenderMode(3)
    for sentence in SENTENCES * 2:
        text.textLine(sentence)
    sheet.canvas.drawText(text)
    sheet.page()
    document = read(sheet.bytes(), "report.pdf")
    assert [note.code for note in document.notes] in ([], ["text-layer"])
    assert not document.partial


def test_an_empty_page_is_no_loss():
    sheet = Sheet()
    sheet.paragraph(130, "".join(SENTENCES))
    sheet.page()
    sheet.text(10, 10, " ")
    sheet.page()
    document = read(sheet.bytes(), "report.pdf")
    assert not document.partial and document.page_count == 2


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7", b"%PDF-1.4 junk", report()[:4000], report().replace(b"xref", b"xxxx"), b"%PDF-1.4\n" + b"0" * 5000]
)
def test_damaged_files_are_unreadable(data):
    with pytest.raises(ReadError) as caught:
        read(data, "report.pdf")
    assert caught.value.status == "unreadable"


def _mutant(seed, chance):
    data = bytearray(seed)
    kind = chance.randrange(5)
    if kind == 0:
        for _ in range(chance.choice([1, 5, 50])):
            data[chance.randrange(len(data))] = chance.randrange(256)
    elif kind == 1:
        del data[chance.randrange(len(data)) :]
    elif kind == 2:
        start = chance.randrange(len(data))
        del data[start : start + chance.randrange(1, 2000)]
    else:
        pattern = rb"\d+ 0 R" if kind == 3 else rb"\b\d+\b"
        first, second = chance.choices([match.span() for match in re.finditer(pattern, bytes(seed))], k=2)
        data[slice(*first)] = data[slice(*second)]
    return bytes(data)


def test_mutants_are_read_refused_or_marked():
    seed = report(pages=3)
    chance = random.Random(5)
    length = len(read(seed, "report.pdf").text)
    for _ in range(150):
        try:
            document = read(_mutant(seed, chance), "report.pdf")
        except ReadError:
            continue
        assert document.partial or len(document.text) >= 0.5 * length


@EMBEDDED
def test_hyphens_at_line_ends_are_kept():
    sheet = Sheet("embedded")
    for i, line in enumerate(("联系电话是0517-", "87222589，abc-", "def，统计时间为2020-", "2021年。")):
        sheet.text(72, 100 + 24 * i, line)
    data = sheet.bytes()
    with opened(data, "report.pdf") as file:
        assert file.traits(1).plain == ""
    assert "".join(paragraph.text for _, paragraph in read(data, "report.pdf").paragraphs).count("-") == 3


@EMBEDDED
def test_both_readers_give_the_same():
    data = report(pages=3, font="embedded")
    with opened(data, "report.pdf", fast=True) as fast, opened(data, "report.pdf", fast=False) as plain:
        for number in (1, 2, 3):
            traits = fast.traits(number)
            assert traits.plain == ""
            one, other = fast.content(number, traits), plain.content(number, traits)
            assert sorted(c.text for c in one.characters) == sorted(c.text for c in other.characters)
            assert len(one.edges) == len(other.edges)


def test_pages_with_odd_traits_are_left_to_the_reader_of_record():
    def inline(sheet, _):
        from PIL import Image

        sheet.canvas.drawInlineImage(Image.new("RGB", (4, 4)), 10, 10)

    pytest.importorskip("PIL")
    with opened(report(after=inline), "report.pdf") as file:
        assert file.traits(1).plain == "inline image"
    with opened(report().replace(b"/Rotate 0", b"/Rotate 90"), "report.pdf") as file:
        assert file.traits(1).plain == "rotated"
    with opened(report(), "report.pdf") as file:
        assert file.traits(1).plain == "font without ToUnicode"


def _styled(draw):
    sheet = Sheet()
    draw(sheet)
    return read(sheet.bytes(), "report.pdf")


def test_titles_printed_on_each_page_of_a_spreadsheet():
    def draw(sheet):
        for page in range(2):
            sheet.text(200, 80, "收入决算表", 16)
            sheet.text(440, 105, "单位：万元", 10)
            sheet.table(115, rows=(HEAD, *((f"项目{page * 9 + i}", str(i), "0", "1.50") for i in range(9))))
            sheet.text(280, 810, f"第{page + 1}页，共2页", 9)
            sheet.page()

    document = _styled(draw)
    (table,) = document.tables
    assert [row[0] for row in rows(table)] == ["信息内容", *(f"项目{i}" for i in range(18))]
    assert table.title == "收入决算表"
    assert [paragraph.text for _, paragraph in document.paragraphs] == ["收入决算表", "单位：万元"]


def test_a_table_open_at_its_sides():
    def draw(sheet):
        for i in range(4):
            sheet.canvas.line(72, HEIGHT - 100 - 20 * i, 520, HEIGHT - 100 - 20 * i)
        for x in EDGES[1:-1]:
            sheet.canvas.line(x, HEIGHT - 100, x, HEIGHT - 160)
        for i, row in enumerate((HEAD, *BODY)):
            for left, words in zip(EDGES, row, strict=False):
                sheet.text(left + 4, 114 + 20 * i, words, 10)

    (table,) = _styled(draw).tables
    assert rows(table) == TABLE


def test_tables_beside_each_other_stay_two():
    def draw(sheet):
        for i in range(3):
            sheet.row(100 + 20 * i, ("项目", "金额") if i == 0 else (f"收入{i}", str(11 * i)), (72, 180, 280))
            sheet.row(100 + 20 * i, ("项目", "金额") if i == 0 else (f"支出{i}", str(13 * i)), (320, 430, 520))

    assert [rows(table)[1] for table in _styled(draw).tables] == [["收入1", "11"], ["支出1", "13"]]


def test_shaded_lines_and_areas_are_no_cells():
    def draw(sheet):
        sheet.canvas.setFillColorRGB(0.8, 0.85, 0.95)
        sheet.canvas.rect(72.5, HEIGHT - 119.5, 447, 19, stroke=0, fill=1)
        for y in (220, 244, 268):
            sheet.canvas.rect(72, HEIGHT - y - 18, 300, 18, stroke=0, fill=1)
        sheet.canvas.setFillColorRGB(0, 0, 0)
        sheet.table(100)
        sheet.paragraph(234, SENTENCES[1], width=21)

    document = _styled(draw)
    assert [rows(table) for table in document.tables] == [TABLE]
    assert document.paragraphs[-1][1].text == SENTENCES[1]


def test_a_diagonal_in_a_head_cell_is_no_ruling():
    def draw(sheet):
        sheet.table(100)
        sheet.canvas.line(72, HEIGHT - 100, 200, HEIGHT - 120)

    (table,) = _styled(draw).tables
    assert rows(table) == TABLE


def test_paragraphs_set_apart_by_space_only():
    def draw(sheet):
        y = 100
        for sentence in SENTENCES:
            for i in range(0, len(sentence), 30):
                sheet.text(72, y, sentence[i : i + 30])
                y += 24
            y += 12

    assert [paragraph.text for _, paragraph in _styled(draw).paragraphs] == list(SENTENCES)


def test_a_long_table_is_read_in_linear_time():
    def draw(sheet):
        for page in range(40):
            sheet.table(70, rows=tuple((f"项目{page * 30 + i}", str(i), "0", "1.50") for i in range(30)))
            sheet.page()

    (table,) = _styled(draw).tables
    assert table.row_count == 1200 and table.pages == tuple(range(1, 41))


def test_rows_that_are_not_ruled_off_from_each_other():
    def draw(sheet):
        sheet.row(100, HEAD)
        sheet.row(120, ("", "", "", ""), height=60)
        for i, row in enumerate((*BODY, ("其他文件", "4", "", "9"))):
            for left, words in zip(EDGES, row, strict=False):
                sheet.text(left + 4, 134 + 20 * i, words, 10)

    (table,) = _styled(draw).tables
    assert rows(table) == [*TABLE, ["其他文件", "4", "", "9"]]


def test_a_figure_broken_over_two_lines_stays_one():
    def draw(sheet):
        sheet.row(100, HEAD)
        sheet.row(120, ("行政事业性收费", "", "0", "1"), height=40)
        sheet.text(204, 134, "123,456,", 10)
        sheet.text(204, 148, "789.00", 10)

    (table,) = _styled(draw).tables
    assert len(rows(table)) == 2


def test_a_chart_is_no_table():
    def draw(sheet):
        for i in range(6):
            sheet.canvas.line(100, HEIGHT - 300 - 30 * i, 400, HEIGHT - 300 - 30 * i)
        for i in range(5):
            sheet.canvas.rect(120 + 60 * i, HEIGHT - 450, 20, 40 + 20 * i, fill=1)
            sheet.text(118 + 60 * i, 466, f"{2019 + i}年", 9)
            sheet.text(80, 450 - 30 * i, str(20 * i), 9)
        sheet.paragraph(100, SENTENCES[0])

    assert _styled(draw).tables == ()


def _written(content, resources=b"<<>>", kids=b"[3 0 R]", count=1):
    """A PDF by hand: one page with these drawing instructions."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids %s/Count %d>>" % (kids, count),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources %s/Contents 4 0 R>>" % resources,
        content,
    ]
    data, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"xref\n0 5\n0000000000 65535 f \n%strailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (table, len(data))


def _stream(data, more=b""):
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (more, len(data), data)


def _grid(count):
    lines = (b"%d 0 m %d 842 l S 0 %d m 595 %d l S " % (4 * i, 4 * i, 5 * i, 5 * i) for i in range(count))
    return _stream(b"".join(lines))


BOMB = zlib.compress(b" " * 100_000_000, 9)


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (_written(_stream(BOMB, b"/Filter/FlateDecode")), "too_large"),
        (_written(_stream(zlib.compress(BOMB), b"/Filter[/FlateDecode/FlateDecode]")), "too_large"),
        (_written(_stream(b""), kids=b"[2 0 R]"), "unreadable"),
        (_written(_stream(b"[" * 50_000)), "unreadable"),
        (_written(_stream(b"0 0 m 1e400 nan l S")).replace(b"[0 0 595 842]", b"[0 0 1e30 0]"), "unreadable"),
        (_written(_stream(b"/X Do"), b"<</XObject<</X 3 0 R>>>>"), "unreadable"),
        (_written(b"null"), "unreadable"),
    ],
)
def test_hostile_files_end_in_a_status(data, status):
    with pytest.raises(ReadError) as caught:
        read(data, "report.pdf")
    assert caught.value.status == status


def test_a_page_of_rulings_without_a_word_is_no_report():
    with pytest.raises(ReadError):
        read(_written(_grid(60)), "report.pdf")
