"""What the printed slips of a case say: forms of Phụ lục I, Thông tư 03/2025/TT-VPCP. Always Vietnamese.

The list and numbers of the forms are those published with the circular. The words inside are taken from Quyết định
3621/QĐ-BYT (24/11/2025), which reprints them; the circular's own annex was not at hand. The older circular
01/2018/TT-VPCP knew six forms: there the control slip was 05 and the register 06.
"""

from camtay.domains.cases.queries.slips.handovers import Control, Handover, control
from camtay.domains.cases.queries.slips.head import FORMS, Form, Head, address_to_follow
from camtay.domains.cases.queries.slips.letters import (
    Apology,
    Refusal,
    Stop,
    Supplement,
    apology,
    earliest_promise,
    promise_problem,
    refusal,
    stop,
    supplement,
)
from camtay.domains.cases.queries.slips.offered import slips_of
from camtay.domains.cases.queries.slips.receipt import Receipt, receipt
from camtay.domains.cases.queries.slips.register import (
    RegisterRow,
    register,
    register_head,
    register_places,
    register_rows,
)

__all__ = [
    "FORMS",
    "Apology",
    "Control",
    "Form",
    "Handover",
    "Head",
    "Receipt",
    "Refusal",
    "RegisterRow",
    "Stop",
    "Supplement",
    "address_to_follow",
    "apology",
    "control",
    "earliest_promise",
    "promise_problem",
    "receipt",
    "refusal",
    "register",
    "register_head",
    "register_places",
    "register_rows",
    "slips_of",
    "stop",
    "supplement",
]
