"""Whole reports written in plain text on the form of 2021: a narrative, and tables from the rows that are not 0."""

_DENIED = (
    "国家秘密",
    "其他法律行政法规禁止公开",
    "危及“三安全一稳定”",
    "保护第三方合法权益",
    "三类内部事务信息",
    "四类过程性信息",
    "行政执法案卷",
    "行政查询事项",
)
_UNAVAILABLE = ("本机关不掌握相关政府信息", "没有现成信息需要另行制作", "补正后申请内容仍不明确")
_NOT_PROCESSED = ("信访举报投诉类申请", "重复申请", "要求提供公开出版物", "无正当理由大量反复申请", "要求行政机关确认或重新出具已获取信息")
_OTHER = (
    "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "其他",
)
_GROUPS = (
    ("denied", "（三）不予公开", _DENIED),
    ("unavailable", "（四）无法提供", _UNAVAILABLE),
    ("not_processed", "（五）不予处理", _NOT_PROCESSED),
)
PROBLEMS = "存在的问题：公开的主动性有待提高，业务培训不足。改进措施：加强培训，完善机制，推进公开。"


def written(issuer, year, narrative, rows=None, *, documents=(0, 0, 0), decisions=(0, 0, 0), fees=0, reviews=(0,) * 15, **texts):
    """A report as text. `rows` are those of table 3 as (natural persons, companies); totals and what is carried out follow.

    `texts` may replace the opening, section five (problems), section six (last) and what stands at the end (signature).
    """
    opening = texts.get(
        "opening", f"现将{issuer}{year}年度政府信息公开工作情况报告如下。本报告所列数据的统计期限自{year}年1月1日起至12月31日止。"
    )
    lines = [f"{issuer}{year}年政府信息公开工作年度报告", opening, "一、总体情况", *narrative.split("\n"), "二、主动公开政府信息情况"]
    lines += _second(documents, decisions, fees)
    lines += ["三、收到和处理政府信息公开申请情况", *_third(rows or {}), "四、政府信息公开行政复议、行政诉讼情况", *_fourth(reviews)]
    lines += ["五、存在的主要问题及改进情况", texts.get("problems", PROBLEMS), "六、其他需要报告的事项"]
    lines += [texts.get("last", f"{year}年度，本机关未收取信息处理费。"), texts.get("signature", "")]
    return "\n\n".join(line for line in lines if line)


def _second(documents, decisions, fees):
    def block(item, heading, *rows):
        return "\n".join([f"第二十条第（{item}）项 |", f"信息内容 | {heading}", *rows])

    made = " | ".join(str(number) for number in documents)
    first = block("一", "本年制发件数 | 本年废止件数 | 现行有效件数", "规章 | 0 | 0 | 0", f"行政规范性文件 | {made}")
    permits = block("五", "本年处理决定数量", f"行政许可 | {decisions[0]}")
    measures = block("六", "本年处理决定数量", f"行政处罚 | {decisions[1]}", f"行政强制 | {decisions[2]}")
    return ["\n".join([first, permits, measures, block("八", "本年收费金额（单位：万元）", f"行政事业性收费 | {fees}")])]


def _third(rows):
    known = {name: value if isinstance(value, tuple) else (value, 0) for name, value in rows.items()}
    labels = [("granted", "三、本年度办理结果 | （一）予以公开"), ("partial", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）")]
    for group, name, items in (*_GROUPS, ("other_result", "（六）其他处理", _OTHER)):
        labels += [
            (f"{group}.{number}", f"{name} | {number}.{item}" if number == 1 else f"{number}.{item}")
            for number, item in enumerate(items, 1)
        ]
    handled = tuple(sum(known.get(name, (0, 0))[place] for name, _ in labels) for place in (0, 1))
    in_all = tuple(sum(known.get(name, (0, 0))[place] for name in ("received", "carried_in")) for place in (0, 1))
    known |= {"handled": handled, "carried_out": tuple(all_ - done for all_, done in zip(in_all, handled, strict=True))}
    labels = [("received", "一、本年新收政府信息公开申请数量"), ("carried_in", "二、上年结转政府信息公开申请数量"), *labels]
    labels += [("handled", "（七）总计"), ("carried_out", "四、结转下年度继续办理")]
    head = ["申请人情况", "自然人 | 法人或其他组织 | 总计", "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他"]
    values = [(label, *known.get(name, (0, 0))) for name, label in labels]
    body = [f"{label} | {natural} | {company} | 0 | 0 | 0 | 0 | {natural + company}" for label, natural, company in values]
    return ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | " + "\n".join([*head, *body])]


def _fourth(reviews):
    names = " | ".join(["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"])
    values = " | ".join(str(number) for number in reviews)
    heads = ["行政复议 | 行政诉讼", f"{names} | 未经复议直接起诉 | 复议后起诉", f"{names} | {names}"]
    return ["\n".join([*heads, values])]
