"""Search over the whole catalogue: how often the right procedure is first or among three, by style, and how fast.

    .venv/bin/python benchmarks/search.py [QUERIES.csv …]

Without a file: the queries kept apart from the lexicon. Columns: style (optional), code or procedure_code, query.
"""

import csv
import os
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "camtay.config.settings_test")

import django

django.setup()

from camtay.domains.procedures import queries  # noqa: E402

HELD_OUT = Path(__file__).parents[1] / "camtay/domains/procedures/tests/data/queries_held_out.csv"


def measure(path: Path) -> None:
    asked, first, near, times, work = Counter(), Counter(), Counter(), [], []
    with path.open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        began, worked = time.perf_counter(), time.process_time()
        codes = [hit.code for hit in queries.find(row["query"], limit=10)]
        times.append((time.perf_counter() - began) * 1000)
        work.append((time.process_time() - worked) * 1000)
        code, style = row.get("code") or row["procedure_code"], row.get("style", "all")
        asked[style] += 1
        first[style] += codes[:1] == [code]
        near[style] += code in codes[:3]
    print(f"\n{path.name}: {len(rows)} queries")
    for style in sorted(asked):
        total = asked[style]
        print(
            f"  {style:10} {total:4}  first {first[style] / total:6.1%}  among three {near[style] / total:6.1%}"
        )
    total = sum(asked.values())
    print(
        f"  together   {total:4}  first {sum(first.values()) / total:6.1%}  among three {sum(near.values()) / total:6.1%}"
    )
    for name, found in (("by the clock", sorted(times)), ("of the processor", sorted(work))):
        p95 = found[int(len(found) * 0.95)]
        print(
            f"  ms a query {name}: median {statistics.median(found):.2f}, p95 {p95:.2f}, max {found[-1]:.2f}"
        )


if __name__ == "__main__":
    began = time.perf_counter()
    queries.find("khai sinh")
    print(f"index built in {time.perf_counter() - began:.2f} s")
    for name in sys.argv[1:] or sorted(HELD_OUT.parent.glob("queries_held_out*.csv")):
        measure(Path(name))
