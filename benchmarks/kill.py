"""Everything is killed under load, again and again: what was acknowledged must be there, whole, and nothing else half.

python -m benchmarks.kill [--engine sqlite|postgresql] [--rounds 5] [--seconds 4] [--small]

Each round serves, files cases as in `filing`, sends SIGKILL to the whole tree of processes (on PostgreSQL to the
postmaster and its processes too), starts again and looks. It ends with status 1 when anything is missing.
"""

import itertools
import random
import sys
import threading
import time

from benchmarks import ground
from benchmarks.aftermath import Ledger, look
from benchmarks.birth import Birth, prepare
from benchmarks.crowd import found_place, residents
from benchmarks.wire import Journey, Load


def main() -> None:
    parser = ground.options(__doc__ or "")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=4.0, help="of load before a kill, about")
    parser.add_argument("--connections", type=int, default=12)
    parser.add_argument("--small", action="store_true", help="a place of its own instead of the demo")
    given = parser.parse_args()
    if ground.each_engine("benchmarks.kill", given, sys.argv[1:]):
        return
    with ground.installation(given.engine[0], demo=not given.small) as where:
        where.take_over()
        if given.small:
            found_place()
        people, flow, ledger = residents(24), prepare(), Ledger()
        wrong: list[str] = []
        for number in range(given.rounds):
            unanswered = one_round(where, flow, people, ledger, given)
            found = look(ledger)
            wrong += found
            print(f"{where.engine} round {number + 1}: {ledger.count} deeds acknowledged so far, {unanswered} "
                  f"requests under way at the kill, {len(found)} things wrong", flush=True)  # fmt: skip
        where.camtay("verify-audit")
        print(f"{where.engine}: {ledger.count} deeds of {len(ledger.cases)} cases acknowledged in {given.rounds} "
              f"rounds; {len(wrong)} things wrong")  # fmt: skip
        ground.write(given.json, {"benchmark": "kill", "engine": where.engine, "rounds": given.rounds,
                                  "deeds": ledger.count, "cases": len(ledger.cases), "wrong": len(wrong)})  # fmt: skip
    if wrong:
        print("\n".join(wrong[:40]))
        sys.exit(1)


def one_round(where: ground.Installation, flow: Birth, people: list[str], ledger: Ledger, given) -> int:
    """Serve, load, kill, and bring the database back; how many requests had no answer when it happened."""
    serving = ground.Serving(where).start()
    turn = itertools.cycle(people)

    def following(_line: int) -> Journey:
        return ledger.noting(flow.posts(next(turn)))

    load = Load(serving.port, given.connections, following, stubborn=True)
    killer = threading.Thread(target=strike, args=(where, serving, given.seconds * random.uniform(0.7, 1.3)))
    killer.start()
    report = load.run()
    killer.join()
    assert not report.wrong, sorted(set(report.wrong))
    if where.cluster is not None:
        where.cluster.start()
    return given.connections


def strike(where: ground.Installation, serving: ground.Serving, seconds: float) -> None:
    """Wait for the first answer, let it work, then kill everything, in either order."""
    ground.answer(serving.port)
    time.sleep(seconds)
    deeds = [serving.kill]
    if where.cluster is not None:
        deeds.append(where.cluster.kill)
        random.shuffle(deeds)
    for deed in deeds:
        deed()


if __name__ == "__main__":
    main()
