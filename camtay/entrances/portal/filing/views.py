"""Filing: one action a view. Everything here belongs to the person who is signed in."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.cases import actions, queries
from camtay.domains.cases.models import Case
from camtay.domains.procedures import queries as procedures
from camtay.entrances.portal.filing import presenters
from camtay.entrances.portal.filing.forms import RatingForm
from camtay.entrances.portal.guiding import presenters as starting
from camtay.foundation import files, questions
from camtay.foundation.access import Refused
from camtay.foundation.calendar import local_day
from camtay.foundation.ids import uuid7
from camtay.foundation.once.once import digest_of, once
from camtay.foundation.questions import fields
from camtay.foundation.questions.typed import Raw
from camtay.foundation.ui.pdf import render_pdf
from camtay.foundation.ui.qr import qr_png_data_uri
from camtay.foundation.ui.requests import Request


def own_case(request: Request, case_id: UUID, *, draft: bool | None = None) -> Case:
    """The case, if it is the person's own; 404 else, so that nobody learns which cases exist. Guests, whose session
    may have ended over this very page, are asked to sign in, whatever they ask for.
    """
    if request.actor.kind == "guest":
        raise Refused(_("Bà con đăng nhập rồi làm tiếp."))
    try:
        case = queries.own(case_id, by=request.actor, bare=request.method == "POST")
    except Refused as refusal:
        raise Http404 from refusal
    if draft is not None and draft != (case.state == "draft"):
        raise Http404
    return case


def _raw(request: Request) -> Raw:
    return {name: values if len(values) > 1 else values[0] for name, values in request.POST.lists() if values}


@require_http_methods(["GET", "POST"])
def start(request: Request, code: str) -> HttpResponse:
    """Choose the commune, say whose hand it is, and begin a draft."""
    procedure = procedures.by_code(code)
    if procedure is None:
        raise Http404
    communes = procedures.places_taking(procedure)
    if not communes:  # filed on the national portal everywhere
        return redirect("portal:guide", code=procedure.code)
    if request.actor.kind == "guest":
        return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
    now = timezone.now()
    hand = starting.hand(request, procedure.code, today=local_day(now))
    error = ""
    if request.method == "POST":
        place = next((one for one in communes if one.code == request.POST.get("place")), None)
        key = request.POST.get("key", "")[:80]
        if place is not None and key and not hand.error:
            chosen = place

            def begin() -> dict[str, str]:
                made = actions.start(
                    procedure=procedure, place=chosen, helper_id=hand.helper_id, mandate=hand.mandate,
                    by=request.actor, now=now,
                )  # fmt: skip
                return {"case": str(made.pk)}

            digest = digest_of([procedure.code, place.code, *hand.content()])
            answer = once(key=key, by=request.actor, digest=digest, now=now, do=begin)
            return redirect("portal:resume", case_id=answer["case"])
        error = "" if place is not None else _("Hãy chọn xã, phường nơi bà con nộp hồ sơ.")
    context = {"procedure": procedure, "communes": communes, "error": error, "key": str(uuid7()), "hand": hand,
               "chosen": request.POST.get("place", "")}  # fmt: skip
    wrong = bool(error or (request.method == "POST" and hand.error))
    return render(request, "portal/start.html", context, status=422 if wrong else 200)


@require_safe
def mine(request: Request) -> HttpResponse:
    """My cases and drafts."""
    if request.actor.kind == "guest":
        return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
    drafts, filed = presenters.lines(request.actor)
    noted = presenters.noted_lines(request.actor, now=timezone.now())
    return render(request, "portal/mine.html", {"drafts": drafts, "filed": filed, "noted": noted})


@require_safe
def resume(request: Request, case_id: UUID) -> HttpResponse:
    """Go on where the draft was left."""
    return redirect(presenters.resume_url(own_case(request, case_id, draft=True)))


@require_http_methods(["GET", "POST"])
def page(request: Request, case_id: UUID, page_id: str) -> HttpResponse:
    """One page of the form. What is typed is kept even when some of it is wrong."""
    case = own_case(request, case_id, draft=True)
    now = timezone.now()
    raw: Raw | None = None
    errors: dict[str, str] = {}
    if request.method == "POST":
        raw = _raw(request)
        form = procedures.form_of(case.procedure_code, case.form_version)
        moved = _rearranged(form, page_id, raw)
        if moved is not None:
            raw = moved
        else:
            uploads, errors = _uploads(request, form, page_id)
            done = actions.answer(
                case_id=case.pk,
                page_id=page_id,
                raw=raw,
                uploads=uploads,
                read=case.answers,
                by=request.actor,
                now=now,
            )
            errors = {**done.errors, **errors}
            if not errors and "stay" not in raw:
                return redirect(_after(case, done.next_page))
            case = own_case(request, case_id, draft=True)
            # What has arrived is shown, whatever else is wrong.
            raw = {**raw, **done.files} if errors else None
    try:
        shown = presenters.page_shown(case, page_id, today=local_day(now), raw=raw, errors=errors)
    except KeyError as error:
        raise Http404 from error
    status = 422 if errors else 200
    hand = queries.hand_of(case, by=request.actor)
    return render(request, "portal/page.html", {"case": case, "shown": shown, "hand": hand}, status=status)


def _rearranged(form: questions.Form, page_id: str, raw: Raw) -> Raw | None:
    try:
        return questions.rearrange(form, page_id, raw)
    except KeyError as error:
        raise Http404 from error


def _uploads(
    request: Request, form: questions.Form, page_id: str
) -> tuple[list[actions.Upload], dict[str, str]]:
    """The files that came with the page, stored; and a sentence for each that cannot be taken."""
    taken: list[actions.Upload] = []
    errors: dict[str, str] = {}
    for name, question in fields.file_inputs(form, page_id, request.FILES).items():
        for upload in request.FILES.getlist(name)[:10]:
            try:
                stored = files.store(
                    upload, name=upload.name or "", kinds=question.accept or files.PAPERS, now=timezone.now()
                )
            except files.BadFile as bad:
                errors[question.id] = str(bad)
            else:
                taken.append(actions.Upload(question.id, stored, files.safe_name(upload.name or "")))
    return taken, errors


def _after(case: Case, next_page: str | None) -> str:
    if next_page is None:
        return reverse("portal:check", args=[case.pk])
    return reverse("portal:page", args=[case.pk, next_page])


@require_safe
def check(request: Request, case_id: UUID) -> HttpResponse:
    """Check your answers before filing."""
    case = own_case(request, case_id, draft=True)
    return _check_page(request, case, error="")


def _check_page(request: Request, case: Case, *, error: str) -> HttpResponse:
    sections = presenters.sections(case, today=local_day(timezone.now()))
    ready = not any(section.problem for section in sections)
    hand = queries.hand_of(case, by=request.actor)
    context = {"case": case, "sections": sections, "ready": ready, "error": error, "hand": hand}
    return render(request, "portal/check.html", context, status=422 if error else 200)


@require_http_methods(["GET", "POST"])
def submit(request: Request, case_id: UUID) -> HttpResponse:
    """File. Pressing twice files once: a case that is filed already shows its page. Opened like a page (reloaded,
    or its language changed), it leads to what it is about.
    """
    case = own_case(request, case_id)
    if case.state != "draft":
        return redirect("portal:case", case_id=case.pk)
    if request.method == "GET":
        return redirect("portal:check", case_id=case.pk)
    try:
        actions.submit(case_id=case.pk, by=request.actor, now=timezone.now())
    except Refused as refusal:
        return _check_page(request, case, error=refusal.message)
    return redirect(f"{reverse('portal:case', args=[case.pk])}?vua-nop=1")


@require_http_methods(["GET", "POST"])
def discard(request: Request, case_id: UUID) -> HttpResponse:
    """Throw a draft away, after asking once."""
    case = own_case(request, case_id, draft=True)
    if request.method == "POST":
        actions.discard(case_id=case.pk, by=request.actor)
        return redirect("portal:mine")
    return render(request, "portal/discard.html", {"case": case})


@require_http_methods(["GET", "POST"])
def withdraw(request: Request, case_id: UUID) -> HttpResponse:
    """Withdraw a filed case, after asking once."""
    case = own_case(request, case_id, draft=False)
    if request.method == "POST":
        actions.turn(case_id=case.pk, move="withdraw", by=request.actor, now=timezone.now())
        return redirect("portal:case", case_id=case.pk)
    return render(request, "portal/withdraw.html", {"case": case})


@require_safe
def case(request: Request, case_id: UUID) -> HttpResponse:
    """My case: where it is, what comes next, its papers and its result."""
    found = own_case(request, case_id)
    if found.state == "draft":
        return redirect("portal:resume", case_id=found.pk)
    if found.applicant_id != request.actor.person_id:  # who acts for somebody leaves a trace of looking, too
        actions.looked(case=found, by=request.actor, now=timezone.now())
    context = {
        "case": found,
        "hand": queries.hand_of(found, by=request.actor),
        "line": presenters.line(found),
        "wait": presenters.wait(found),
        "apology": queries.promised_anew(found),
        "events": queries.timeline(found),
        "missing": queries.missing_papers(found),
        "files": queries.files_of(found),
        "steps": queries.moves_for(found, by=request.actor),
        "just_filed": "vua-nop" in request.GET,
        "just_supplied": "vua-bo-sung" in request.GET,
        "just_rated": "vua-cham" in request.GET,
        "after": presenters.after(found, by=request.actor, now=timezone.now()),
        "qr": qr_png_data_uri(f"{settings.CAMTAY_PUBLIC_URL}{found.path}"),
        "follow": presenters.follow_of(found),
        "link": f"{settings.CAMTAY_PUBLIC_URL}{found.path}",
    }
    return render(request, "portal/case.html", context)


@require_http_methods(["GET", "POST"])
def rate(request: Request, case_id: UUID) -> HttpResponse:
    """Say how it was; said already, change it for a while. Where there is nothing to say yet, the case's page."""
    found = own_case(request, case_id, draft=False)
    now = timezone.now()
    standing = queries.rating(found)
    if request.method == "GET" and not queries.can_rate(found, standing, by=request.actor, now=now):
        return redirect("portal:case", case_id=found.pk)
    form = RatingForm(request.POST or None, standing=standing)
    if request.method == "POST" and form.is_valid():
        try:
            actions.rate(case_id=found.pk, by=request.actor, now=now, **form.said())
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return redirect(f"{reverse('portal:case', args=[found.pk])}?vua-cham=1")
    context = {"case": found, "form": form, "standing": standing}
    return render(request, "portal/rate.html", context, status=422 if form.errors else 200)


@require_safe
def sheet(request: Request, case_id: UUID) -> HttpResponse:
    """The preparation sheet: all answers on paper, for the counter or for copying into the national portal."""
    found = own_case(request, case_id)
    # What was answered is on the national portal, or on paper at the counter.
    if found.origin == "mirror" or not hasattr(found, "answers"):
        raise Http404
    sections = presenters.sections(found, today=local_day(timezone.now()))
    context = {"name": found.procedure_name, "code": found.procedure_code, "sections": sections}
    return HttpResponse(render_pdf("cases/sheet_pdf.html", context), content_type="application/pdf")


@require_safe
def receipt(request: Request, case_id: UUID) -> HttpResponse:
    """The receipt (Mẫu 01)."""
    slip = queries.receipt(own_case(request, case_id))
    if slip is None:
        raise Http404
    pdf = render_pdf("cases/receipt.html", {"slip": slip, "qr": qr_png_data_uri(slip.address)})
    return HttpResponse(pdf, content_type="application/pdf")


@require_safe
def file(request: Request, case_id: UUID, file_id: UUID) -> FileResponse:
    """A file of my own case."""
    found = queries.file_for(own_case(request, case_id), file_id)
    if found is None:
        raise Http404
    return files.answer(found.file, found.name)
