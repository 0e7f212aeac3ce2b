"""The editor's page: what was asked in vain, and the words added so that it is found next time."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from camtay.domains.procedures import actions, permissions, queries
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.procedures.forms.words import PhraseForm
from camtay.entrances.desk.procedures.presenters import words as presenters
from camtay.foundation.access import Refused
from camtay.foundation.ui.requests import Request


@require_http_methods(["GET", "POST"])
@staff
def words(request: Request) -> HttpResponse:
    """Add a phrase; see those added and the questions that found nothing."""
    permissions.check_can_extend(by=request.actor)
    form = PhraseForm(request.POST or None, initial={"text": request.GET.get("cau", "")[:120]})
    if request.method == "POST" and form.is_valid():
        actions.add_term(**form.cleaned_data, by=request.actor, now=timezone.now())
        return redirect("desk:words")
    context = {"form": form, "words": presenters.words(), "questions": presenters.questions()}
    return page(request, "desk/words.html", context, status=422 if form.errors else 200)


@require_POST
@staff
def remove(request: Request, pk: int) -> HttpResponse:
    """Take an added phrase out; one that is gone already is no error."""
    permissions.check_can_extend(by=request.actor)
    term = queries.term(pk)
    if term is not None:
        actions.remove_term(term=term, by=request.actor, now=timezone.now())
    return redirect("desk:words")


@require_POST
@staff
def settle(request: Request, pk: int) -> HttpResponse:
    """The question is dealt with."""
    missed = queries.missed_one(pk)
    if missed is None:
        raise Refused(permissions.NOT_YOURS)
    actions.settle_missed_query(missed=missed, by=request.actor, now=timezone.now())
    return redirect("desk:words")
