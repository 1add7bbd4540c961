"""GOUJI_LANG goes before the file, the file before the locale, and Chinese is the default."""

import pytest

from gouji.config import load_settings, origins
from gouji.errors import UsageError
from gouji.language import Choice, chosen, named


@pytest.mark.parametrize(
    ("environment", "choice"),
    [
        ({}, Choice("zh", "")),
        ({"LANG": "C.UTF-8"}, Choice("zh", "")),
        ({"LANG": "en_GB.UTF-8"}, Choice("en", "LANG")),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "zh_CN.GBK"}, Choice("zh", "LC_ALL")),
        ({"LANG": "fr_FR"}, Choice("zh", "")),
        ({"LANG": "zh_CN", "GOUJI_LANG": "en"}, Choice("en", "GOUJI_LANG")),
        ({"LANG": "en_US", "GOUJI_LANG": "auto"}, Choice("en", "LANG")),
    ],
)
def test_choice(environment, choice):
    assert chosen(environment) == choice


def test_an_unknown_language_is_refused():
    with pytest.raises(UsageError, match="GOUJI_LANG: cannot be 'fr'; choose one of: zh, en"):
        named({"GOUJI_LANG": "fr"})


def test_settings_follow(tmp_path, monkeypatch):
    monkeypatch.delenv("GOUJI_LANG", raising=False)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert load_settings(tmp_path).lang == "en"
    assert origins(tmp_path)["lang"] == "LC_ALL"
    (tmp_path / "gouji.toml").write_text('lang = "zh"\n', encoding="utf-8")
    assert load_settings(tmp_path).lang == "zh"
    assert origins(tmp_path)["lang"] == "gouji.toml [lang]"
    monkeypatch.setenv("GOUJI_LANG", "en")
    assert load_settings(tmp_path).lang == "en"
    assert load_settings(tmp_path, lang="zh").lang == "zh"
    assert origins(tmp_path)["lang"] == "GOUJI_LANG"
