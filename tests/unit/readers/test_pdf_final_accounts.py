import importlib.util
import json
from pathlib import Path

import pytest

from gouji.readers import read

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold" / "final-accounts-tables.json"

pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="the sample reports are not here")


def _benchmark():
    spec = importlib.util.spec_from_file_location("final_accounts", ROOT / "benchmarks" / "final_accounts.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_tables_are_as_typed_from_the_page_images():
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    tables = read(SHARED / gold["file"]).tables
    assert len(tables) == 10
    assert [found for found in _benchmark().differences(gold, tables) if found[1]] == []


@pytest.mark.parametrize(("name", "count"), [("putuo-shegong-2024.pdf", 10), ("form-blank.pdf", 10)])
def test_no_phantom_tables(name, count):
    tables = read(SHARED / "reports" / "final_accounts" / name).tables
    assert len(tables) == count
    assert all(table.column_count >= 3 for table in tables)
