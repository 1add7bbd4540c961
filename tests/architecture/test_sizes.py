"""File and function sizes: small files with one noun, short functions (the report is printed with -s)."""

import ast
from pathlib import Path
from statistics import quantiles

SOURCE = Path(__file__).resolve().parents[2] / "src" / "gouji"
MAX_FILE, MAX_FUNCTION, P90_FILE, P90_FUNCTION = 400, 80, 300, 35


def functions():
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield f"{path.relative_to(SOURCE)}:{node.name}", node.end_lineno - node.lineno + 1


def test_files_are_small():
    sizes = {path.relative_to(SOURCE): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCE.rglob("*.py")}
    p90 = quantiles(sizes.values(), n=10)[-1]
    print(f"{len(sizes)} files, p90 {p90:.0f}, largest {max(sizes.values())}")
    assert max(sizes.values()) <= MAX_FILE, [name for name, size in sizes.items() if size > MAX_FILE]
    assert p90 <= P90_FILE


def test_functions_are_short():
    sizes = dict(functions())
    p90 = quantiles(sizes.values(), n=10)[-1]
    print(f"{len(sizes)} functions, p90 {p90:.0f}, largest {max(sizes.values())}")
    assert max(sizes.values()) <= MAX_FUNCTION, [name for name, size in sizes.items() if size > MAX_FUNCTION]
    assert p90 <= P90_FUNCTION


def test_late_imports_are_of_heavy_libraries_or_at_the_command_line():
    """Late imports hide loops (the best single smell); ours defer heavy libraries and the command line's work."""
    own = []
    for path in sorted(SOURCE.rglob("*.py")):
        if path.name in ("cli.py", "__init__.py", "warm.py", "runner.py") or path.parent.name == "commands":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef):
                own += [f"{path.relative_to(SOURCE)}:{node.lineno}" for node in ast.walk(function) if _imports_gouji(node)]
    assert own == []


def _imports_gouji(node):
    return isinstance(node, ast.ImportFrom) and (node.module or "").startswith("gouji")
