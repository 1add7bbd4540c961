"""What unit, way and verb of a figure still change of its meaning."""

from __future__ import annotations

import re
from dataclasses import replace

from gouji.claims.meanings import DECISIONS, OTHER, Meaning, Setting
from gouji.quantity import Unit

_POWERS = re.compile("权力|权责|职权|(?:责任|事项|许可|监管)清单|调整[为至到]")
_LOOKED = re.compile("清查|梳理|排查|核查|复核|评估|备案|报备")
_STANDING = re.compile("(?:集中公开|汇编|归集|公布)[^，。；]{0,8}(?:现行有效|继续有效)")
_REACHED = re.compile("惠及|受益|覆盖|服务(?:群众|企业|市民)|培训")
_OFFERED = re.compile("(?:网上|掌上|线上|全程|就近|一次|在线)?(?:可办|通办|网办|帮办|代办|能办|办成)$|网上可查|可查询?$")
_CONCLUDED = re.compile("(?<!未)(?<!未能)(?:审结|结案|办结)")
_PERSONS_TIMES = re.compile(r"\d\s*人\s*\d+\s*[件次条]")


def fitted(meaning: Meaning, setting: Setting, unit: Unit) -> Meaning:
    """The meaning of a figure, fitted to what stands around it."""
    if _of_powers(meaning, setting) or _of_service(meaning, setting) or _of_stock(meaning, setting) or _of_class(meaning, setting):
        return Meaning(OTHER, "other", label=setting.left.text)
    return _concluded(_by_way(_of_unit(meaning, setting, unit), setting), setting)


def _of_powers(meaning: Meaning, setting: Setting) -> bool:
    """True for 梳理权力事项，行政许可24项 and 行政许可由26项调整为24项: kinds of powers, not decisions."""
    row = (meaning.concept or "").partition(".")[0]
    return row in DECISIONS and setting.unit == "项" and _POWERS.search(setting.around.text) is not None


def _of_stock(meaning: Meaning, setting: Setting) -> bool:
    """True for 清查规范性文件11件 and 集中公开现行有效规范性文件25件: documents looked through or standing, not made."""
    looked = _LOOKED.search(setting.around.text) is not None and not setting.left.has_act("make")
    return (meaning.concept or "").endswith(".made") and (looked or _STANDING.search(setting.around.text) is not None)


def _of_class(meaning: Meaning, setting: Setting) -> bool:
    """True for 机构职能1条 of 公开148条: a class of information, not a kind of applicant."""
    pages = setting.unit in ("条", "篇", "则") and setting.whole in (OTHER, "proactive_total", "proactive_part")
    return meaning.concept == "received" and bool(meaning.dimensions) and setting.member and pages


def _of_service(meaning: Meaning, setting: Setting) -> bool:
    """True for 惠及4500万参保群众 and 50项业务网上可办: people reached and services offered are no requests."""
    reached = _REACHED.search(setting.left.text) is not None or _OFFERED.search(setting.right.text) is not None
    return meaning.topic == "request" and reached and "申请公开" not in setting.around.text


def _of_unit(meaning: Meaning, setting: Setting, unit: Unit) -> Meaning:
    """The meaning where its unit may count it: of 1人2次 the persons are no requests, nor are 23个事项 that nothing names as such."""
    if meaning.topic != "request" or not meaning.concept or meaning.concept == OTHER:
        return meaning
    persons = unit.symbol == "人" and _PERSONS_TIMES.search(setting.around.text) is not None
    named = any(noun.get("topic") == "request" for noun in setting.around.all("topic"))
    return Meaning(OTHER, "other", label=setting.left.text) if persons or (unit.symbol == "个" and not named) else meaning


def _by_way(meaning: Meaning, setting: Setting) -> Meaning:
    """其中网上收到公民申请15件: the list divides by way, and 公民 only says who applies."""
    whoever = setting.member and setting.left.has("channel") and any(word.text == "公民" for word in setting.left.all("applicant"))
    return Meaning(OTHER, "request", label=setting.left.text, axis="channel") if whoever and meaning.topic == "request" else meaning


def _concluded(meaning: Meaning, setting: Setting) -> Meaning:
    """复议案件审结88件: those that are still pending are left out."""
    cases = (meaning.concept or "").endswith(".total") and not meaning.role
    return replace(meaning, role="concluded") if cases and _CONCLUDED.search(setting.left.text) else meaning
