"""LibreOffice as a converter: without a window, macros, links or network, with a profile of its own, and with a clock."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gouji.errors import ReadError
from gouji.pulse import beat
from gouji.readers.office.kinds import OFD, Kind
from gouji.readers.room import take_room

PROGRAMS = ("soffice", "libreoffice")
INSTALL = "install LibreOffice (apt-get install libreoffice-writer-nogui), or save it as .docx or .pdf"
LIMIT = 100.0
"""Seconds a conversion may take; the first one builds a profile."""

AGAIN = 81
"""Exit code of a program that has set up its profile and wants to be started once more."""

MAX_RESULT = 300_000_000
PR_SET_PDEATHSIG = 1
FILTERS = {"docx": "docx:MS Word 2007 XML", "pdf": "pdf"}
NOWHERE = "http://127.0.0.1:9"

SAFE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""  # noqa: E501 - one setting a line, as LibreOffice writes them


def program() -> str | None:
    """The LibreOffice program, None where it is not installed. The program itself is taken, not the script that starts it."""
    for name in PROGRAMS:
        found = shutil.which(name)
        if found:
            own = Path(found).resolve().with_name("soffice.bin")
            return str(own) if own.is_file() else found
    return None


def converted(data: bytes, kind: Kind, name: str) -> bytes:
    """The document as DOCX or PDF.

    Raises:
        ReadError: LibreOffice is not installed, takes too long (`timeout`), or cannot open the document.
    """
    soffice = program()
    if soffice is None:
        raise ReadError(name, f"is {kind.title}", INSTALL)
    with tempfile.TemporaryDirectory(prefix="gouji-office-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        source, result = place / f"document.{kind.suffix}", place / "out" / f"document.{kind.target}"
        source.write_bytes(data)
        profile = place / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(SAFE, encoding="utf-8")
        options = ["--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", f"-env:UserInstallation={profile.as_uri()}"]
        command = [soffice, *options, "--convert-to", FILTERS[kind.target], "--outdir", str(result.parent), str(source)]
        if _run(command, place, name) == AGAIN:
            _run(command, place, name)
        if not result.is_file():
            remedy = "save it as .pdf" if kind is OFD else "save it as .docx or .pdf"
            raise ReadError(name, f"is {kind.title} that LibreOffice cannot open", remedy)
        if result.stat().st_size > MAX_RESULT:
            raise ReadError(name, f"is {kind.title} that grows too large", "save it as .docx or .pdf", "too_large")
        return result.read_bytes()


def _run(command: list[str], place: Path, name: str) -> int:
    """Run to the end or to the limit; whatever it started ends with it. Returns its exit code."""
    take_room()
    own = {"HOME": str(place), "TMPDIR": str(place), "http_proxy": NOWHERE, "https_proxy": NOWHERE, "SAL_USE_VCLPLUGIN": "svp"}
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=place,
        env={**os.environ, **own},
        start_new_session=True,
        preexec_fn=_end_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509 - one call to the kernel
    )
    begun = time.monotonic()
    try:
        while process.poll() is None:
            if time.monotonic() - begun > LIMIT:
                raise ReadError(name, f"keeps LibreOffice busy for more than {LIMIT:g} s", "save it as .docx or .pdf", "timeout")
            beat()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(1)
    finally:
        _end(process)
    return process.returncode


def _end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def _end_with_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
