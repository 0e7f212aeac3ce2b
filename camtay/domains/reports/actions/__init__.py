"""What may be done with the superior's forms and with figures from outside."""

from camtay.domains.reports.actions.changed import Changed, Unfit
from camtay.domains.reports.actions.filling import edit_story, fill, send, stored
from camtay.domains.reports.actions.forgetting import forget
from camtay.domains.reports.actions.forms import add_edition, add_form, change_form, retire_form
from camtay.domains.reports.actions.outside import OutsideSaid, correct_outside, report_outside
from camtay.domains.reports.actions.pointing import Aim, point, unpoint

__all__ = [
    "Aim", "Changed", "OutsideSaid", "Unfit", "add_edition", "add_form", "change_form", "correct_outside",
    "edit_story", "fill", "forget", "point", "report_outside", "retire_form", "send", "stored", "unpoint",
]  # fmt: skip
