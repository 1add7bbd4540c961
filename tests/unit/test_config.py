"""Settings: layers, unknown keys, wrong types."""

import pytest

from gouji.config import Settings, load_settings
from gouji.errors import UsageError


def test_nearest_file_wins_over_defaults_and_the_call_over_both(tmp_path):
    (tmp_path / "gouji.toml").write_text('lang = "en"\nmin-score = 0.7\n')
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    settings = load_settings(inner, min_score=0.9, profile=None)
    assert (settings.lang, settings.min_score, settings.profile) == ("en", 0.9, "")


def test_pyproject_table_is_read_and_lists_are_codes(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[tool.gouji]\nselect = ["gj1", "GJ201"]\n[tool.gouji.options.GJ301]\nminimum = 3\n')
    settings = load_settings(tmp_path)
    assert settings.select == ("GJ1", "GJ201")
    assert settings.options["GJ301"]["minimum"] == 3


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("lnag = 'en'", "did you mean 'lang'"),
        ("jobs = 'two'", "the default is 0"),
        ("lang = 'fr'", "cannot be 'fr'"),
        ("jobs = ", "not valid TOML"),
    ],
)
def test_a_bad_file_is_an_error_that_says_what_to_do(tmp_path, line, said):
    (tmp_path / "gouji.toml").write_text(line)
    with pytest.raises(UsageError, match=said):
        load_settings(tmp_path)


def test_select_and_ignore_work_by_beginnings():
    settings = Settings(select=("GJ1", "GJ203"), ignore=("GJ104",))
    assert settings.selects("GJ101")
    assert settings.selects("GJ203")
    assert not settings.selects("GJ104")
    assert not settings.selects("GJ201")
    assert not Settings().selects("GJ109", default=False)
