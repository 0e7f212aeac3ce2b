"""What may be done with the superior's forms, with figures from outside, and with sheets."""

from camtay.domains.reports.actions.changed import Changed, Unfit
from camtay.domains.reports.actions.filling import edit_story, fill, send, stored
from camtay.domains.reports.actions.forgetting import forget
from camtay.domains.reports.actions.forms import add_edition, add_form, change_form, retire_form
from camtay.domains.reports.actions.morning import choose_morning, send_morning_lists
from camtay.domains.reports.actions.outside import OutsideSaid, correct_outside, report_outside
from camtay.domains.reports.actions.pointing import Aim, point, unpoint
from camtay.domains.reports.actions.statement import add_own_line, withdraw_own_line

__all__ = [
    "Aim", "Changed", "OutsideSaid", "Unfit", "add_edition", "add_form", "add_own_line", "change_form",
    "choose_morning", "correct_outside", "edit_story", "fill", "forget", "point", "report_outside",
    "retire_form", "send", "send_morning_lists", "stored", "unpoint", "withdraw_own_line",
]  # fmt: skip
