"""The filing flow under load: what changes something (POST) and its pages (GET) apart.

python -m benchmarks.filing [--engine sqlite|postgresql] [--runs 3] [--seconds 20] [--connections 16]
"""

import itertools
import statistics
import sys
import time
from collections.abc import Iterator

from benchmarks import ground
from benchmarks.birth import Birth, prepare
from benchmarks.crowd import residents
from benchmarks.wire import Journey, Load, Report


def main() -> None:
    parser = ground.options(__doc__ or "")
    parser.add_argument("--seconds", type=float, default=20.0, help="of each run, after warming up")
    parser.add_argument("--connections", type=int, default=16, help="browsers at once")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument("--residents", type=int, default=400)
    given = parser.parse_args()
    if ground.each_engine("benchmarks.filing", given, sys.argv[1:]):
        return
    with ground.installation(given.engine[0]) as where:
        where.take_over()
        people = residents(given.residents)
        flow = prepare()
        where.environment["CAMTAY_PUBLIC_URL"] = "http://127.0.0.1"
        serving = ground.Serving(where, workers=given.workers, threads=given.threads).start()
        try:
            print(f"{where.engine}: {ground.machine()}", flush=True)
            measure(where, serving, flow, people, given)
        finally:
            serving.stop()


def measure(
    where: ground.Installation, serving: ground.Serving, flow: Birth, people: list[str], given
) -> None:
    drafts = prepared(serving, flow, people)
    turn = itertools.cycle(people)
    cases: Iterator[tuple[str, str, str]] = itertools.cycle(drafts)

    def posts(_line: int) -> Journey:
        return flow.posts(next(turn))

    def gets(_line: int) -> Journey:
        return flow.gets(*next(cases))

    rates: dict[str, list[float]] = {"POST": [], "GET": []}
    for run in range(given.runs):
        for name, journeys in (("POST", posts), ("GET", gets)):
            report = timed(where, serving, journeys, given, f"run {run + 1} {name}")
            rates[name].append(report.rate)
            ground.write(given.json, figures(where, name, run, report))
    for name, found in rates.items():
        print(f"{where.engine} {name}: min {min(found):.0f}, median {statistics.median(found):.0f}, "
              f"max {max(found):.0f} requests/s over {len(found)} runs")  # fmt: skip
    print("memory of the web processes, MB:", [ground.memory(pid) for pid in serving.workers()])


def prepared(serving: ground.Serving, flow: Birth, people: list[str]) -> list[tuple[str, str, str]]:
    """(cookies, a draft with all its answers, a filed case) of some residents; warms the server up, too."""
    found: list[tuple[str, str, str]] = []

    def one(resident: str) -> Journey:
        draft = yield from flow.begin(resident)
        for page in flow.pages:
            yield flow.answer(draft, page, resident)
        yield from flow.posts(resident, desk=False)
        found.append((resident, draft, flow.filed[-1]))

    waiting = [one(resident) for resident in people[:16]]
    report = Load(serving.port, 4, lambda _line: waiting.pop() if waiting else None).run()
    assert not report.wrong, report.wrong
    return found


def timed(where: ground.Installation, serving: ground.Serving, journeys, given, name: str) -> Report:
    ground.wait_for_quiet(given.patience)
    load = Load(serving.port, given.connections, journeys)
    servers = where.server_pids
    before = ground.Meter.machine(), ground.Meter.of(serving.pids), ground.Meter.of(servers)
    start = time.perf_counter()
    report = load.run(given.seconds, warm=2.0)
    passed = time.perf_counter() - start
    after = ground.Meter.machine(), ground.Meter.of(serving.pids), ground.Meter.of(servers)
    whole, served, stored = (100 * (b - a) / passed for a, b in zip(before, after, strict=True))
    own = 100 * report.generator_cpu / report.seconds
    report.shares = {
        "camtay": served,
        "database": stored,
        "generator": own,
        "others": whole - served - stored - own,
    }
    shares = ", ".join(f"{who} {share:.0f}" for who, share in report.shares.items())
    print(f"{where.engine} {name}: {report.rate:.0f} requests/s, {10 * (served + stored) / report.rate:.2f} ms of "
          f"processor each, p50 {report.part(0.5):.1f} ms, p95 {report.part(0.95):.1f}, p99 {report.part(0.99):.1f}; "
          f"{len(report.wrong)} wrong; per cent of a core: {shares}", flush=True)  # fmt: skip
    for label, times in report.times.items():
        print(
            f"    {label:16} {len(times):6}  p50 {report.part(0.5, label):6.1f}  p95 {report.part(0.95, label):6.1f}"
        )
    for wrong in sorted(set(report.wrong)):
        print("    wrong:", wrong)
    return report


def figures(where: ground.Installation, name: str, run: int, report: Report) -> dict[str, object]:
    return {
        "benchmark": "filing", "engine": where.engine, "what": name, "run": run, "rate": round(report.rate, 1),
        "p50": report.part(0.5), "p95": report.part(0.95), "p99": report.part(0.99), "wrong": len(report.wrong),
        "seconds": report.seconds, "count": report.count, **{f"cpu_{who}": part for who, part in report.shares.items()},
    }  # fmt: skip


if __name__ == "__main__":
    main()
