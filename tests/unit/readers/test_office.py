"""Old office formats through LibreOffice: a program that stands in for it, and the real one where it is installed."""

from __future__ import annotations

import os
import stat
import sys
import time
from pathlib import Path

import pytest

from gouji.errors import ReadError
from gouji.readers import read
from gouji.readers.office import conversion
from gouji.readers.office.kinds import Kind

SAMPLE = Path(__file__).parents[3] / "corpora" / "sample" / "bureau_plain-2029-00000-2024.docx"
RTF = rb"{\rtf1\ansi text}"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
POSIX = pytest.mark.skipif(os.name != "posix", reason="the stand-in is a script with a shebang")


@pytest.fixture
def soffice(tmp_path, monkeypatch):
    """Installs a stand-in for LibreOffice that runs the given lines."""

    def install(lines):
        place = tmp_path / "bin"
        place.mkdir()
        script = place / "soffice"
        script.write_text(f"#!{sys.executable}\nimport os, shutil, sys, time\nout, source = sys.argv[-2:]\n{lines}\n", encoding="utf-8")
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", str(place))

    return install


def refusal(data, name):
    with pytest.raises(ReadError) as caught:
        read(data, name)
    return caught.value


@pytest.mark.parametrize(("data", "name"), [(RTF, "a.rtf"), (OLE + "WordDocument".encode("utf-16-le"), "a.doc"), (OLE, "a.wps")])
def test_without_libreoffice_the_message_says_what_to_install(data, name, monkeypatch):
    monkeypatch.setenv("PATH", "")
    error = refusal(data, name)
    assert error.status == "unreadable" and "libreoffice-writer" in error.remedy


@pytest.mark.parametrize(
    ("data", "status", "words"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", "password"),
        (OLE + b"\xec\xa5" + b"\0" * 8 + b"\0\x01" + b"\0" * 500 + "WordDocument".encode("utf-16-le"), "encrypted", "password"),
        (OLE + "Workbook".encode("utf-16-le"), "unreadable", "Excel"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "unreadable", "PowerPoint"),
    ],
)
def test_locked_and_foreign_files_are_told_before_anything_runs(data, status, words, soffice):
    soffice("raise SystemExit(3)")
    error = refusal(data, "a.doc")
    assert error.status == status and words in error.cause


@POSIX
class TestStandIn:
    """What is asked of the program, and what becomes of its failures."""

    def test_its_result_is_read_and_noted(self, soffice):
        soffice(
            f"os.makedirs(sys.argv[-2], exist_ok=True); shutil.copy({str(SAMPLE)!r}, os.path.join(sys.argv[-2], 'document.docx'))\n"
            "assert '--headless' in sys.argv and any(a.startswith('-env:UserInstallation=file://') for a in sys.argv)\n"
            "assert os.environ['http_proxy'].endswith(':9') and os.getcwd() == os.environ['HOME']"
        )
        document, digital = read(RTF, "a.rtf"), read(SAMPLE)
        assert document.source.format == "office" and document.title == digital.title
        assert [table.rows() for table in document.tables] == [table.rows() for table in digital.tables]
        assert document.notes[0].code == "converted" and not document.partial

    def test_a_failure_says_to_save_it_anew(self, soffice):
        soffice("raise SystemExit(1)")
        error = refusal(RTF, "a.rtf")
        assert error.status == "unreadable" and ".docx" in error.remedy

    def test_a_program_that_hangs_is_ended_with_all_it_started(self, soffice, monkeypatch, tmp_path):
        mark = tmp_path / "pids"
        soffice(
            f"child = os.fork()\nopen({str(mark)!r}, 'a').write(f'{{os.getpid()}} ')\nif child == 0:\n    time.sleep(300)\ntime.sleep(300)"
        )
        monkeypatch.setattr(conversion, "LIMIT", 1.5)
        begun = time.monotonic()
        error = refusal(RTF, "a.rtf")
        assert error.status == "timeout" and time.monotonic() - begun < 10
        time.sleep(0.2)
        alive = [pid for pid in mark.read_text().split() if Path(f"/proc/{pid}").exists() and "Z" not in state(pid)]
        assert not alive

    def test_a_profile_that_wants_a_second_start_gets_it(self, soffice, tmp_path):
        mark = tmp_path / "seen"
        soffice(
            f"if not os.path.exists({str(mark)!r}):\n    open({str(mark)!r}, 'w').close()\n    raise SystemExit(81)\n"
            f"os.makedirs(sys.argv[-2], exist_ok=True)\nshutil.copy({str(SAMPLE)!r}, os.path.join(sys.argv[-2], 'document.docx'))"
        )
        assert read(RTF, "a.rtf").tables

    def test_nothing_is_left_behind(self, soffice, tmp_path, monkeypatch):
        place = tmp_path / "temporary"
        place.mkdir()
        monkeypatch.setattr("tempfile.tempdir", str(place))
        soffice("raise SystemExit(1)")
        refusal(RTF, "a.rtf")
        assert not list(place.iterdir())


def state(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return "Z"


OLD = {
    "doc": "doc:MS Word 97",
    "wps": "doc:MS Word 97",
    "rtf": "rtf:Rich Text Format",
    "odt": "odt:writer8",
}
"""Suffixes and the filter that writes such a file; a .wps of today's programs is an old Word document under another name."""


@pytest.mark.skipif(conversion.program() is None, reason="LibreOffice is not installed: apt-get install libreoffice-writer-nogui")
class TestLibreOffice:
    """The program itself, where it is installed."""

    @pytest.mark.parametrize("suffix", OLD)
    def test_old_formats_are_read_like_the_document_they_were_made_of(self, suffix, monkeypatch):
        kind = "doc" if suffix == "wps" else suffix
        monkeypatch.setitem(conversion.FILTERS, kind, OLD[suffix])
        try:
            old = conversion.converted(SAMPLE.read_bytes(), Kind("a document", "docx", kind), "a.docx")
        except ReadError:
            pytest.skip("LibreOffice is installed without its word processor")
        document, digital = read(old, f"a.{suffix}"), read(SAMPLE)
        assert document.source.format == "office" and not document.partial
        assert document.title == digital.title and document.text == digital.text
        texts = [[cell.text for cell in table.cells if cell.text] for table in digital.tables]
        assert [[cell.text for cell in table.cells if cell.text] for table in document.tables] == texts

    def test_an_ofd_file_is_read_or_says_what_helps(self):
        import io
        import zipfile

        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as file:
            file.writestr("OFD.xml", '<?xml version="1.0"?><ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.0"/>')
        error = refusal(target.getvalue(), "a.ofd")
        assert error.status == "unreadable" and ".pdf" in error.remedy
