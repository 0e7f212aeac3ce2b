from camtay.foundation.questions import rearrange
from camtay.foundation.questions.tests.forms import TREE

RAW = {
    "helpers.count": "3",
    "helper.0": "An",
    "helper.1": "Bé",
    "helper_phone.1": ["0912"],
    "helper.2": "Cò",
    "csrfmiddlewaretoken": "x",
}


def test_it_leaves_other_buttons_alone():
    assert rearrange(TREE, "helpers", RAW) is None
    assert rearrange(TREE, "kinds", {"kinds.add": "1"}) is None
    assert rearrange(TREE, "helpers", {**RAW, "helpers.remove": "7"}) is None
    assert rearrange(TREE, "helpers", {**RAW, "helpers.remove": "²"}) is None


def test_it_adds_one_up_to_the_most_allowed():
    assert rearrange(TREE, "helpers", {"helpers.count": "1", "helpers.add": "1"})["helpers.count"] == "2"
    assert rearrange(TREE, "helpers", {**RAW, "helpers.add": "1"})["helpers.count"] == "3"


def test_it_takes_one_away_and_moves_the_rest_up():
    assert rearrange(TREE, "helpers", {**RAW, "helpers.remove": "0"}) == {
        "helpers.count": "2",
        "helper.0": "Bé",
        "helper_phone.0": ["0912"],
        "helper.1": "Cò",
    }


def test_it_empties_the_last_one_that_must_stay():
    raw = {"helpers.count": "1", "helper.0": "An", "helpers.remove": "0"}
    assert rearrange(TREE, "helpers", raw) == {"helpers.count": "1"}
