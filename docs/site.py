"""Builds the pages of the checks from their docstrings, so that the site and `gouji explain` cannot differ."""

from __future__ import annotations

import re
from typing import Any

from mkdocs.structure.files import File, Files

from gouji.checks import Check, catalogue
from gouji.writers.wording import SEVERITIES

FAMILIES = {
    "GJ1": "表内 · within the tables",
    "GJ2": "正文与表格 · text and table",
    "GJ3": "正文之内 · within the text",
    "GJ4": "年度与机关之间 · between years and bodies",
    "GJ5": "格式与时限 · form and dates",
    "GJ9": "读取说明 · remarks on reading",
}

HEAD = re.compile(r"^(Finds|Why|Decides|False alarms|Basis|Measured|发现|缘由|判断|误报|依据|实测): ", re.MULTILINE)


def on_config(config: Any) -> Any:
    """Put the pages of the checks into the navigation."""
    config.nav = [_with_checks(entry) for entry in config.nav]
    return config


def on_files(files: Files, config: Any) -> Files:
    """Add an overview and a page a check."""
    pages = {"checks/index.md": _overview(), **{f"checks/{check.code.lower()}.md": _page(check) for check in catalogue()}}
    for name, text in pages.items():
        files.append(File.generated(config, name, content=text))
    return files


def _with_checks(entry: Any) -> Any:
    if "Checks" not in entry:
        return entry
    groups = [{title: [_entry(check) for check in catalogue() if check.code.startswith(family)]} for family, title in FAMILIES.items()]
    return {"Checks": [{"All checks": "checks/index.md"}, *groups]}


def _entry(check: Check) -> dict[str, str]:
    return {f"{check.code} {check.title.en}": f"checks/{check.code.lower()}.md"}


def _overview() -> str:
    lines = ["# Checks 核对规则", ""]
    for family, title in FAMILIES.items():
        lines += ["", f"## {title}", "", "| code | severity | what it finds | 发现什么 |", "|---|---|---|---|"]
        for check in catalogue():
            if check.code.startswith(family):
                link = f"[{check.code}]({check.code.lower()}.md)"
                lines.append(f"| {link} | {SEVERITIES[check.severity].en} | {check.title.en} | {check.title.zh} |")
    return "\n".join(lines) + "\n"


def _page(check: Check) -> str:
    lines = [f"# {check.code} {check.title.en}", "", f"**{check.title.zh}**", ""]
    severity = SEVERITIES[check.severity]
    runs = "" if check.default else " · runs only where it is selected"
    lines += [f"Severity {severity.en} {severity.zh} · name `{check.name}`{runs}", ""]
    for lang, heading in (("en", "English"), ("zh", "中文")):
        _, _, body = check.page.get(lang).partition("\n")
        lines += [f"## {heading}", "", HEAD.sub(lambda match: f"**{match[1]}** ", body.strip()).replace("\n**", "\n\n**"), ""]
    if check.options:
        lines += ["## Options", "", "In `gouji.toml`, under `[options." + check.code + "]`:", "", "| option | default |", "|---|---|"]
        lines += [f"| `{name}` | `{value!r}` |" for name, value in check.options.items()]
    return "\n".join(lines) + "\n"
