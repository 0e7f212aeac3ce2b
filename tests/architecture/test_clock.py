"""Time is an argument: only those who come in from outside read the clock."""

import ast

from tests.architecture import house

CLOCKS = {
    "django.utils.timezone.now",
    "django.utils.timezone.localdate",
    "datetime.datetime.now",
    "datetime.datetime.utcnow",
    "datetime.datetime.today",
    "datetime.date.today",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "time.gmtime",
    "time.strftime",
}
MAY_READ = {"entrances", "config", "demo"}


def test_it_reads_the_clock_only_at_the_entrances():
    found = []
    for path in house.code():
        if house.room_of(path).storey in MAY_READ:
            continue
        for node in ast.walk(house.tree(path)):
            # Named without being called, it is still read: default=timezone.now.
            if (
                isinstance(node, ast.Attribute | ast.Name)
                and house.full_name(path, house.name_of(node)) in CLOCKS
            ):
                found.append(f"{path}:{node.lineno} {house.name_of(node)}")
            elif isinstance(node, ast.keyword) and node.arg in ("auto_now", "auto_now_add"):
                found.append(f"{path}:{node.value.lineno} {node.arg}")
    assert not found, house.listed(found, "Take `now` as an argument.")
