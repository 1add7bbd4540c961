import hashlib
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from built import many, result, unread
from gouji.errors import UsageError
from gouji.writers import is_text, write, write_to, writers


def hashes(folder: Path) -> dict[str, str]:
    files = (item for item in folder.rglob("*") if item.is_file())
    return {str(item.relative_to(folder)): hashlib.sha256(item.read_bytes()).hexdigest() for item in files}


def test_every_format_is_found_and_of_one_kind():
    found = writers()
    assert {"text", "json", "jsonl", "csv", "sarif", "xlsx", "html", "docx-comments"} <= set(found)
    assert {name for name, writer in found.items() if not is_text(writer)} == {"xlsx", "html", "docx-comments"}


@pytest.mark.parametrize("format", sorted(writers()))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_same_results_give_the_same_bytes(tmp_path: Path, format: str, lang: str):
    results = [*many(30), result(), unread()]
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_to(results, tmp_path / name / "out", format, lang=lang)
    assert hashes(tmp_path / "one") == hashes(tmp_path / "two") != {}


@pytest.mark.parametrize("format", sorted(writers()))
def test_no_results_is_no_error(tmp_path: Path, format: str):
    write_to([], tmp_path / "out", format)
    assert (tmp_path / "out").exists()


def test_text_formats_give_pieces_and_the_others_ask_for_a_target():
    assert json.loads("".join(write([result()], "json")))["schema"] == "gouji.result/1"
    with pytest.raises(UsageError, match="written to disk"):
        write([result()], "html")
    with pytest.raises(UsageError, match="choose one of: csv, docx-comments, html"):
        write([result()], "nope")
    with pytest.raises(UsageError, match="not known"):
        write_to([result()], "x", "nope")


def test_the_command_line_asks_for_a_target(tmp_path: Path):
    from gouji.cli import app

    report = tmp_path / "a.txt"
    report.write_text("某县2023年政府信息公开工作年度报告\n一、总体情况\n本年收到申请2件。\n", encoding="utf-8")
    for format in ("html", "xlsx"):
        failed = CliRunner().invoke(app, ["audit", str(report), "--format", format, "-q"])
        assert isinstance(failed.exception, UsageError)
        target = tmp_path / f"out-{format}"
        done = CliRunner().invoke(app, ["audit", str(report), "--format", format, "-o", str(target), "-q"])
        assert done.exit_code in (0, 1), done.output
        assert target.exists()
