import pytest
from hypothesis import given
from hypothesis import strategies as st

from camtay.foundation.access import (
    GUEST,
    SYSTEM,
    Actor,
    HeldRole,
    Permission,
    Reach,
    Refused,
    allows,
    check,
    scope_of,
)

WORK = Permission("x.work", "Work", {"clerk": Reach.PLACE, "resident": Reach.OWN})
SIGN = Permission("x.sign", "Sign", {"clerk": Reach.PLACE}, never_own=True)
READ = Permission("x.read", "Read", public=True)


def actor(*roles, person=1):
    return Actor(account_id=9, person_id=person, name="A", roles=roles)


def held(role, *covers, everywhere=False):
    return HeldRole(role, covers[0] if covers else 0, frozenset(covers), everywhere)


def test_it_reaches_the_place_of_the_role_and_no_other():
    clerk = actor(held("clerk", 10, 11))
    assert allows(WORK, clerk, places=[11])
    assert not allows(WORK, clerk, places=[12])
    assert not allows(WORK, clerk)


def test_it_reaches_everywhere_for_a_role_without_limit():
    assert allows(WORK, actor(held("clerk", everywhere=True)), places=[99])


def test_it_reaches_ones_own_and_nobody_elses():
    resident = actor(held("resident", 10))
    assert allows(WORK, resident, places=[10], owners=[1])
    assert not allows(WORK, resident, places=[10], owners=[2])


def test_it_refuses_what_is_ones_own_where_another_must_act():
    with pytest.raises(Refused, match="người khác"):
        check(SIGN, actor(held("clerk", 10)), places=[10], owners=[1])


def test_it_tells_a_guest_to_sign_in():
    with pytest.raises(Refused, match="đăng nhập"):
        check(WORK, GUEST, places=[10])
    assert allows(READ, GUEST)


def test_it_refuses_an_unknown_role():
    with pytest.raises(Refused, match="không được giao"):
        check(WORK, actor(held("editor", 10)), places=[10])


def test_the_system_acts_everywhere():
    assert allows(SIGN, SYSTEM, places=[1], owners=[1])
    assert scope_of(WORK, SYSTEM).everywhere


ROLES = st.lists(
    st.builds(
        HeldRole,
        role=st.sampled_from(["clerk", "resident", "editor"]),
        place_id=st.integers(1, 4),
        covers=st.frozensets(st.integers(1, 4), max_size=3),
        everywhere=st.booleans(),
    ),
    max_size=3,
).map(tuple)


@given(roles=ROLES, places=st.frozensets(st.integers(1, 4), min_size=1, max_size=2), owner=st.integers(1, 2))
def test_a_list_shows_exactly_what_may_be_opened(roles, places, owner):
    someone = actor(*roles)
    scope = scope_of(WORK, someone)
    listed = scope.everywhere or bool(scope.place_ids & places) or scope.person_id == owner
    assert listed == allows(WORK, someone, places=places, owners=[owner])
