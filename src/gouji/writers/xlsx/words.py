"""The words of the work list in both languages."""

from __future__ import annotations

from gouji.records import Text

NAME = Text("工作清单", "worklist")

SHEETS = {
    "overview": Text("总览", "Overview"),
    "findings": Text("问题清单", "Findings"),
    "by_report": Text("按报告", "By report"),
    "by_code": Text("按规则", "By check"),
    "unread": Text("未能核对", "Not checked"),
    "notes": Text("说明", "Notes"),
}

DECISIONS = (Text("待核", "open"), Text("属实", "confirmed"), Text("不属实", "rejected"), Text("存疑", "unsure"))
"""What a reviewer may decide; the first is where a finding starts."""

CUT = Text("…(截断)", "…(cut)")
"""Ends a text that was too long for a cell; the JSON output has all of it."""

HEADS = {
    "number": Text("序号", "No."),
    "report": Text("报告", "Report"),
    "issuer": Text("单位", "Body"),
    "year": Text("年度", "Year"),
    "code": Text("规则", "Check"),
    "severity": Text("程度", "Severity"),
    "score": Text("得分", "Score"),
    "message": Text("问题", "Finding"),
    "sentence": Text("原文", "Sentence"),
    "cell": Text("单元格", "Cells"),
    "computation": Text("计算", "Computation"),
    "diagnosis": Text("诊断", "Diagnosis"),
    "consequences": Text("连带问题", "Also fails"),
    "basis": Text("依据", "Basis"),
    "decision": Text("状态", "Decision"),
    "reviewer": Text("复核人", "Reviewer"),
    "opinion": Text("意见", "Opinion"),
    "open": Text("打开", "Open"),
    "id": Text("编号", "Id"),
    "status": Text("读取状态", "Status"),
    "findings": Text("问题数", "Findings"),
    "worst": Text("最重程度", "Gravest"),
    "consistent": Text("一致", "Consistent"),
    "discrepant": Text("不符", "Discrepant"),
    "ambiguous": Text("存疑", "Ambiguous"),
    "unassessed": Text("无法核对", "Not assessable"),
    "claims": Text("陈述", "Claims"),
    "tables": Text("表格（识别/全部）", "Tables (recognised/all)"),
    "finds": Text("发现什么", "What it finds"),
    "count": Text("问题数", "Findings"),
    "reports": Text("涉及报告", "Reports"),
    "item": Text("内容", "Item"),
    "reason": Text("原因", "Reason"),
    "value": Text("数值", "Value"),
}

OVERVIEW = {
    "title": Text("勾稽核对工作清单", "Audit work list"),
    "reports": Text("报告", "Reports"),
    "found": Text("有问题的报告", "Reports with findings"),
    "clean": Text("无问题的报告", "Reports without findings"),
    "unread": Text("未能核对的报告", "Reports not checked"),
    "findings": Text("问题", "Findings"),
    "compared": Text("核对次数", "Comparisons"),
    "decided": Text("已复核", "Reviewed"),
    "min_score": Text("列入的最低得分", "Lowest score listed"),
}

NOTES = (
    Text(
        "本表由 gouji 生成。每行一个问题：一个原因只列一次，由它引起的其他不符列在“连带问题”。",
        "Made by gouji. One row a finding: each cause once, what else fails because of it beside it.",
    ),
    Text(
        "“程度”是问题若属实有多严重；“得分”是问题属实的把握（0 到 1），两者互不影响。注明“未校准”的得分不可当作概率。",
        "Severity says how bad a finding is if true; the score how likely it is true (0 to 1). An uncalibrated score is no probability.",
    ),
    Text(
        "请在“状态”列选择：待核、属实、不属实、存疑；在“复核人”“意见”列填写。请勿改动“编号”列，复核结果凭它读回。",
        "Choose a decision, and fill in reviewer and opinion. Leave the id as it is: decisions are read back by it.",
    ),
    Text(
        "“未能核对”列出没有读成的报告，以及正文中没有可比单元格的数字。没有列出的问题不等于没有问题。",
        "“Not checked” lists reports that could not be read and figures without a cell to compare. What is not listed may still be wrong.",
    ),
    Text(
        "原文、文件名等来自报告本身，一律按文本写入；过长的以“…(截断)”结尾，全文见 JSON 输出或网页。",
        "Text from reports is written as text only; what was too long ends in “…(cut)”, the whole is in the JSON output and on the pages.",
    ),
)
