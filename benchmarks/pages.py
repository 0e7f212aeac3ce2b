"""How long a page takes with 100,000 cases in the database: p50 and p95 of each, asked one after the other.

python -m benchmarks.pages [--engine sqlite|postgresql] [--cases 100000] [--times 40]
"""

import sys
import time
from collections.abc import Iterator

from benchmarks import ground, many
from benchmarks.birth import CODE, prepare
from benchmarks.crowd import official, residents
from benchmarks.filing import prepared
from benchmarks.wire import Journey, Load, Report, ask

BUDGET = 100.0  # ms
CITY, COMMUNE = "46", "19858"


def main() -> None:
    parser = ground.options(__doc__ or "")
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=40, help="how often each page is asked for")
    parser.add_argument("--only", default="", help="only pages whose name contains this")
    given = parser.parse_args()
    if ground.each_engine("benchmarks.pages", given, sys.argv[1:]):
        return
    with ground.installation(given.engine[0]) as where:
        where.take_over()
        start = time.perf_counter()
        made = many.fill(given.cases)
        print(f"{where.engine}: {ground.machine()}")
        print(f"{made} cases written in {time.perf_counter() - start:.0f} s", flush=True)
        asked = [(name, cookie, path) for name, cookie, path in pages() if given.only in name]
        serving = ground.Serving(where).start()
        try:
            asked += [one for one in own_pages(serving) if given.only in one[0]]
            for run in range(given.runs):
                ground.wait_for_quiet(given.patience)
                report = measure(serving, asked, given.times)
                show(where, run, report, given)
            print("memory of the web processes, MB:", [ground.memory(pid) for pid in serving.workers()])
        finally:
            serving.stop()


def pages() -> Iterator[tuple[str, str, str]]:
    """(name, cookies, address) of pages that the 100,000 cases may slow down, and of the portal's first ones."""
    clerk, leader, city = official("yen"), official("phuoc"), official("minh")
    for name, path in (
        ("portal: home", "/"),
        ("portal: search", "/tim/?q=lam+giay+khai+sinh"),
        ("portal: results", "/tim/ket-qua/?q=lam+giay+khai+sinh"),
        ("portal: procedures", "/thu-tuc/"),
        ("portal: procedure", f"/thu-tuc/{CODE}/"),
        ("portal: follow", "/theo-doi/"),
        ("portal: choose figures", "/so-lieu/"),
        ("portal: figures", f"/so-lieu/{COMMUNE}/"),
        ("portal: figures of the city", f"/so-lieu/{CITY}/"),
        ("portal: chart", f"/so-lieu/{COMMUNE}/cases.on_time.svg"),
    ):
        yield name, "", path
    for name, path in desk_paths():
        yield name, clerk, path
    yield "desk: commune", official("tuan"), f"/can-bo/dia-ban/{COMMUNE}/"
    for name, path in cockpit_paths(COMMUNE):
        yield f"cockpit: {name}", leader, path
    for name, path in cockpit_paths(CITY):
        yield f"city: {name}", city, path


def desk_paths() -> Iterator[tuple[str, str]]:
    from camtay.domains.cases.models import Case

    mirrored = Case.objects.filter(receiving_place__code=COMMUNE).order_by("-received_at")[100]
    yield "desk: day", "/can-bo/"
    yield "desk: waiting", "/can-bo/cho-tiep-nhan/"
    yield "desk: work", "/can-bo/dang-giai-quyet/"
    yield "desk: late", "/can-bo/dang-giai-quyet/?phan=qua-han"
    yield "desk: cases", "/can-bo/ho-so/"
    yield "desk: cases, page 20", "/can-bo/ho-so/?trang=20"
    yield "desk: found by name", "/can-bo/ho-so/?q=nguyen+van"
    yield "desk: found by code", f"/can-bo/ho-so/?q={mirrored.code}"
    yield "desk: nothing found", "/can-bo/ho-so/?q=khongcoaica"
    yield "desk: late cases", "/can-bo/ho-so/?due=late"
    yield "desk: mirrored case", f"/can-bo/ho-so/{mirrored.pk}/"
    yield "desk: lists brought in", "/can-bo/nap-danh-sach/ho-so/"


def cockpit_paths(place: str) -> Iterator[tuple[str, str]]:
    long = "first=2023-01-01&last=2026-12-31"
    yield "figures, this year", f"/dieu-hanh/{place}/"
    yield "figures, four years", f"/dieu-hanh/{place}/?{long}"
    for code in ("cases.received", "cases.on_time", "cases.overdue_now"):
        yield f"{code}, those that count", f"/dieu-hanh/{place}/{code}/"
        yield f"{code}, the rest", f"/dieu-hanh/{place}/{code}/?which=rest"
    yield "cases.received, four years", f"/dieu-hanh/{place}/cases.received/?{long}"
    yield "cases.received, four years, last page", f"/dieu-hanh/{place}/cases.received/?{long}&trang=999999"
    yield "chart", f"/dieu-hanh/{place}/cases.on_time/bieu-do.svg?{long}"


def own_pages(serving: ground.Serving) -> list[tuple[str, str, str]]:
    """Pages of a resident who has filed, and of the desk that has the case."""
    flow = prepare()
    [(resident, draft, filed), *_rest] = prepared(serving, flow, residents(16))
    form = [flow.pages[0], flow.pages[3], next(page for page in flow.pages if page.file)]
    return [
        ("portal: begin", resident, f"/thu-tuc/{CODE}/nop/"),
        *((f"portal: form, {page.id}", resident, f"/ho-so/{draft}/trang/{page.id}/") for page in form),
        ("portal: check answers", resident, f"/ho-so/{draft}/kiem-tra/"),
        ("portal: my cases", resident, "/ho-so/"),
        ("portal: my case", resident, f"/ho-so/{filed}/"),
        ("desk: filed case", flow.clerk, f"/can-bo/ho-so/{filed}/"),
        ("desk: accept", flow.clerk, f"/can-bo/ho-so/{filed}/tiep-nhan/"),
    ]


def measure(serving: ground.Serving, asked: list[tuple[str, str, str]], times: int) -> Report:
    """Each page `times` times over one connection, after two that do not count; pages take turns."""
    loads = []

    def journey(count: int) -> Journey:
        for _time in range(count):
            for name, cookie, path in asked:
                yield ask(name, "GET", path, cookie=cookie)

    for count in (2, times):
        turns = iter([journey(count)])
        load = Load(serving.port, 1, lambda _line, turns=turns: next(turns, None))
        loads.append(load.run())
    return loads[-1]


def show(where: ground.Installation, run: int, report: Report, given) -> None:
    slow = []
    for name in report.times:
        middle, most = report.part(0.5, name), report.part(0.95, name)
        ground.write(given.json, {"benchmark": "pages", "engine": where.engine, "run": run, "page": name,
                                  "p50": round(middle, 1), "p95": round(most, 1)})  # fmt: skip
        print(f"    {name:48} p50 {middle:7.1f}  p95 {most:7.1f}")
        if most > BUDGET:
            slow.append(name)
    for wrong in sorted(set(report.wrong)):
        print("    wrong:", wrong)
    print(f"{where.engine} run {run + 1}: {len(slow)} of {len(report.times)} pages over {BUDGET:.0f} ms at p95: "
          f"{', '.join(slow) or 'none'}", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
