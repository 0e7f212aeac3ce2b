"""Every template is used, and every template named is there."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from django.apps import apps

from tests.architecture import house

IN_TEMPLATE = re.compile(r"""\{%-?\s*(?:extends|include)\s+["']([^"']+)["']""")
ANY_STRING_IN_TAG = re.compile(r"""["']([\w./-]+\.(?:html|txt|svg|xml))["']""")
BY_DJANGO = {"400.html", "403.html", "404.html", "500.html", "403_csrf.html"}


@cache
def own_templates() -> dict[str, Path]:
    """Name as the loader knows it -> path."""
    found = {}
    for path in house.files_under("camtay"):
        if "templates" in path.parts and not house.is_test(path):
            found["/".join(path.parts[path.parts.index("templates") + 1 :])] = path
    return found


def names_as_patterns(node: ast.AST) -> Iterator[str]:
    """Regular expressions for the template names that a string or an f-string may be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.escape(node.value)
    elif isinstance(node, ast.JoinedStr):
        yield "".join(
            re.escape(str(p.value)) if isinstance(p, ast.Constant) else "[^/]+" for p in node.values
        )


@cache
def used_patterns() -> frozenset[str]:
    patterns = {re.escape(name) for name in BY_DJANGO}
    for path in own_templates().values():
        patterns |= {re.escape(name) for name in ANY_STRING_IN_TAG.findall(house.read(path))}
    for path in house.code():
        for node in ast.walk(house.tree(path)):
            patterns |= {
                p for p in names_as_patterns(node) if p.endswith((r"\.html", r"\.txt", r"\.svg", r"\.xml"))
            }
    return frozenset(patterns)


def replaces_a_librarys(name: str) -> bool:
    """A template with the name of a library's own is shown by that library."""
    folders = [
        Path(config.path) for config in apps.get_app_configs() if not config.name.startswith("camtay.")
    ]
    spec = find_spec("django.forms")
    assert spec is not None
    assert spec.submodule_search_locations
    folders.append(Path(spec.submodule_search_locations[0]))
    return any((folder / "templates" / name).exists() for folder in folders)


def test_it_uses_every_template():
    whole = re.compile("|".join(f"(?:{p})" for p in sorted(used_patterns())))
    unused = [
        str(p)
        for name, p in own_templates().items()
        if not whole.fullmatch(name) and not replaces_a_librarys(name)
    ]
    assert not unused, house.listed(unused, "A template that nothing shows.")


def test_it_extends_and_includes_templates_that_exist():
    missing = [
        f"{path}: {name}"
        for path in own_templates().values()
        for name in IN_TEMPLATE.findall(house.read(path))
        if name not in own_templates() and not replaces_a_librarys(name)
    ]
    assert not missing, house.listed(missing, "A template that is not there.")


def test_a_part_with_a_form_is_given_its_token():
    """`include … only` hides everything, the token too; the test client would not notice, people would."""
    templates = {path: house.read(path) for path in house.files_under("camtay", ".html")}
    with_forms = {
        str(path).split("/templates/", 1)[1]
        for path, text in templates.items()
        if "{% csrf_token %}" in text and "{% extends" not in text
    }
    found = [
        f"{path}: {line.strip()[:120]}"
        for path, text in templates.items()
        for line in text.splitlines()
        if " only %}" in line
        and "csrf_token=csrf_token" not in line
        and any(f'include "{name}"' in line for name in with_forms)
    ]
    assert not found, house.listed(found, "Hand csrf_token=csrf_token to a part with a form.")
