"""The catalogue holds every message of the command line and of errors, and is compiled from its source."""

import ast
import io
import re
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from gouji.errors import ReadError, UsageError
from gouji.language import catalogue, in_words, speak, told
from gouji.profiles import load_profile

SOURCE = Path(__file__).resolve().parents[3] / "src" / "gouji"
FOLDER = SOURCE / "locale" / "zh" / "LC_MESSAGES"
CJK = re.compile(r"[\u3400-\u9fff]")
ERRORS = {"UsageError", "ReadError", "ModelError", "ProfileError", "GoujiError"}
VARIABLES = {"cause", "remedy", "limit", "REMEDY", "INSTALL"}
SPOKEN = {"told", "say"}
COMPOSED = {"is {}", "{}; {}", "{}", "{}: {}", "install character recognition: {}"}
"""Templates whose values are messages themselves, each of which is in the catalogue with its value."""


@pytest.fixture(scope="module")
def messages():
    return {entry.id: entry.string for entry in read_po(io.BytesIO((FOLDER / "gouji.po").read_bytes())) if entry.id}


@pytest.fixture
def chinese():
    speak("zh")
    yield
    speak("en")


def template(node):
    """The text of a constant or an f-string, each value as `{}`; None for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return None


def branches(node):
    return [*branches(node.body), *branches(node.orelse)] if isinstance(node, ast.IfExp) else [node]


def written():
    """Every message that the source writes, with its place."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            parts = []
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                parts = node.args[:3] if name in ERRORS else node.args[:1] if name in SPOKEN else []
            elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in VARIABLES:
                parts = [node.value]
            for text in map(template, (branch for part in parts for branch in branches(part))):
                if text and re.search(r"[A-Za-z]{2}", text.replace("{}", "")):
                    yield f"{path.relative_to(SOURCE)}:{node.lineno}", text


def test_every_error_and_message_is_in_the_catalogue(messages):
    found = list(written())
    assert len(found) > 250
    assert sorted({(place, text) for place, text in found if text not in messages and text not in COMPOSED}) == []


def test_every_help_text_is_in_the_catalogue(messages):
    from typer.main import get_command

    from gouji.cli import app

    def texts(command):
        yield command.help
        yield from (item.help for item in command.params if getattr(item, "help", None))
        for below in getattr(command, "commands", {}).values():
            yield from texts(below)

    found = ["\n".join(line.strip() for line in text.strip().splitlines()) for text in texts(get_command(app)) if text]
    assert len(found) > 60
    assert [text for text in found if text not in messages] == []


def test_the_compiled_catalogue_is_that_of_the_source(messages):
    compiled = read_mo(io.BytesIO((FOLDER / "gouji.mo").read_bytes()))
    assert {entry.id: entry.string for entry in compiled if entry.id} == messages


def test_translations_are_chinese_and_keep_their_values(messages):
    for text, said in messages.items():
        assert said
        assert len(re.findall(r"\{\d?\}", said)) == text.count("{}"), text
    shared = [text for text, said in messages.items() if not CJK.search(said)]
    assert [text for text in shared if re.search(r"[a-z]{2} [a-z]{2}", text)] == []


def test_values_are_put_in_and_those_that_are_messages_translated():
    known = catalogue("zh")
    assert known.find("holds 3 reports") == "含有 3 份报告"
    assert known.find("setting 'year' in gouji.toml") == "gouji.toml 中的设置 'year'"
    assert known.find("something no one has said") is None
    assert catalogue("en").find("is empty") is None


def test_errors_and_notes_made_of_them_are_told_in_chinese(chinese):
    error = ReadError("a: b.txt", "is empty", "fetch the report again")
    assert in_words(error) == told(str(error)) == "a: b.txt：是空文件；请重新获取报告"
    assert in_words(UsageError("format 'x'", "is not known", "choose one of: csv")) == "格式 'x'：无此项；可选：csv"
    assert told("x.txt: is of no known genre; name one with --profile (zfxxgk)").startswith("x.txt：不属于已知文种")
    assert told("x.txt: took longer than 5 s; give it more with --timeout") == "x.txt：超过 5 秒；可用 --timeout 放宽"
    assert told("what nobody wrote down") == "what nobody wrote down"


def test_english_is_what_stands_in_the_source():
    error = UsageError("format 'x'", "is not known", "choose one of: csv")
    assert in_words(error) == str(error)
    assert told("is empty") == "is empty"


def bases():
    """What the checks say they rest on, as written in their source, and what the identities of the genres do."""
    for path in sorted((SOURCE / "checks").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            given = None
            named = getattr(node, "arg", "") if isinstance(node, ast.keyword) else ""
            if isinstance(node, ast.Assign):
                named = getattr(node.targets[0], "id", "").strip("_").lower()
            if named == "basis":
                given = node.value
            elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "discrepancy" and len(node.args) > 4:
                given = node.args[4]
            for text in map(template, branches(given)):
                if text:
                    yield text
    profile = load_profile("zfxxgk")
    yield from (rule.basis.zh for rule in profile.identities if rule.basis.zh)
    yield from (form.document for form in profile.forms)


def test_what_a_check_rests_on_is_there_in_english():
    known = {entry.id: entry.string for entry in read_po(io.BytesIO((SOURCE / "locale/en/LC_MESSAGES/basis.po").read_bytes())) if entry.id}
    compiled = read_mo(io.BytesIO((SOURCE / "locale/en/LC_MESSAGES/basis.mo").read_bytes()))
    assert {entry.id: entry.string for entry in compiled if entry.id} == known
    found = set(bases())
    assert len(found) > 25
    assert sorted(found - set(known)) == []
    assert [said for said in known.values() if CJK.search(said)] == []
    for rule in load_profile("zfxxgk").identities:
        assert known.get(rule.basis.zh, "") == rule.basis.en
