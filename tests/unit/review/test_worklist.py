"""A filled-in work list comes back, also through other programs, and rows that cannot be trusted are refused."""

import shutil
import subprocess
import zipfile

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from built import finding, result
from gouji.cli import app
from gouji.errors import UsageError
from gouji.review import Ledger, Ruling, read_rows
from gouji.writers import write_to

CODES = ("GJ201", "GJ101", "GJ203", "GJ301")


@pytest.fixture
def out(tmp_path):
    write_to([result(findings=[finding(number=n, code=code) for n, code in enumerate(CODES)])], tmp_path / "out", "html")
    return tmp_path / "out"


def filled(out, changes, sheet="问题清单"):
    """The work list with cells changed: {row: {heading: value}}."""
    path = next(out.glob("*.xlsx"))
    book = load_workbook(path)
    columns = {cell.value: cell.column for cell in book[sheet][1]}
    for row, values in changes.items():
        for head, value in values.items():
            book[sheet].cell(row, columns[head]).value = value
    book.save(path)
    return path


def brought_in(*arguments):
    return CliRunner().invoke(app, ["review", "import", *map(str, arguments)])


GOOD = {2: {"状态": "属实", "复核人": "王某", "意见": "已核对原件 <b>"}, 3: {"状态": "不属实"}, 4: {"状态": "存疑"}}


def test_decisions_come_back_and_are_not_taken_twice(out):
    path = filled(out, GOOD)
    done = brought_in(path, "--reviewer", "李某")
    assert done.exit_code == 0, done.output
    assert "3 decisions taken of 4 rows, 0 refused" in done.output
    standing = Ledger(out / "decisions.jsonl").standing()
    assert sorted(item.ruling for item in standing.values()) == ["accept", "reject", "unsure"]
    first = next(item for item in standing.values() if item.ruling is Ruling.ACCEPT)
    assert (first.reviewer, first.note) == ("王某", "已核对原件 <b>")
    assert {item.reviewer for item in standing.values()} == {"王某", "李某"}
    assert "0 decisions taken" in brought_in(path, "--reviewer", "李某").output


def test_rows_parted_from_their_ids_are_refused(out):
    rows = {row.number: row for row in read_rows(next(out.glob("*.xlsx")))}
    other = next(row for row in rows.values() if row.code != rows[2].code)
    path = filled(out, {2: {"状态": "属实", "编号": other.id}, 3: {"状态": "属实", "编号": "nosuch"}, 4: {"状态": "也许"}})
    done = brought_in(path)
    assert done.exit_code == 1
    for said in ("were parted", "'nosuch'", "'也许'", "3 refused"):
        assert said in done.output
    assert "0 decisions taken of 4 rows" in done.output


def test_two_rows_that_disagree_on_one_finding_are_refused(out):
    rows = {row.number: row for row in read_rows(next(out.glob("*.xlsx")))}
    path = filled(out, {2: {"状态": "属实"}, 3: {"状态": "不属实", "编号": rows[2].id, "规则": rows[2].code}})
    done = brought_in(path)
    assert done.exit_code == 1 and "says otherwise" in done.output
    assert rows[2].id not in Ledger(out / "decisions.jsonl").standing()


def test_a_wrong_dimension_is_not_believed(out):
    """WPS writes A1 as the size of a sheet."""
    path = filled(out, GOOD)
    again = path.with_name("wps.xlsx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(again, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/worksheets/sheet2.xml":
                head, _, tail = data.partition(b"<dimension ref=")
                assert tail
                data = head + b'<dimension ref="A1"' + tail[tail.index(b"/>") :]
            target.writestr(name, data)
    assert len(read_rows(again)) == 4
    assert "3 decisions taken" in brought_in(again, out).output


def test_english_lists_and_moved_columns_are_read(tmp_path):
    write_to([result()], tmp_path / "out", "html", lang="en")
    path = next((tmp_path / "out").glob("*.xlsx"))
    book = load_workbook(path)
    sheet = book["Findings"]
    sheet.insert_cols(1)
    columns = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, columns["Decision"]).value = "confirmed"
    book.save(path)
    assert "1 decisions taken" in brought_in(path).output


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04" + b"x" * 40])
def test_files_that_are_no_list_are_one_clear_line(tmp_path, content):
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    with pytest.raises(UsageError):
        read_rows(path)


def test_a_list_without_its_columns_says_which(out):
    path = filled(out, {1: {"编号": "别的"}})
    with pytest.raises(UsageError, match="编号"):
        read_rows(path)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_decisions_survive_libreoffice(out, tmp_path):
    path = filled(out, GOOD)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    target = tmp_path / "again"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(target), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    done = brought_in(next(target.glob("*.xlsx")), out)
    assert done.exit_code == 0, done.output
    assert "3 decisions taken of 4 rows" in done.output
