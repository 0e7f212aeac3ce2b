"""Handing in papers from a telephone. A file that cannot be taken is named; the others need not be chosen again."""

from dataclasses import dataclass, field
from uuid import UUID

from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from camtay.domains.cases import actions, queries, states
from camtay.domains.cases.models import Case
from camtay.foundation import files
from camtay.foundation.access import Refused
from camtay.foundation.ui.requests import Request

KEPT = "portal.supply"  # the salt of notes about files taken in
KINDS = files.PAPERS | {"docx"}
MOST_AT_ONCE = 10


@dataclass
class Ask:
    """One paper that may be handed in. `kept`: (signed note, name) of files taken in already."""

    code: str
    name: str
    kept: list[tuple[str, str]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@require_http_methods(["GET", "POST"])
def supply(request: Request, case_id: UUID) -> HttpResponse:
    """What is missing, a camera and a file for each; and room for anything else."""
    case = _own(request, case_id)
    if case.origin == states.Origin.MIRROR or case.state != states.SUPPLEMENT_ASKED:
        return redirect("portal:case", case_id=case.pk)
    asks = [Ask(paper.code, paper.name) for paper in queries.missing_papers(case)]
    asks.append(Ask("other", _("Giấy tờ khác") if asks else _("Giấy tờ bổ sung")))
    error = ""
    if request.method == "POST":
        uploads = [one for ask in asks for one in _taken(request, case, ask)]
        if not any(ask.errors for ask in asks):
            try:
                actions.supply(case_id=case.pk, uploads=uploads, by=request.actor, now=timezone.now())
            except Refused as refusal:
                error = str(refusal.message)
            else:
                return redirect(f"{reverse('portal:case', args=[case.pk])}?vua-bo-sung=1")
    wrong = bool(error) or any(ask.errors for ask in asks)
    context = {"case": case, "asks": asks, "error": error, "wrong": wrong}
    return render(request, "portal/supply.html", context, status=422 if wrong else 200)


def _own(request: Request, case_id: UUID) -> Case:
    if request.actor.kind == "guest":
        raise Refused(_("Bà con đăng nhập rồi làm tiếp."))
    try:
        return queries.own(case_id, by=request.actor)
    except Refused as refusal:
        raise Http404 from refusal


def _taken(request: Request, case: Case, ask: Ask) -> list[actions.Upload]:
    """What came for this paper now, and before; what is wrong with a file stands beside it."""
    found: list[actions.Upload] = []
    for note in request.POST.getlist(f"{ask.code}.kept")[:MOST_AT_ONCE]:
        upload = _kept(request, case, note)
        if upload is not None and upload.paper_code == ask.code:
            ask.kept.append((note, upload.name))
            found.append(upload)
    sent = request.FILES.getlist(f"{ask.code}.photo") + request.FILES.getlist(f"{ask.code}.file")
    for one in sent[:MOST_AT_ONCE]:
        name = files.safe_name(one.name or "")
        try:
            stored = files.store(one, name=name, kinds=KINDS, now=timezone.now())
        except files.BadFile as bad:
            ask.errors.append(str(bad))
            continue
        said = {"case": str(case.pk), "paper": ask.code, "file": stored.pk, "name": name}
        ask.kept.append((signing.dumps({**said, "account": request.actor.account_id}, salt=KEPT), name))
        found.append(actions.Upload(ask.code, stored, name))
    return found


def _kept(request: Request, case: Case, note: str) -> actions.Upload | None:
    """The file a signed note speaks of, if this account sent it for this case."""
    try:
        said = signing.loads(note, salt=KEPT, max_age=24 * 3600)
    except signing.BadSignature:
        return None
    if (said["account"], said["case"]) != (request.actor.account_id, str(case.pk)):
        return None
    stored = queries.stored_file(said["file"])
    return actions.Upload(said["paper"], stored, said["name"]) if stored else None
