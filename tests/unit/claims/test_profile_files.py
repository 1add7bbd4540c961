"""Claims are read by a profile that no name leads to."""

from gouji.claims import extract_claims
from gouji.profiles import load_profile

GENRE = """
id = "library"
concept = [{ id = "visits", zh = "到馆人次", en = "visits", unit = "人次" }]
[title]
zh = "图书馆报告"
en = "report"
[detect]
titles = ["图书馆报告"]
headings = []
"""


def test_a_profile_given_as_a_file_reads_figures(tmp_path):
    path = tmp_path / "library.toml"
    path.write_text(GENRE, encoding="utf-8")
    found = extract_claims("全年举办讲座12场。", load_profile(path))
    assert [str(claim.quantity.value) for claim in found] == ["12"]
    assert extract_claims("全年收到政府信息公开申请11件。")[0].concept == "received"
