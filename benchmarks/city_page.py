"""The city's pages with 3 million cases in a lake, as browsers ask for them: p50 and p95; and how soon a new case counts.

    .venv/bin/python -m benchmarks.city_page [--cases 3000000] [--times 60] [--engine sqlite|postgresql]

40 communes beside each other, of whole months from the lake's summary and of any days from the lake itself. The new case
is written by one process and looked for on a commune's page, which counts live, by another.
"""

import http.client
import re
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import ground
from benchmarks.crowd import official
from benchmarks.many import blocks
from benchmarks.wire import Journey, Load, ask

BUDGET = 100.0  # ms
MONTHS = "first=2026-01-01&last=2026-10-31"
DAYS = "first=2026-01-05&last=2026-10-18"
CODES = ("cases.on_time", "cases.received", "cases.days_median", "sessions.held")
COMMUNE = "19753"


def pages() -> dict[str, str]:
    """Address by name; those of days that are not whole months stand apart, they have no summary."""
    from camtay.domains.indicators.queries import definition

    known = [code for code in CODES if definition(code) is not None]
    found = {
        "of this year": "/dieu-hanh/46/so-sanh/",
        "as a table": f"/dieu-hanh/46/so-sanh/?{MONTHS}&dang=bang",
    }
    found |= {f"{code}, ten months": f"/dieu-hanh/46/so-sanh/?chi_so={code}&{MONTHS}" for code in known}
    found["against the year before"] = f"/dieu-hanh/46/so-sanh/?{MONTHS}&so_voi=nam-truoc"
    found["days that are not whole months"] = f"/dieu-hanh/46/so-sanh/?{DAYS}"
    return found


def measure(serving: ground.Serving, cookie: str, times: int) -> None:
    asked = pages()

    def journey(count: int) -> Journey:
        for _time in range(count):
            for name, path in asked.items():
                yield ask(name, "GET", path, cookie=cookie)

    for count in (3, times):
        turns = iter([journey(count)])
        report = Load(serving.port, 1, lambda _line, turns=turns: next(turns, None)).run()
    for wrong in sorted(set(report.wrong)):
        print("  wrong:", wrong)
    for name in asked:
        middle, most = report.part(0.5, name), report.part(0.95, name)
        over = "" if most <= BUDGET else f"  over {BUDGET:.0f} ms"
        print(f"  {name:40} p50 {middle:6.1f} ms  p95 {most:6.1f} ms{over}", flush=True)


def counted(serving: ground.Serving, cookie: str) -> int:
    """What the commune's page says of the cases received this year."""
    line = http.client.HTTPConnection("127.0.0.1", serving.port, timeout=30)
    line.request("GET", f"/dieu-hanh/{COMMUNE}/cases.received/", headers={"Cookie": cookie})
    page = re.sub(r"<[^>]+>", " ", line.getresponse().read().decode())
    line.close()
    found = re.search(r"Được tính \(([\d.]+)\)", page)
    assert found is not None, page[:2000]
    return int(found.group(1).replace(".", ""))


def a_new_case(serving: ground.Serving, cookie: str) -> None:
    """From the commit of one more case to the page that has counted it."""
    from django.utils import timezone

    before = counted(serving, cookie)
    [[case]] = list(blocks(1))
    case.received_at = case.submitted_at = timezone.now()
    case.code = case.external_code = f"H57.{case.received_at:%y%m%d-%H%M%S}"
    case.save()
    saved = time.perf_counter()
    now = counted(serving, cookie)
    took = (time.perf_counter() - saved) * 1000
    assert now == before + 1, (before, now)
    print(f"  a new case counts on the first page asked for after it was saved, {took:.0f} ms later")


def main() -> None:
    parser = ground.options(__doc__ or "")
    parser.add_argument("--cases", type=int, default=3_000_000)
    parser.add_argument("--times", type=int, default=60)
    given = parser.parse_args()
    if ground.each_engine("benchmarks.city_page", given, sys.argv[1:]):
        return
    with (
        ground.installation(given.engine[0]) as where,
        tempfile.TemporaryDirectory(prefix="camtay-lake-") as name,
    ):
        where.camtay("generate-city", "--cases", str(given.cases), "--residents", str(given.cases * 2 // 5), "--lake", name)  # fmt: skip
        where.environment["CAMTAY_LAKE"] = str(Path(name))
        where.take_over()
        print(where.engine, ground.machine())
        serving = ground.Serving(where).start()
        try:
            for _run in range(given.runs):
                ground.wait_for_quiet(given.patience)
                measure(serving, official("minh"), given.times)
                a_new_case(serving, official("vinh"))
        finally:
            serving.stop()


if __name__ == "__main__":
    main()
