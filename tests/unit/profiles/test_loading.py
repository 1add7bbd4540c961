import copy
import pickle
import tomllib
from importlib import resources

import pytest

from gouji.errors import ProfileError, UsageError
from gouji.profiles import available_profiles, load_profile
from gouji.profiles.loading import read_profile

DATA = tomllib.loads((resources.files("gouji.profiles") / "zfxxgk.toml").read_text(encoding="utf-8"))


@pytest.fixture
def data():
    return copy.deepcopy(DATA)


def test_the_genre_loads_by_name():
    assert "zfxxgk" in available_profiles()
    profile = load_profile("zfxxgk")
    assert profile.concept("fees").unit == "万元"
    assert profile.concept("norm_docs.made").counterpart == "norm_docs.new_made"
    assert profile.concept("completion_rate").formula is not None
    assert {part.id for part in profile.parts("unavailable")} == {
        "unavailable.not_held",
        "unavailable.needs_creation",
        "unavailable.unclear_after_correction",
    }
    assert profile.table_of("litigation.after_review.total") == "disputes"
    assert profile.table_of("on_hand") == ""


def test_every_identity_has_a_basis_in_both_languages():
    for identity in load_profile("zfxxgk").identities:
        assert identity.basis.zh
        assert identity.basis.en


def test_a_profile_can_be_sent_to_another_process():
    profile = load_profile("zfxxgk")
    assert pickle.loads(pickle.dumps(profile)) == profile


def test_unknown_profile_lists_the_known():
    with pytest.raises(UsageError, match="zfxxgk"):
        load_profile("no_such_genre")


def test_unknown_key_suggests_the_right_one(data):
    data["concept"][0]["uint"] = "件"
    with pytest.raises(ProfileError, match=r"x\.toml, \[\[concept\]\] 1 .*key 'uint'.*did you mean 'unit'"):
        read_profile(data, "x.toml")


def test_unknown_top_key(data):
    data["tabel"] = []
    with pytest.raises(ProfileError, match="did you mean 'table'"):
        read_profile(data, "x.toml")


def test_wrong_type_is_named(data):
    data["form"][0]["first_year"] = "2019"
    with pytest.raises(ProfileError, match=r"\[\[form\]\] 1 .*first_year.*int"):
        read_profile(data, "x.toml")


def test_formula_error_names_key_and_position(data):
    data["identity"][0]["formula"] = "received + = handled"
    with pytest.raises(ProfileError, match=r"\[\[identity\]\] 1 \(balance\), key 'formula'.*position 12"):
        read_profile(data, "x.toml")


def test_name_that_nothing_bears(data):
    data["identity"][0]["formula"] = "recieved + carried_in = handled + carried_out"
    with pytest.raises(ProfileError, match="'recieved' is not known"):
        read_profile(data, "x.toml")


def test_concept_standing_twice(data):
    data["concept"].append(data["concept"][0])
    with pytest.raises(ProfileError, match="stands twice"):
        read_profile(data, "x.toml")


def test_cell_without_a_concept(data):
    data["table"][0]["block"][0]["columns"][0]["id"] = "issued"
    with pytest.raises(ProfileError, match=r"regulations\.issued"):
        read_profile(data, "x.toml")


def test_narrative_beside_the_profile_is_merged(tmp_path):
    source = (resources.files("gouji.profiles") / "zfxxgk.toml").read_text(encoding="utf-8")
    (tmp_path / "mine.toml").write_text(source, encoding="utf-8")
    (tmp_path / "mine.narrative.toml").write_text('[cues]\nreceived = ["收到"]\n', encoding="utf-8")
    assert load_profile(tmp_path / "mine.toml").narrative["cues"] == {"received": ["收到"]}


def test_broken_toml_names_the_file(tmp_path):
    (tmp_path / "mine.toml").write_text("id = ", encoding="utf-8")
    with pytest.raises(ProfileError, match=r"mine\.toml"):
        load_profile(tmp_path / "mine.toml")
