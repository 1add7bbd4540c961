"""The folder of a batch: local, and one run's at a time."""

import pytest

from gouji.batch import place
from gouji.batch.place import held, local_folder
from gouji.errors import UsageError


def test_a_local_folder_is_taken(tmp_path):
    assert local_folder(tmp_path / "out") == tmp_path / "out"


def test_an_address_and_a_file_are_refused(tmp_path):
    (tmp_path / "x").write_text("")
    for target in ("s3://bucket/out", str(tmp_path / "x")):
        with pytest.raises(UsageError):
            local_folder(target)


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "fuse.sshfs", "fuse.rclone"])
def test_a_network_share_is_refused_with_a_way_out(tmp_path, monkeypatch, kind):
    monkeypatch.setattr(place, "_file_system", lambda folder: kind)
    with pytest.raises(UsageError, match=f"{kind}.*gouji export"):
        local_folder(tmp_path)


def test_a_held_folder_is_refused_and_let_go_afterwards(tmp_path):
    with held(tmp_path), pytest.raises(UsageError, match="in use"), held(tmp_path):
        pass
    with held(tmp_path):
        pass


def test_a_folder_that_cannot_be_made_is_one_clear_error(tmp_path):
    (tmp_path / "x").write_text("")
    with pytest.raises(UsageError, match="cannot be written"), held(tmp_path / "x" / "out"):
        pass
