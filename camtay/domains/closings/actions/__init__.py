"""What may be done: set a regime."""

from camtay.domains.closings.actions.forgetting import forget
from camtay.domains.closings.actions.regimes import (
    Changed,
    RegimeSaid,
    Unfit,
    add_regime,
    change_regime,
    load_regimes,
)

__all__ = ["Changed", "RegimeSaid", "Unfit", "add_regime", "change_regime", "forget", "load_regimes"]
