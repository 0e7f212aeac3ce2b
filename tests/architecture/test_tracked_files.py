"""What is committed names no machine and no package registry: it must work from anybody's clone."""

import re

from tests.architecture import house

# Written in two halves, so that this file is not its own first finding.
REGISTRIES = [
    "pypi" + ".org",
    "python" + "hosted.org",
    "registry." + "npmjs",
    "npmjs" + ".com/package",
    "deb." + "debian.org",
    "registry." + "yarnpkg",
    "file:" + "///",
]
MACHINE_PATHS = re.compile(
    "(?<![\\w.])/(?:" + "|".join(["wor" + "k", "roo" + "t", "home/\\w+", "Use" + "rs"]) + ")/"
)
BINARY = {".png", ".jpg", ".jpeg", ".woff2", ".ico", ".pdf", ".xlsx", ".gz", ".webp", ".docx"}


def lines():
    for path in house.files():
        if path.suffix not in BINARY:
            for number, line in enumerate(house.read(path).splitlines(), 1):
                yield f"{path}:{number}", line


def test_it_names_no_registry():
    found = [f"{place} {name}" for place, line in lines() for name in REGISTRIES if name in line]
    assert not found, house.listed(found, "Packages are asked for by name; where from, each machine knows.")


def test_it_names_no_path_of_one_machine():
    found = [f"{place} {line.strip()[:80]}" for place, line in lines() if MACHINE_PATHS.search(line)]
    assert not found, house.listed(found, "A path that exists on one machine only.")


def test_it_gives_a_reason_for_every_dependency():
    section, bare = "", []
    for number, line in enumerate(house.read(house.Path("pyproject.toml")).splitlines(), 1):
        if match := re.match(r"^(dependencies|\w+) = \[$", line):
            section = match[1]
        elif line.startswith("]"):
            section = ""
        elif (
            section
            and re.match(r'^\s+"[A-Za-z]', line)
            and not re.search(r"#\s*\S+", line)
            and is_requirement(line)
        ):
            bare.append(f"pyproject.toml:{number} {line.strip()}")
    assert not bare, house.listed(bare, "Each dependency has a line saying why it is there.")


def is_requirement(line: str) -> bool:
    return bool(re.search(r'"[\w.\[\],-]+\s*[~=<>!]=?', line))
