"""What of a page a visitor does not see."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_UNSEEN_NAMES = (
    "head script style noscript template title meta link select datalist textarea button svg math iframe object embed "
    "audio video canvas map rt rp noframes frameset"
)
UNSEEN = frozenset(_UNSEEN_NAMES.split())
"""Elements whose content is no text of the page. `rt` holds Pinyin put over characters."""

HIDING_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|!|$)|mso-hide\s*:\s*all", re.I
)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
PRINT_ONLY = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.S)
SIMPLE_SELECTOR = re.compile(r"^(?:[a-z]+\d?)?([.#])([\w-]+)$", re.I)


@dataclass(frozen=True, slots=True)
class HiddenRules:
    """Classes and ids that the page's own style sheet hides."""

    classes: frozenset[str] = field(default=frozenset())
    ids: frozenset[str] = field(default=frozenset())

    def hide(self, attributes: dict[str, str | None]) -> bool:
        """Whether an element with these attributes is not shown."""
        if not attributes:
            return False
        style = attributes.get("style")
        if (style and HIDING_STYLE.search(style)) or "hidden" in attributes:
            return True
        if self.ids and (attributes.get("id") or "") in self.ids:
            return True
        return bool(self.classes) and not self.classes.isdisjoint((attributes.get("class") or "").split())


def hidden_rules(sheets: str) -> HiddenRules:
    """Read the rules that hide elements by one class or one id; rules for some media only are left aside."""
    classes: set[str] = set()
    ids: set[str] = set()
    if "none" not in sheets and "hidden" not in sheets:
        return HiddenRules()
    for selectors, body in RULE.findall(PRINT_ONLY.sub("", sheets)):
        if not re.search(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", body.strip(), re.I):
            continue
        for selector in selectors.split(","):
            found = SIMPLE_SELECTOR.match(selector.strip())
            if found:
                (classes if found[1] == "." else ids).add(found[2])
    return HiddenRules(frozenset(classes), frozenset(ids))
