"""Writes comments into a Word file: python-docx keeps the parts, runs are split where a comment begins or ends within one."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from gouji.errors import ReadError
from gouji.readers.docx.archive import open_archive
from gouji.records import Evidence, EvidenceKind, Finding, Result, Severity, Text
from gouji.writers import wording
from gouji.writers.docx.places import Places
from gouji.writers.docx.runs import bounded
from gouji.writers.visible import visible

AUTHOR, INITIALS = Text("勾稽", "gouji"), "GJ"
CELLS = 3
"""Cells of one finding that get a comment of their own; a long sum would bury the text."""

DAMAGED = Text("无法按 Word 文件打开", "cannot be opened as a Word file")
ALSO = Text("同上一问题的依据", "more evidence for the finding")


class CannotComment(Exception):
    """There can be no commented copy of a report; `reason` says why."""

    def __init__(self, reason: Text) -> None:
        self.reason = reason
        super().__init__(reason.en)


def commented(data: bytes, result: Result, findings: Sequence[Finding], lang: str) -> bytes:
    """The Word file with a comment for each finding at its first evidence that is found, and short ones at the others.

    A finding whose evidence is not found in the file is a comment at its first line, so that none is lost. Raises
    CannotComment for a file that cannot be opened as it must.
    """
    import docx
    from docx.text.run import Run

    try:
        open_archive(data, result.source.path)
        document = docx.Document(io.BytesIO(data))
        places = Places(document.element.body)
        for finding in findings:
            for number, target in enumerate(_targets(finding, result, places)):
                first, last = _runs(target)
                text = _told(finding, lang) if number == 0 else f"{finding.code} {ALSO.get(lang)}"
                comment = document.add_comment([Run(first, document), Run(last, document)], "", AUTHOR.get(lang), INITIALS)
                _fill(comment, text)
        stream = io.BytesIO()
        document.save(stream)
    except ReadError as error:
        raise CannotComment(DAMAGED) from error
    except (KeyError, ValueError, AttributeError, TypeError, OSError) as error:  # what python-docx raises on odd packages
        raise CannotComment(DAMAGED) from error
    return stream.getvalue()


def _targets(finding: Finding, result: Result, places: Places) -> list[Any]:
    sentences = [item for item in finding.evidence if item.kind is EvidenceKind.SENTENCE]
    cells = [item for item in finding.evidence if item.kind is EvidenceKind.CELL]
    chosen: list[Evidence] = [*sentences, *_leading(cells, finding)]
    found = [place for item in chosen if (place := places.of(item, result.document)) is not None]
    return found or [place for place in (places.first(),) if place is not None]


def _leading(cells: Sequence[Evidence], finding: Finding) -> list[Evidence]:
    """Cells that a diagnosis names first, then the others in their order."""
    named = {edit.subject for edit in finding.diagnosis.edits}
    return sorted(cells, key=lambda item: item.subject not in named)[:CELLS]


def _runs(target: Any) -> tuple[Any, Any]:
    """First and last run of a target; a blank cell gets a run without text to hang the comment on."""
    if isinstance(target, tuple):
        return bounded(*target)
    run = target.makeelement(target.tag.replace("}p", "}r"), {})
    target.append(run)
    return run, run


def _told(finding: Finding, lang: str) -> str:
    severity = wording.SEVERITIES[finding.severity].get(lang)
    mark = "" if finding.calibrated else f" {wording.UNCALIBRATED.get(lang)}"
    score = "" if finding.severity is Severity.INFO else f" {finding.score:.2f}{mark}"
    lines = [f"{finding.code} {severity}{score}", finding.message.get(lang)]
    computed = [item for item in finding.evidence if item.kind is EvidenceKind.COMPUTATION]
    lines += [f"{wording.EVIDENCE[item.kind].get(lang)}: {item.said(lang)}" for item in computed]
    if finding.diagnosis.message.get(lang):
        lines.append(f"{wording.DIAGNOSIS.get(lang)}: {finding.diagnosis.message.get(lang)}")
    lines += [f"{wording.CONSEQUENCE.get(lang)}: {item.code} {item.message.get(lang)}" for item in finding.consequences]
    if finding.basis:
        lines.append(f"{wording.BASIS.get(lang)}: {wording.basis_of(finding, lang)}")
    return "\n".join(lines)


def _fill(comment: Any, text: str) -> None:
    """A paragraph a line; without a date, so that the same audit gives the same file."""
    lines = [visible(line) for line in text.split("\n")]
    comment.paragraphs[0].add_run(lines[0])
    for line in lines[1:]:
        comment.add_paragraph(line)
    for name in [name for name in comment._comment_elm.attrib if name.endswith("}date")]:
        del comment._comment_elm.attrib[name]
