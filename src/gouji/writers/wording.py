"""The words of the writers in both languages."""

from __future__ import annotations

from gouji.records import EvidenceKind, Severity, Status, Text, Verdict

SEVERITIES = {
    Severity.INFO: Text("提示", "info"),
    Severity.MINOR: Text("轻微", "minor"),
    Severity.MAJOR: Text("严重", "major"),
    Severity.CRITICAL: Text("重大", "critical"),
}

STATUSES = {
    Status.OK: Text("已核对", "ok"),
    Status.PARTIAL: Text("部分读取", "partly read"),
    Status.UNREADABLE: Text("无法读取", "unreadable"),
    Status.ENCRYPTED: Text("有密码", "encrypted"),
    Status.SCANNED: Text("扫描件", "scanned"),
    Status.TIMEOUT: Text("超时", "timeout"),
    Status.MEMORY: Text("内存不足", "out of memory"),
    Status.CRASHED: Text("异常终止", "crashed"),
    Status.TOO_LARGE: Text("文件过大", "too large"),
    Status.UNKNOWN_GENRE: Text("非已知文种", "unknown genre"),
    Status.SKIPPED: Text("已跳过", "skipped"),
}

EVIDENCE = {
    EvidenceKind.SENTENCE: Text("原文", "sentence"),
    EvidenceKind.CELL: Text("单元格", "cell"),
    EvidenceKind.COMPUTATION: Text("计算", "computation"),
}

VERDICTS = {
    Verdict.CONSISTENT: Text("一致", "consistent"),
    Verdict.BY_ROUNDING: Text("舍入后一致", "consistent by rounding"),
    Verdict.DISCREPANT: Text("不符", "discrepant"),
    Verdict.AMBIGUOUS: Text("存疑", "ambiguous"),
    Verdict.UNLINKED: Text("无对应", "unlinked"),
    Verdict.NOT_ASSESSABLE: Text("无法核对", "not assessable"),
}

DIAGNOSIS = Text("诊断", "diagnosis")
CONSEQUENCE = Text("连带", "also fails")
BASIS = Text("依据", "basis")
UNCALIBRATED = Text("未校准", "uncalibrated")
