"""The tables of a made-up city as SQL. `u(i, n)` is the n-th number from 0 to 1 of the i-th row: the same for ever,
since it is whole-number arithmetic and no engine's own dice."""

from collections.abc import Sequence
from itertools import accumulate

from camtay.connectors.warehouse import quoted
from camtay.demo.city.shares import (
    DEPARTMENTS,
    MEMBERS,
    OBSERVED,
    OFFICIALS,
    PROCEDURES,
    SKILLS_EACH,
    TEAMS,
    City,
)

_PRIME = 2147483647


def macros(city: City) -> list[str]:
    first, last = f"DATE '{city.first}'", f"DATE '{city.last}'"
    return [
        f"CREATE MACRO stir(i, n) AS ((xor((i * 48271 + n * 69621 + 12345) % {_PRIME}, "
        f"((i * 48271 + n * 69621 + 12345) % {_PRIME}) >> 13) * 16807) % {_PRIME})",
        f"CREATE MACRO mixed(i, n) AS stir(stir(i + {city.seed} * 7919, n), n + {city.seed} + 1)",
        "CREATE MACRO u(i, n) AS (mixed(i, n) % 1000003) / 1000003.0::DOUBLE",
        "CREATE MACRO key(d) AS (year(d) * 10000 + month(d) * 100 + day(d))::BIGINT",
        f"CREATE MACRO until(d) AS CASE WHEN d <= {last} THEN d END",
        f"CREATE MACRO some_day(i, n) AS {first} + floor({city.days} * u(i, n))::INTEGER",
        # Like a UUID of version 7; the number of the row makes it the only one.
        "CREATE MACRO opaque(i, n) AS printf('%08x-%04x-7%03x-8%03x-%012x', 26000000 + i // 4096, i % 4096, "
        "n, mixed(i, n + 50) % 4096, mixed(i, n + 51))",
        # A few communes are several times as big as most.
        f"CREATE MACRO home(i, n) AS {_chosen(city.communes)}[1 + floor({len(city.communes)} "
        "* u(i, n) * (0.55 + 0.45 * u(i, n + 1)))::INTEGER]",
        "CREATE MACRO of_place(code, n) AS u(code::BIGINT, n)",
    ]


def _chosen(values: Sequence[object]) -> str:
    return "[" + ", ".join(quoted(one) if isinstance(one, str) else str(one) for one in values) + "]"


def _procedure() -> str:
    """The number of what is asked for, by its weight."""
    total = sum(weight for *_rest, weight in PROCEDURES)
    edges = list(accumulate(weight / total for *_rest, weight in PROCEDURES))[:-1]
    return "1" + "".join(f" + (u(i, 3) > {edge:.6f})::INTEGER" for edge in edges)


def _settled(city: City) -> str:
    """Offices differ in how late and how online they are, and the city gets more online by the month."""
    days = _chosen([one[2] for one in PROCEDURES])
    return f"""
WITH filed AS (
  SELECT i, home(i, 1) AS receiving_place, some_day(i, 4) AS received, {_procedure()} AS what,
    CASE WHEN u(i, 6) < 0.94 THEN 0 WHEN u(i, 6) < 0.99 THEN 1 ELSE 2 END AS supplement_count
  FROM range({city.cases}) AS numbers(i)),
worked AS (
  SELECT *, {days}[what] AS days,
    CASE WHEN u(i, 8) < 0.02 THEN home(i, 9) ELSE receiving_place END AS deciding_place,
    u(i, 7) < 0.99 - 0.08 * of_place(receiving_place, 1) AS is_quick,
    u(i, 10) < 0.80 + 0.12 * of_place(receiving_place, 2)
      + 0.07 * (received - DATE '{city.first}') / {city.days} AS is_online
  FROM filed),
ended AS (
  SELECT *,
    CASE WHEN is_quick THEN floor(u(i, 11) * (2 * days + 1)) ELSE 2 * days + 1 + floor(u(i, 11) * 20) END::BIGINT AS took
  FROM worked),
settled AS (
  SELECT *, until(received + ceil(took * 0.7)::INTEGER) AS done FROM ended)"""


def cases(city: City) -> str:
    codes, names = (_chosen([one[part] for one in PROCEDURES]) for part in (0, 1))
    return f"""{_settled(city)}
SELECT opaque(i, 1) AS id, receiving_place, deciding_place, NULL::VARCHAR AS neighbourhood,
  {codes}[what] AS procedure_code, {names}[what] AS procedure_name,
  {_chosen(DEPARTMENTS)}[1 + what % {len(DEPARTMENTS)}] AS department,
  CASE WHEN is_online THEN 'online' WHEN u(i, 12) < 0.97 THEN 'counter' ELSE 'post' END AS channel,
  CASE WHEN NOT is_online THEN 'unknown' WHEN u(i, 13) < 0.45 THEN 'self' WHEN u(i, 13) < 0.85 THEN 'guided'
    WHEN u(i, 13) < 0.96 THEN 'family' ELSE 'authorised' END AS pressed_by,
  key(received) AS received_day, key(done) AS settled_day,
  done::TIMESTAMP + INTERVAL 9 HOUR AS settled_at,
  received::TIMESTAMP + INTERVAL 10 HOUR + ceil(days * 1.4)::INTEGER * INTERVAL 1 DAY AS clock_due_at,
  CASE WHEN done IS NOT NULL THEN 'handed_over' WHEN supplement_count = 1 THEN 'supplement_asked'
    ELSE 'in_progress' END AS state,
  supplement_count::BIGINT AS supplement_count,
  CASE WHEN done IS NULL AND supplement_count = 1 THEN received::TIMESTAMP + INTERVAL 4 HOUR END AS supplement_asked_at,
  CASE WHEN done IS NOT NULL THEN is_quick AND supplement_count <= 1 END AS on_time,
  CASE WHEN done IS NOT NULL THEN (is_quick AND supplement_count <= 1) OR u(i, 14) < 0.3 END AS on_time_explained,
  u(i, 15) < 0.96 AS components_attached, done IS NOT NULL AND u(i, 16) < 0.97 AS electronic_result,
  u(i, 17) < 0.98 AS steps_electronic,
  CASE WHEN done IS NOT NULL THEN took END AS worked_half_days,
  CASE WHEN done IS NOT NULL THEN (CASE WHEN u(i, 18) < 0.9 THEN 0 ELSE floor(u(i, 19) * 20) END)::BIGINT END
    AS stopped_half_days,
  CASE WHEN u(i, 20) < 0.12 AND until(done + 3) IS NOT NULL
    THEN (5 - floor(u(i, 21) * u(i, 22) * 5))::BIGINT END AS rating,
  CASE WHEN u(i, 20) < 0.12 THEN key(until(done + 3)) END AS rated_day,
  CASE WHEN done IS NOT NULL AND is_online AND u(i, 23) < 0.7 THEN 40 + floor(u(i, 24) * 90)::BIGINT END AS saved_minutes
FROM settled"""


