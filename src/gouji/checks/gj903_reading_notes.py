"""部分内容未能读取.

发现: 读取时留下的说明：没有文字的页、字体编码异常的页、编码损坏、修订痕迹等。
缘由: 未读到的内容没有核对，应当让使用者知道。
判断: 逐条转述读取说明，并注明页码。
误报: 本项只作说明。
依据: 本项是对读取情况的说明。

--

Part of the source could not be read.

Finds: what the reader noted: pages without text, fonts that do not tell their characters, damaged encodings, tracked changes.
Why: what was not read was not checked, and a user must know.
Decides: each note is passed on with its page.
False alarms: a remark only.
Basis: a remark about reading.
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.context import CheckContext
from gouji.checks.reading import note_text
from gouji.document import Locator
from gouji.records import Discrepancy, Evidence, EvidenceKind, Severity, Text

SEVERITY = Severity.INFO


def check(context: CheckContext) -> Iterator[Discrepancy]:
    """Yield one remark for each note of the reader."""
    for number, note in enumerate(context.document.notes):
        place = Locator(0, note.page) if note.page else None
        told = note_text(note)
        yield Discrepancy(
            code="GJ903",
            severity=SEVERITY,
            message=Text(f"读取说明：{told.zh}", f"reading: {told.en}"),
            concepts=(),
            figures=(),
            evidence=(Evidence(EvidenceKind.COMPUTATION, told.zh, place, en=told.en),),
            equation=f"note:{number}",
            features=(("reading", 1.0),),
        )
