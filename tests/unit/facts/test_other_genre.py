"""A genre is one TOML file: a made-up yearly report of a library, read without a line of code for it."""

import pytest

from gouji.facts import detect_profile, evaluate_identities, read_tables
from gouji.profiles import load_profile
from gouji.readers import read
from gouji.records import Verdict

GENRE = """
id = "library"
concept = [
  { id = "visits.total", zh = "到馆人次", en = "visits", unit = "人次", dimension = "branch" },
  { id = "visits.children", zh = "少儿到馆人次", en = "visits of children", unit = "人次", dimension = "branch", group = "visits.total" },
  { id = "visits.adults", zh = "成人到馆人次", en = "visits of adults", unit = "人次", dimension = "branch", group = "visits.total" },
  { id = "budget.planned", zh = "预算数", en = "planned", unit = "万元", kind = "money" },
  { id = "budget.spent", zh = "支出数", en = "spent", unit = "万元", kind = "money" },
]

[title]
zh = "图书馆年度服务报告"
en = "yearly report of a library"

[detect]
titles = ["图书馆年度服务报告"]
headings = ["服务情况", "经费情况"]

[[dimension]]
id = "branch"
zh = "馆别"
en = "branch"
total = "all"
member = [
  { id = "main", zh = "总馆", en = "main library", labels = ["总馆"] },
  { id = "mobile", zh = "流动馆", en = "mobile library", labels = ["流动图书馆", "流动馆"] },
  { id = "all", zh = "全馆", en = "all", labels = ["全馆合计"] },
]

[[table]]
id = "services"
zh = "服务情况"
en = "services"
headings = ["服务情况"]

[[table.block]]
id = "visits"
dimension = "branch"
cells = "{row}"
rows = [
  { id = "visits.total", labels = ["到馆总人次"] },
  { id = "visits.children", number = "1", labels = ["少年儿童读者人次"] },
  { id = "visits.adults", number = "2", labels = ["成年读者人次"] },
]

[[table]]
id = "money"
zh = "经费情况"
en = "money"
headings = ["经费情况"]
corners = ["项目"]

[[table.block]]
id = "budget"
cells = "{row}.{column}"
rows = [{ id = "budget", labels = ["购书经费"] }]
columns = [{ id = "planned", labels = ["年初预算数（万元）"] }, { id = "spent", labels = ["全年支出数（万元）"] }]

[[identity]]
id = "readers"
zh = "读者合计"
en = "sum of readers"
formula = "visits.total = visits.children + visits.adults"
table = "services"
each = "branch"

[[identity]]
id = "branches"
zh = "馆别合计"
en = "sum of branches"
formula = "all = main + mobile"
table = "services"
over = "branch"
"""

REPORT = """某市图书馆年度服务报告

一、服务情况

全年举办讲座12场。

| 项目 | 总馆 | 流动图书馆 | 全馆合计 |
|---|---|---|---|
| 到馆总人次 | 1200 | 300 | 1500 |
| 其中：1.少年儿童读者人次 | 400 | 100 | 500 |
| 2.成年读者 | 800 | 200 | 900 |

二、经费情况

项目\t年初预算数（万元）\t全年支出数（万元）
购书经费\t86.5\t85.27
"""


@pytest.fixture
def profile(tmp_path):
    path = tmp_path / "library.toml"
    path.write_text(GENRE, encoding="utf-8")
    return load_profile(path)


def test_facts_and_equations_of_a_second_genre(profile):
    document = read(REPORT.encode(), "report.md")
    assert detect_profile(document, [load_profile("zfxxgk"), profile]) is profile
    facts = read_tables(document, profile).facts
    values = {(fact.key.concept, *dict(fact.key.dimensions).values()): str(fact.quantity.value) for fact in facts if fact.quantity}
    assert values == {
        ("visits.total", "main"): "1200", ("visits.total", "mobile"): "300", ("visits.total", "all"): "1500",
        ("visits.children", "main"): "400", ("visits.children", "mobile"): "100", ("visits.children", "all"): "500",
        ("visits.adults", "main"): "800", ("visits.adults", "mobile"): "200", ("visits.adults", "all"): "900",
        ("budget.planned",): "86.5", ("budget.spent",): "85.27",
    }  # fmt: skip
    equations = evaluate_identities(facts, profile)
    failed = {(equation.identity, equation.member) for equation in equations if equation.verdict is Verdict.DISCREPANT}
    assert len(equations) == 6
    assert failed == {("readers", "all"), ("branches", "visits.adults")}
