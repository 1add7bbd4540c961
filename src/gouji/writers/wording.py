"""The words of the writers in both languages."""

from __future__ import annotations

from gouji.language import catalogue
from gouji.records import EvidenceKind, Finding, Severity, Status, Text, Verdict

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
REASONS = {
    "date": Text("日期", "date"),
    "period": Text("时期", "period"),
    "time": Text("时间", "time of day"),
    "document_number": Text("文号", "document number"),
    "article": Text("条款号", "article number"),
    "ordinal": Text("序数", "ordinal"),
    "enumerator": Text("序号", "enumerator"),
    "phone": Text("电话", "phone number"),
    "hotline": Text("热线号码", "hotline number"),
    "postcode": Text("邮编", "postcode"),
    "url": Text("网址", "web address"),
    "code": Text("编号", "code"),
    "version": Text("版本号", "version"),
    "address": Text("地址", "address"),
    "ratio": Text("比例写法", "ratio"),
    "page": Text("页码", "page number"),
    "vague": Text("概数", "vague number"),
    "fixed": Text("固定说法", "fixed expression"),
    "slogan": Text("提法", "slogan"),
    "plan": Text("计划或要求，不是已发生的数", "a plan, not a result"),
    "limit": Text("期限或限额", "a limit"),
    "duration": Text("时长", "duration"),
    "measure": Text("度量", "measure"),
    "unread": Text("未能理解", "not understood"),
}
"""Why a figure is no claim."""

LINK_REASONS = {
    "no_level": Text("此类陈述不与单元格直接比较", "this kind of statement is not compared with a cell"),
    "no_concept": Text("未识别所指指标", "what is counted was not recognised"),
    "no_row": Text("表中没有对应的行", "no table row states it"),
    "no_cell": Text("表中没有对应的单元格", "no cell states it"),
    "other_period": Text("所指不是本年度", "about another period"),
    "other_unit": Text("单位不同", "another unit"),
    "none_of_these": Text("更可能不指表中各数", "more likely about none of the cells"),
    "no_number": Text("对应的单元格没有数字", "the cells hold no number"),
    "readings_compete": Text("几种读法都有可能", "several readings are possible"),
}
"""Why a claim has no clear link."""

FEATURES = {
    "code": Text("规则的起点", "base of the check"),
    "discrepant": Text("确属不符的把握", "sure it disagrees"),
    "doubt": Text("读取存疑", "doubtful reading"),
    "torn": Text("表格线条缺失", "table borders lost"),
    "blanks": Text("空白按 0 计", "blanks taken as 0"),
    "consequences": Text("连带不符", "other checks fail too"),
    "restored": Text("改后成立的关系", "relations restored"),
    "edits": Text("需要改动的处数", "changes needed"),
    "known_cause": Text("像常见笔误", "like a known slip"),
    "extracted": Text("来源格式易失字", "format loses digits"),
    "implied": Text("陈述中没有写出数字", "number implied"),
    "region": Text("说的是全区域", "about the whole region"),
}
"""Parts of a score."""
ZEROS = Text("另有 {} 格为 0", "{} more cells hold 0")


def basis_of(finding: Finding, lang: str) -> str:
    """What a finding rests on; a law or form that the catalogue does not hold is cited by its own name."""
    return catalogue(lang, "basis").messages.get(finding.basis, finding.basis)
