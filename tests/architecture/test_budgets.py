"""Small files, small functions, small templates."""

import ast

from tests.architecture import house

FILE_LINES = 400
FUNCTION_LINES = 40
TEMPLATE_LINES = 150
SOURCE = {".py", ".ts", ".tsx", ".js", ".mjs", ".css", ".scss", ".sh"}


def test_it_keeps_files_within_400_lines():
    scripts = [p for p in house.files() if p.parts[0] == "bin"]
    sources = [p for p in house.files() if p.suffix in SOURCE and not house.is_migration(p)]
    long = [f"{p}: {n}" for p in sources + scripts if (n := len(house.read(p).splitlines())) > FILE_LINES]
    assert not long, house.listed(long, "A file that nears 400 lines becomes a folder of the same name.")


def test_it_keeps_functions_within_40_lines():
    long = []
    for path in house.files():
        if path.suffix != ".py" or house.is_migration(path):
            continue
        for node in ast.walk(house.tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > FUNCTION_LINES:
                    long.append(f"{path}:{node.lineno} {node.name}: {lines}")
    assert not long, house.listed(long, "A function has at most 40 lines.")


def test_it_keeps_templates_within_150_lines():
    templates = [p for p in house.files_under("camtay") if "templates" in p.parts]
    long = [f"{p}: {n}" for p in templates if (n := len(house.read(p).splitlines())) > TEMPLATE_LINES]
    assert not long, house.listed(long, "A template has at most 150 lines: include its parts.")
