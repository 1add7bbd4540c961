"""Which files a batch has, and what they are called."""

import zipfile

import pytest

from gouji.batch import find_inputs, inputs_of, read_manifest
from gouji.batch.worker import audited
from gouji.config import Settings
from gouji.errors import UsageError
from gouji.records import Identity, Status


def touch(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")


def names(inputs):
    return [item.name for item in inputs.files]


def test_a_folder_is_walked_in_order_without_lock_and_hidden_files(tmp_path):
    touch(tmp_path, "乙/报告.txt", "甲/报告.txt", "甲/~$报告.docx", ".git/x.txt", "甲/.x.txt", "10.txt", "9.txt", "notes.xyz")
    inputs = find_inputs([str(tmp_path)])
    assert names(inputs) == ["10.txt", "9.txt", "乙/报告.txt", "甲/报告.txt"]
    assert [path.rpartition("/")[2] for path in inputs.skipped] == ["notes.xyz"]


def test_names_from_several_places_are_relative_to_what_they_share(tmp_path):
    touch(tmp_path, "a/r.txt", "b/r.txt", "b/c/r.txt")
    assert names(find_inputs([str(tmp_path / "a"), str(tmp_path / "b")])) == ["a/r.txt", "b/c/r.txt", "b/r.txt"]
    assert names(find_inputs([str(tmp_path / "*" / "r.txt")])) == ["a/r.txt", "b/r.txt"]
    assert names(find_inputs([str(tmp_path / "b" / "r.txt")])) == ["r.txt"]
    assert [item.name for item in inputs_of([tmp_path / "a" / "r.txt", tmp_path / "b" / "r.txt", b"x", b"y"])] == [
        "a/r.txt", "b/r.txt", "input", "input-2",
    ]  # fmt: skip


def test_a_file_named_twice_is_one_input_and_a_missing_one_is_said(tmp_path):
    touch(tmp_path, "a.txt")
    inputs = find_inputs([str(tmp_path), str(tmp_path / "a.txt"), str(tmp_path / "gone.txt")])
    assert names(inputs) == ["a.txt"]
    assert len(inputs.missing) == 1


def test_links_that_lead_in_circles_are_not_followed(tmp_path):
    touch(tmp_path, "a/r.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    assert names(find_inputs([str(tmp_path)])) == ["a/r.txt"]


@pytest.mark.parametrize("name", ["empty", "*.nothing"])
def test_nothing_found_is_wrong_use(tmp_path, name):
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError):
        find_inputs([str(tmp_path / name)])


def manifest(folder, text):
    (folder / "list.csv").write_text(text, encoding="utf-8-sig")
    return folder / "list.csv"


def test_a_manifest_gives_identities_for_certain(tmp_path):
    touch(tmp_path, "x/2022.txt", "y.txt")
    path = manifest(tmp_path, "path,issuer,year,parent,region\nx/2022.txt,教育局,2022,某县人民政府,某县\ny.txt,,,,\ngone.txt,,2020,,\n")
    inputs = read_manifest(path)
    assert names(inputs) == ["x/2022.txt", "y.txt"]
    assert inputs.missing == ("gone.txt",)
    assert inputs.files[0].given == Identity("教育局", 2022, parent="某县人民政府", region="某县")
    assert inputs.files[1].given is None


def test_what_a_manifest_gives_stands_above_what_is_recognised(tmp_path):
    report = "甲县财政局2021年政府信息公开工作年度报告\n一、总体情况\n2021年收到申请3件。\n"
    (tmp_path / "a.txt").write_text(report, encoding="utf-8")
    inputs = read_manifest(manifest(tmp_path, "path,issuer,year\na.txt,乙县财政局,2022\n"))
    result = audited(inputs.files[0], Settings(profile="zfxxgk"))
    assert (result.identity.issuer, result.identity.year) == ("乙县财政局", 2022)
    assert (result.identity.issuer_doubt, result.identity.year_doubt) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("file\na.txt\n", "file"),
        ("path,yaer\na.txt,2020\n", "yaer"),
        ("path,year\na.txt,20\n", "line 2"),
        ("path\na.txt\na.txt\n", "second time"),
        ("path\n", "names no report"),
        ("path,year\n,2020\n", "names no path"),
    ],
)
def test_a_slip_in_a_manifest_is_named_with_its_line(tmp_path, text, said):
    touch(tmp_path, "a.txt")
    with pytest.raises(UsageError, match=said):
        read_manifest(manifest(tmp_path, text))


def test_an_archive_is_a_folder_on_another_file_system(tmp_path):
    pytest.importorskip("fsspec")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for name in ("县/甲.txt", "县/~$甲.txt", "乙.txt", "x.xyz"):
            archive.writestr(name, f"某县财政局2023年政府信息公开工作年度报告\n一、总体情况\n{name}收到申请3件。\n")
    inputs = find_inputs([f"zip://::{tmp_path}/all.zip"])
    assert sorted(item.name.partition("::")[0] for item in inputs.files) == ["乙.txt", "县/甲.txt"]
    result = audited(inputs.files[0], Settings(profile="zfxxgk"))
    assert result.status is Status.OK
    assert result.source.size > 0


def test_a_folder_by_address_reads_like_one_by_path(tmp_path):
    pytest.importorskip("fsspec")
    touch(tmp_path, "a/r.txt", "b.txt")
    inputs = find_inputs([f"file://{tmp_path}"])
    assert names(inputs) == ["a/r.txt", "b.txt"]
    small = Settings(profile="zfxxgk", max_size=0)
    assert audited(inputs.files[0], small).status is Status.TOO_LARGE


def test_an_address_that_is_not_there_is_wrong_use():
    pytest.importorskip("fsspec")
    with pytest.raises(UsageError):
        find_inputs(["nosuchprotocol://bucket/folder"])
