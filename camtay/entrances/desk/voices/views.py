"""Cards for everybody at the desk; recordings for those who look after them."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from camtay.domains.learning import actions, permissions
from camtay.domains.learning.models import Voice
from camtay.domains.learning.queries import lessons as learning
from camtay.domains.learning.queries import voices as spoken
from camtay.domains.places import queries as places
from camtay.domains.places.models import Place
from camtay.entrances.desk.frame.views import page, staff
from camtay.entrances.desk.voices import presenters
from camtay.entrances.desk.voices.forms import VoiceForm
from camtay.foundation import files
from camtay.foundation.access import Refused
from camtay.foundation.files.models import StoredFile
from camtay.foundation.ui.requests import Request

GET_OR_POST = ["GET", "HEAD", "POST"]
KEPT = "desk.voice"  # the salt of notes about files taken in
NOT_YOURS = gettext_lazy("Không có nơi này, hoặc tài khoản này không giữ giọng đọc của nơi này.")


@require_safe
@staff
def lessons(request: Request) -> HttpResponse:
    """All lessons, each with its page and its card."""
    context = {"lines": presenters.lines(), "may_record": bool(presenters.places_of(request.actor))}
    return page(request, "desk/lessons.html", context)


@require_safe
@staff
def voices(request: Request) -> HttpResponse:
    """The communes; the only one opens at once."""
    mine = presenters.places_of(request.actor)
    if not mine:
        raise Refused(NOT_YOURS)
    if len(mine) == 1:
        return redirect("desk:place_voices", code=mine[0].code)
    return page(request, "desk/voices.html", {"places": mine})


def _place(request: Request, code: str) -> Place:
    """One whose recordings the actor keeps; an unknown one is refused in the same words."""
    place = places.by_code(code)
    if place is None or not permissions.can_keep_voices(place, by=request.actor) or place.kind != "commune":
        raise Refused(NOT_YOURS)
    return place


def _lesson(skill: str) -> learning.Lesson:
    found = learning.lesson(skill)
    if found is None:
        raise Http404
    return found


@require_safe
@staff
def place_voices(request: Request, code: str) -> HttpResponse:
    """Which lessons are read aloud in a commune."""
    place = _place(request, code)
    return page(request, "desk/place_voices.html", {"place": place, "rows": presenters.read_aloud(place)})


@require_safe
@staff
def lesson_voices(request: Request, code: str, skill: str) -> HttpResponse:
    """One lesson in every language it may be read in."""
    place, lesson = _place(request, code), _lesson(skill)
    context = {
        "place": place, "lesson": lesson, "languages": presenters.languages(place, skill),
        "words": presenters.words(skill),
    }  # fmt: skip
    return page(request, "desk/lesson_voices.html", context)


@dataclass(frozen=True)
class Spot:
    """A lesson, a language, a commune, and what stands there."""

    place: Place
    lesson: learning.Lesson
    language: str
    label: str
    voice: Voice | None


def _spot(request: Request, code: str, skill: str, language: str) -> Spot:
    place, lesson = _place(request, code), _lesson(skill)
    label = spoken.LANGUAGES.get(language)
    if label is None:
        raise Http404
    return Spot(place, lesson, language, str(label), spoken.voices_in(place).get((skill, language)))


@require_http_methods(GET_OR_POST)
@staff
def put(request: Request, code: str, skill: str, language: str) -> HttpResponse:
    """Send a recording, in place of the one that stands."""
    spot = _spot(request, code, skill, language)
    if request.method != "POST":
        first = {"replaces": spot.voice.pk, "speaker": spot.voice.speaker} if spot.voice else {}
        return _form_page(request, spot, VoiceForm(initial=first))
    form = VoiceForm(request.POST, request.FILES)
    file = _file(request, form)
    if not form.is_valid() or file is None:
        return _form_page(request, spot, form, status=422)
    try:
        actions.put_voice(
            place=spot.place, skill=skill, language=language, file=file, speaker=form.cleaned_data["speaker"],
            replaces=form.cleaned_data["replaces"], by=request.actor, now=timezone.now(),
        )  # fmt: skip
    except actions.Changed as changed:
        return _overtaken(request, spot, form, str(changed.message))
    messages.success(request, _("Đã giữ giọng đọc. Bà con nghe được ngay ở bài học."))
    return redirect("desk:lesson_voices", code=code, skill=skill)


def _file(request: Request, form: VoiceForm) -> StoredFile | None:
    """The file sent now, or the one taken in before: it need not be chosen again when something else is wrong."""
    form.is_valid()
    upload = form.cleaned_data.get("file")
    if upload is None:
        said = _kept(request, form)
        found = spoken.stored_sound(said["file"]) if said else None
        if found is None and "file" not in form.errors:
            form.add_error("file", _("Hãy chọn tệp ghi âm."))
        return found
    try:
        stored = files.store(upload, name=upload.name, kinds=files.SOUNDS, now=timezone.now())
    except files.BadFile as bad:
        form.add_error("file", bad.message)
        return None
    note = {"file": stored.pk, "name": files.safe_name(upload.name), "account": request.actor.account_id}
    data = request.POST.copy()
    data["kept"] = signing.dumps(note, salt=KEPT)
    form.data = data
    return stored


def _kept(request: Request, form: VoiceForm) -> dict[str, Any] | None:
    """What a signed note says, if this account was given it."""
    try:
        said: dict[str, Any] = signing.loads(form.data.get("kept", ""), salt=KEPT, max_age=24 * 3600)
    except signing.BadSignature:
        return None
    return said if said["account"] == request.actor.account_id else None


def _overtaken(request: Request, spot: Spot, form: VoiceForm, sentence: str) -> HttpResponse:
    """Somebody else's stands there by now: both are shown, and pressing again replaces what is shown."""
    fresh = _spot(request, spot.place.code, spot.lesson.code, spot.language)
    data = request.POST.copy()
    data["replaces"], data["kept"] = str(fresh.voice.pk) if fresh.voice else "", form.data.get("kept", "")
    form.data = data
    return _form_page(request, fresh, form, status=409, overtaken=sentence)


def _form_page(
    request: Request, spot: Spot, form: VoiceForm, *, status: int = 200, overtaken: str = ""
) -> HttpResponse:
    kept = _kept(request, form) if form.is_bound else None
    context = {
        "spot": spot, "form": form, "overtaken": overtaken, "kept_name": kept["name"] if kept else "",
        "back": presenters.back(spot.place, spot.lesson.code),
    }  # fmt: skip
    return page(request, "desk/voice_put.html", context, status=status)


@require_http_methods(GET_OR_POST)
@staff
def remove(request: Request, code: str, skill: str, language: str) -> HttpResponse:
    """Take a recording away, after asking once."""
    spot = _spot(request, code, skill, language)
    if request.method == "POST":
        if spot.voice is not None:
            actions.remove_voice(voice_id=spot.voice.pk, by=request.actor, now=timezone.now())
            messages.success(request, _("Đã gỡ giọng đọc."))
        return redirect("desk:lesson_voices", code=code, skill=skill)
    if spot.voice is None:
        return redirect("desk:lesson_voices", code=code, skill=skill)
    context = {"spot": spot, "back": presenters.back(spot.place, skill)}
    return page(request, "desk/voice_remove.html", context)
