"""Every message is there in both languages: words of ours in their language, only what is quoted in the report's."""

import ast
import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gouji.checks import catalogue
from gouji.checks.reading import NOTES, REASONS, note_text
from gouji.cli import app
from gouji.document import Note
from gouji.records import Text
from gouji.review.words import STATES
from gouji.review.words import WORDS as REVIEW
from gouji.writers import wording
from gouji.writers.html.words import WORDS
from gouji.writers.xlsx.words import DECISIONS, HEADS, NAME, OVERVIEW, SHEETS
from gouji.writers.xlsx.words import NOTES as LIST_NOTES

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "corpora" / "sample"
CJK = re.compile(r"[\u3400-\u9fff\uff0c\u3002\uff1a\uff1b]")
QUOTED = re.compile(r"“[^”]*”|「[^」]*」|《[^》]*》|〔[^〕]*〕|\"[^\"]*\"|\([^()]*\)|[万亿]?元|[万亿]")
"""What of an English message may be Chinese: the report's or a law's own words, and the units that reports print."""


def tables():
    for name in dir(wording):
        value = getattr(wording, name)
        if isinstance(value, Text):
            yield name, value
        elif isinstance(value, dict):
            yield from ((f"{name}.{key}", text) for key, text in value.items() if isinstance(text, Text))
    groups = {"html": WORDS, "review": REVIEW, "states": STATES, "heads": HEADS, "overview": OVERVIEW, "sheets": SHEETS}
    for name, words in groups.items():
        yield from ((f"{name}.{key}", text) for key, text in words.items())
    yield from ((f"list.{number}", text) for number, text in enumerate((*DECISIONS, *LIST_NOTES, NAME)))
    for check in catalogue():
        yield f"{check.code}.title", check.title
        yield f"{check.code}.page", check.page


@pytest.mark.parametrize(("name", "text"), list(tables()), ids=lambda item: item if isinstance(item, str) else "")
def test_words_are_there_in_both_languages(name, text):
    assert text.zh.strip() and text.en.strip()
    assert text.zh.count("{}") == text.en.count("{}")
    if name.endswith(".page"):
        return
    assert not CJK.search(QUOTED.sub("", text.en)), text.en
    if name not in ("html.lang", "html.product", "review.by") and not text.zh.isascii():
        assert CJK.search(text.zh), text.zh


def literals():
    """Every `Text(zh, en)` written in the source, its fixed words alone."""
    for path in sorted((ROOT / "src" / "gouji").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text" and len(node.args) == 2:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", *(fixed(item) for item in node.args)


def fixed(node):
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "0" for part in node.values)
    return node.value if isinstance(node, ast.Constant) else None


def test_no_text_in_the_source_lacks_a_language():
    found = [(place, zh, en) for place, zh, en in literals() if zh is not None and en is not None]
    assert len(found) > 200
    assert [place for place, zh, en in found if bool(zh.strip()) != bool(en.strip())] == []
    assert [place for place, _, en in found if CJK.search(QUOTED.sub("", en))] == []


def test_findings_of_the_sample_are_said_in_english():
    """What is English of a finding holds no Chinese but the report's own words, in quotation marks or brackets."""
    from gouji.config import Settings
    from gouji.pipeline import audit_folder, audit_source

    names = sorted(path for path in SAMPLE.iterdir() if path.suffix in (".txt", ".html", ".docx"))
    results = audit_folder([audit_source(path, Settings()) for path in names], Settings())
    said = [(finding.code, text) for result in results for finding in result.findings for text in english(finding)]
    assert len(said) > 20
    assert [item for item in said if CJK.search(QUOTED.sub("", item[1]))] == []


def english(finding):
    yield finding.message.en
    yield finding.diagnosis.message.en
    yield from (item.message.en for item in finding.consequences)
    yield from (item.said("en") for item in finding.evidence if item.kind.value == "computation")


def test_english_text_output_is_english_but_for_quotations():
    report = next(path for path in sorted(SAMPLE.glob("*.txt")))
    lines = CliRunner().invoke(app, ["audit", str(report), "--lang", "en", "-q", "--min-score", "0"]).stdout.splitlines()
    ours = [line for line in lines[1:] if not re.match(r"    (sentence|cell) ›", line)]
    assert len(ours) > 2
    assert [line for line in ours if CJK.search(QUOTED.sub("", line))] == []


@pytest.mark.parametrize("command", [["checks"], ["codebook"], ["explain", "GJ201"]])
def test_listings_speak_english(command):
    done = CliRunner().invoke(app, [*command, "--lang", "en"])
    words = done.stdout if command[0] != "codebook" else ""
    assert done.exit_code == 0
    assert not CJK.search(QUOTED.sub("", words)), words


def test_notes_of_readers_have_a_chinese():
    told = note_text(Note("furniture", "13 lines of the page that are not part of the report were left out"))
    assert told.zh == "网页中不属于报告的 13 行未计入"
    assert note_text(Note("new", "something new 3")).zh == "something new 3"
    codes = set()
    for path in (ROOT / "src" / "gouji" / "readers").rglob("*.py"):
        codes |= set(re.findall(r'(?:Note|_note|_lose)\((?:\w+, \w+, )?"([\w-]+)"', path.read_text(encoding="utf-8")))
    assert len(codes) > 10
    assert codes - set(NOTES) == set()
    assert all(CJK.search(text) for text in (*NOTES.values(), *REASONS.values()))


def test_json_holds_both_languages():
    report = next(path for path in sorted(SAMPLE.glob("*.txt")))
    data = json.loads(CliRunner().invoke(app, ["audit", str(report), "--format", "json", "-q"]).stdout)
    for finding in data["results"][0]["findings"]:
        assert CJK.search(finding["messages"]["zh"]) and finding["messages"]["en"]


