"""What a phone loads before the app is complete on it, as it comes over the wire."""

import json
import re

import pytest
from django.conf import settings
from django.test import Client

KB = 1024
MOST = 300 * KB


@pytest.fixture(scope="module")
def files() -> list[str]:
    """The addresses that the service worker fetches, and its own."""
    worker = settings.FIELD_APP / "sw.js"
    assert worker.is_file(), "The helpers' app is not built. Run bin/setup"
    found = re.search(r'\[[^\[\]]*"/field/"[^\[\]]*\]', worker.read_text(encoding="utf-8"))
    assert found, "sw.js names no files"
    return [*json.loads(found.group()), "/field/sw.js"]


def loaded(client: Client, path: str) -> int:
    answer = client.get(path, headers={"accept-encoding": "gzip"})
    assert answer.status_code == 200, path
    return len(answer.content)


@pytest.mark.django_db
def test_the_whole_app_is_at_most_300_kilobytes_over_the_wire(client: Client, files: list[str]) -> None:
    sizes = {path: loaded(client, path) for path in files}
    told = "\n".join(f"{size:8d} {path}" for path, size in sorted(sizes.items(), key=lambda one: -one[1]))
    assert sum(sizes.values()) <= MOST, f"{sum(sizes.values())} bytes:\n{told}"


@pytest.mark.django_db
def test_every_file_named_in_the_page_is_kept_for_the_days_without_network(
    client: Client, files: list[str]
) -> None:
    page = client.get("/field/").content.decode()
    named = re.findall(r'(?:src|href)="(/field/[^"]+)"', page)
    assert named
    assert set(named) <= set(files)


@pytest.mark.django_db
def test_files_named_by_their_content_are_never_asked_for_again_and_the_others_each_time(
    client: Client, files: list[str]
) -> None:
    for path in files:
        hashed = re.search(r"-[\w-]{8}\.\w+$", path) is not None
        cache = client.get(path).headers["Cache-Control"]
        assert ("immutable" in cache) or not hashed, path
        assert cache == "no-cache" or path.startswith("/field/assets/"), path