def observations(city: City, skills: Sequence[str]) -> str:
    """Who was seen to be how far in what. A person is a number; most is showing, and little of it stays."""
    return f"""
WITH seen AS (
  SELECT i, floor({city.learners} * u(i, 30))::BIGINT AS person FROM range({OBSERVED * city.cases}) AS numbers(i))
SELECT opaque(i, 2) AS id, person, home(person, 31) AS commune,
  {_chosen(skills)}[1 + (mixed(person, 33) + floor({SKILLS_EACH} * u(i, 34))::BIGINT) % {len(skills)}] AS skill,
  CASE WHEN u(i, 35) < 0.55 THEN 'shown' WHEN u(i, 35) < 0.80 THEN 'helped' WHEN u(i, 35) < 0.90 THEN 'alone'
    WHEN u(i, 35) < 0.93 THEN 'kept' ELSE 'family' END AS seen,
  key(some_day(i, 36)) AS occurred_day
FROM seen"""


def _rungs(by: str) -> str:
    """Each rung by the first day on which it was seen; whoever was seen at all had been shown by then."""
    days = "".join(
        f", MIN(occurred_day) FILTER (WHERE seen = '{seen}') AS {seen}_day"
        for seen in ("helped", "alone", "kept", "family")
    )
    return (
        f"SELECT {by}, MIN(commune) AS commune, NULL::VARCHAR AS neighbourhood, "
        f"MIN(occurred_day) AS shown_day{days} FROM observed GROUP BY {by}"
    )


def progress() -> str:
    return f"SELECT row_number() OVER (ORDER BY person, skill) AS id, * EXCLUDE (person) FROM ({_rungs('person, skill')})"


def learners() -> str:
    own = "CASE WHEN u(person, 40) < 0.2 THEN alone_day END AS own_case_day"
    return f"SELECT person + 1 AS id, * EXCLUDE (person), {own} FROM ({_rungs('person')})"


def trainees(city: City) -> str:
    return f"""
SELECT opaque(i, 3) AS id, {_chosen(city.communes)}[1 + i // {OFFICIALS}] AS place,
  {_chosen(DEPARTMENTS)}[1 + i % {len(DEPARTMENTS)}] AS department, key(DATE '{city.first}') AS since_day,
  CASE WHEN u(i, 41) < 0.05 THEN key(some_day(i, 42)) END AS until_day,
  CASE WHEN u(i, 43) < 0.6 THEN key(some_day(i, 44)) END AS trained_day
FROM range({OFFICIALS * len(city.communes)}) AS numbers(i)"""


def teams(city: City) -> str:
    return f"""
SELECT opaque(i, 4) AS id, i, {_chosen(city.communes)}[1 + i // {TEAMS}] AS commune, NULL::VARCHAR AS neighbourhood,
  CASE WHEN i % {TEAMS} = 0 THEN 'campaign' ELSE 'community' END AS kind, key(some_day(i, 45)) AS since_day,
  CASE WHEN i % {TEAMS} = 0 THEN key(some_day(i, 45) + 60) END AS until_day
FROM range({TEAMS * len(city.communes)}) AS numbers(i)"""


def members() -> str:
    return f"""
SELECT opaque(i * {MEMBERS} + n, 5) AS id, commune, neighbourhood, kind, since_day, until_day, n < 3 AS is_core,
  CASE WHEN n = 0 THEN 'leader' ELSE 'member' END AS duty
FROM teams, range({MEMBERS}) AS numbers(n)"""


def team_months(city: City) -> str:
    return f"""
SELECT row_number() OVER (ORDER BY i, m) AS id, commune, neighbourhood, kind,
  key(DATE '{city.first}' + m::INTEGER * INTERVAL 1 MONTH) AS day,
  floor(u(i * 1000 + m, 46) * 6 * of_place(commune, 3))::BIGINT AS sessions
FROM teams, range({city.months}) AS numbers(m)
WHERE key(DATE '{city.first}' + m::INTEGER * INTERVAL 1 MONTH) >= since_day // 100 * 100"""


def coverage(city: City) -> str:
    """Twelve neighbourhoods each."""
    return f"""
SELECT i AS id, {_chosen(city.communes)}[1 + i // 12] AS commune, NULL::VARCHAR AS place,
  (u(i, 47) < 0.9)::BIGINT AS teams, CASE WHEN u(i, 47) < 0.9 THEN key(some_day(i, 48)) END AS since_day
FROM range({12 * len(city.communes)}) AS numbers(i)"""
