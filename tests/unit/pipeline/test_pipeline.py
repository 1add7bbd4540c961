"""Joining the steps: statuses, notes of failing steps, settings, stable results."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from gouji import pipeline
from gouji.checks import CheckContext
from gouji.config import Settings
from gouji.errors import ReadError, UsageError
from gouji.pipeline import audit, audit_folder, audit_source
from gouji.records import Discrepancy, Status
from gouji.writers.json import result_to_dict

REPORT = """某县人民政府2023年政府信息公开工作年度报告

一、总体情况

2023年，本机关共收到政府信息公开申请57件，均已办结。全年主动公开政府信息345条，其中政策文件65条、工作动态497条、其他信息109条。

二、主动公开政府信息情况

三、收到和处理政府信息公开申请情况

四、政府信息公开行政复议、行政诉讼情况

五、存在的主要问题及改进情况

一是公开不够及时。下一步将加强培训。

六、其他需要报告的事项

本年度未收取信息处理费。
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_a_report_is_audited(report: Path) -> None:
    result = audit(report)
    assert result.status is Status.OK
    assert (result.profile, result.identity.year) == ("zfxxgk", 2023)
    assert "GJ301" in [finding.code for finding in result.findings]


def test_a_result_is_the_same_twice_and_plain_json(report: Path) -> None:
    one, other = (json.dumps(result_to_dict(audit(report)), ensure_ascii=False, sort_keys=True) for _ in range(2))
    assert one == other
    assert str(report.parent) not in one


def test_a_missing_file_is_an_error_or_a_result(tmp_path: Path) -> None:
    with pytest.raises(ReadError):
        audit_source(tmp_path / "absent.txt", Settings())
    assert audit_source(tmp_path / "absent.txt", Settings(), missing_ok=True).status is Status.UNREADABLE


def test_another_text_is_of_no_known_genre(tmp_path: Path) -> None:
    path = tmp_path / "poem.txt"
    path.write_text("床前明月光，疑是地上霜。举头望明月，低头思故乡。", encoding="utf-8")
    assert audit(path).status is Status.UNKNOWN_GENRE


def test_a_failing_check_is_a_note_and_the_others_run(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(check: object, context: CheckContext, settings: Settings) -> Iterator[Discrepancy]:
        if getattr(check, "code", "") == "GJ303":
            raise RuntimeError("broken")
        return iter(whole(check, context, settings))  # type: ignore[arg-type]

    whole = pipeline._checked
    monkeypatch.setattr(pipeline, "_checked", broken)
    result = audit(report)
    assert result.status is Status.PARTIAL
    assert any("GJ303" in note.message for note in result.notes)
    assert "GJ301" in [finding.code for finding in result.findings]


def test_a_failing_diagnosis_leaves_the_findings(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pipeline.diagnose

    def broken(found: object, context: CheckContext, solve: bool = True) -> object:
        if solve:
            raise RuntimeError("no solution")
        return whole(found, context, solve)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "diagnose", broken)
    assert "GJ301" in [finding.code for finding in audit(report).findings]


def test_codes_can_be_chosen(report: Path) -> None:
    assert {item.code for item in audit(report, settings=Settings(select=("GJ5",))).findings} <= {"GJ501", "GJ505", "GJ506", "GJ507"}
    assert "GJ301" not in [item.code for item in audit(report, settings=Settings(ignore=("GJ301",))).findings]


def test_an_unknown_option_is_wrong_use(report: Path) -> None:
    with pytest.raises(UsageError, match="minimum"):
        audit(report, settings=Settings(options={"GJ301": {"minimum": 3}}))


def test_a_folder_of_one_is_left_as_it_is(report: Path) -> None:
    result = audit(report)
    assert audit_folder([result], Settings()) == (result,)
