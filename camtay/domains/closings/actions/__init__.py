"""What may be done: set a regime, close a period, close it again when it is known better, have it stamped."""

from camtay.domains.closings.actions.closing import close, revise
from camtay.domains.closings.actions.forgetting import forget
from camtay.domains.closings.actions.regimes import (
    RegimeSaid,
    add_regime,
    change_regime,
    load_regimes,
    set_here,
)
from camtay.domains.closings.actions.reminding import remind
from camtay.domains.closings.actions.stamping import NotStamped, ask_again, stamp
from camtay.foundation.access import Changed, Unfit

__all__ = [
    "Changed", "NotStamped", "RegimeSaid", "Unfit", "add_regime", "ask_again", "change_regime", "close", "forget",
    "load_regimes", "remind", "revise", "set_here", "stamp",
]  # fmt: skip
