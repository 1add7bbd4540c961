import io
import zipfile
from pathlib import Path

import pytest

from gouji.corpus import sample_reports, write_sample

SAMPLE = Path(__file__).parents[3] / "corpora" / "sample"


def content(path: Path, data: bytes) -> object:
    """Bytes of a file; of a DOCX its members, since their compression differs between versions of zlib."""
    if path.suffix != ".docx":
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_sample_is_what_the_generator_writes(tmp_path):
    pytest.importorskip("reportlab")
    count = write_sample(tmp_path)
    written = {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
    assert written == {path.relative_to(SAMPLE) for path in SAMPLE.rglob("*") if path.is_file()}
    assert count == len([path for path in written if path.parent == Path()])
    for path in written:
        assert content(path, (tmp_path / path).read_bytes()) == content(path, (SAMPLE / path).read_bytes()), path


def test_sample_has_every_format_and_both_kinds():
    reports = list(sample_reports())
    assert {Path(report.file_name).suffix for report in reports} == {".html", ".pdf", ".txt", ".docx", ".md"}
    assert 5 <= sum(bool(report.mistakes) for report in reports) < len(reports)
