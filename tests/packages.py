"""Zip files made by hand: those that are not to be trusted, each with the status it ends in, and odd ones that are whole."""

from __future__ import annotations

import io
import stat
import struct
import zipfile

TITLE = "某县人民政府2023年政府信息公开工作年度报告"
TEXT = f"{TITLE}\n一、总体情况\n全年收到申请12件。\n二、主动公开政府信息情况\n无。\n三、收到和处理政府信息公开申请情况\n见表。\n"
TABLE = "| 信息内容 | 本年制发件数 |\n| --- | --- |\n| 规章 | 3 |\n| 行政规范性文件 | 4 |\n"


def zipped(*entries, compression=zipfile.ZIP_DEFLATED):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as file:
        for name, content in entries:
            file.writestr(name, content)
    return target.getvalue()


def renamed(old: bytes, new: bytes, flag: int | None = None):
    """A zip file whose only member is called by these very bytes."""
    assert len(old) == len(new)
    data = bytearray(zipped((old.decode("ascii"), TEXT)).replace(old, new))
    if flag is not None:
        data[data.index(b"PK\x01\x02") + 8 : data.index(b"PK\x01\x02") + 10] = struct.pack("<H", flag)
    return bytes(data)


def link():
    info = zipfile.ZipInfo("report.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        file.writestr(info, "/etc/passwd")
    return target.getvalue()


def locked():
    data = bytearray(zipped(("report.txt", TEXT)))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + offset] |= 1
    return bytes(data)


def overlapping():
    """Two entries of the directory that share one member's bytes."""
    data = zipped(("a.txt", TEXT * 50), ("b.txt", TEXT * 50))
    first, second = (i for i in range(len(data)) if data.startswith(b"PK\x01\x02", i))
    changed = bytearray(data)
    changed[second + 42 : second + 46] = data[first + 42 : first + 46]
    return bytes(changed)


def renamed_twins():
    return zipped(("reporta.txt", TEXT), ("reportb.txt", TEXT)).replace(b"reportb", b"reporta")


UNSAFE = {
    "leads up": (lambda: zipped(("../report.txt", TEXT)), "unreadable"),
    "leads up with backslashes": (lambda: zipped(("a\\..\\..\\report.txt", TEXT)), "unreadable"),
    "absolute": (lambda: zipped(("/etc/report.txt", TEXT)), "unreadable"),
    "drive": (lambda: zipped(("C:\\report.txt", TEXT)), "unreadable"),
    "share": (lambda: zipped(("\\\\server\\report.txt", TEXT)), "unreadable"),
    "zero byte": (lambda: renamed(b"report0.txt", b"report\0.txt"), "unreadable"),
    "link": (link, "unreadable"),
    "deep": (lambda: zipped(("a/" * 30 + "report.txt", TEXT)), "unreadable"),
    "twins": (renamed_twins, "unreadable"),
    "overlap": (overlapping, "unreadable"),
    "locked": (locked, "encrypted"),
    "bomb": (lambda: zipped(("report.txt", b"1" * 150_000_000)), "too_large"),
    "bomb of many": (lambda: zipped(*((f"r{i}.txt", b"1" * 3_000_000) for i in range(40))), "too_large"),
    "many members": (lambda: zipped(*((f"{i}.txt", b"1") for i in range(5_001))), "too_large"),
    "nested": (lambda: zipped(("inner.zip", zipped(("report.txt", TEXT)))), "unreadable"),
    "cut": (lambda: zipped(("report.txt", TEXT))[:60], "unreadable"),
    "nothing": (lambda: zipped(("picture.svg", b"<svg/>")), "unreadable"),
    "hidden": (lambda: zipped((".report.txt", TEXT), ("__MACOSX/report.txt", TEXT)), "unreadable"),
}


def nested(depth):
    data = zipped(("report.txt", TEXT))
    for level in range(depth):
        data = zipped((f"level{level}.zip", data))
    return data


def wrong_sum():
    data = bytearray(zipped(("report.txt", TEXT), compression=zipfile.ZIP_STORED))
    data[data.index("全年".encode())] ^= 1
    return bytes(data)


def lying_size():
    data = bytearray(zipped(("report.txt", TEXT * 100)))
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = struct.pack("<I", 100)
    return bytes(data)


def marked(offset, value):
    """An archive with a field of its end record changed."""
    data = bytearray(zipped(("report.txt", TEXT)))
    place = data.rindex(b"PK\x05\x06") + offset
    data[place : place + 2] = struct.pack("<H", value)
    return bytes(data)


def endless_list():
    """An end record that speaks of a list of three thousand million bytes."""
    data = bytearray(zipped(("report.txt", TEXT)))
    place = data.rindex(b"PK\x05\x06") + 12
    data[place : place + 4] = struct.pack("<I", 3_000_000_000)
    return bytes(data)


def commented():
    target = io.BytesIO(zipped(("report.txt", TEXT)))
    with zipfile.ZipFile(target, "a") as file:
        file.comment = b"x" * 65_000
    return target.getvalue()


MORE_UNSAFE = {
    "nested five deep": (lambda: nested(5), "unreadable"),
    "hundred thousand members": (lambda: zipped(*((f"{i}.txt", b"") for i in range(100_000))), "too_large"),
    "endless list": (endless_list, "too_large"),
    "wrong sum": (wrong_sum, "unreadable"),
    "lying size": (lying_size, "unreadable"),
    "no member": (zipped, "unreadable"),
    "folders alone": (lambda: zipped(("reports/", b""), ("reports/2023/", b"")), "unreadable"),
    "leads up in the middle": (lambda: zipped(("a/../../report.txt", TEXT)), "unreadable"),
    "device": (lambda: zipped(("//./PhysicalDrive0.txt", TEXT)), "unreadable"),
}
WHOLE = {
    "name of 300 bytes": lambda: zipped((f"{'政' * 100}.txt", TEXT)),
    "blanks and dashes": lambda: zipped((" -rf 报告 .txt", TEXT)),
    "dots at the end": lambda: zipped(("report.txt", TEXT), ("附件...", b"x")),
    "emoji": lambda: zipped(("报告📊.txt", TEXT)),
    "turned letters": lambda: zipped(("报告\u202etxt.exe\u202c.txt", TEXT)),
    "line break": lambda: zipped(("报\n告.txt", TEXT)),
    "GBK": lambda: renamed(b"xxxxxxx.txt", "报告2023".encode("gbk")[:7] + b".txt", flag=0),
    "backslash in GBK": lambda: renamed(b"x" * 12 + b".txt", "報告誠信2023".encode("gbk") + b".txt", flag=0),
    "stored": lambda: zipped(("report.txt", TEXT), compression=zipfile.ZIP_STORED),
    "bzip2": lambda: zipped(("report.txt", TEXT), compression=zipfile.ZIP_BZIP2),
    "lzma": lambda: zipped(("report.txt", TEXT), compression=zipfile.ZIP_LZMA),
    "after it a comment": commented,
    "own folder": lambda: zipped(("./2023/report.txt", TEXT)),
    "twins by case": lambda: zipped(("Report.txt", TEXT), ("report.txt", TEXT.replace("某县", "另县"))),
}
