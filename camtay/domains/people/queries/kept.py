"""What this domain keeps about a person, and why."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from camtay.domains.people.models import (
    Account,
    Authorisation,
    DataRequest,
    Invitation,
    OneTimeCode,
    Person,
    PersonGroup,
    RoleHeld,
    Sex,
)
from camtay.domains.people.queries.people import all_ids
from camtay.domains.people.rules import secrecy
from camtay.domains.people.states import ROLE_BY_CODE, Basis
from camtay.foundation.audit.models import Look
from camtay.foundation.kept import LAW, Ground, Kept, Register, Shown, Whom
from camtay.foundation.ui import formats
from camtay.foundation.vietnamese import phone_display

_WHO = _("Bạn là ai")
_IN = _("Tài khoản và đăng nhập")
_OFFICE = _("Vai trò ở xã, phường")
_ASKED = _("Yêu cầu của bạn về dữ liệu")
_MANDATES = _("Giấy ủy quyền")
_LOOKS = _("Ai đã xem")

_SERVE = Ground(
    _("Để biết hồ sơ là của ai và giải quyết đúng người."),
    _("Thực hiện thủ tục hành chính theo yêu cầu của bạn (NĐ 118/2025/NĐ-CP); Luật Căn cước 26/2023/QH15."),
    _("Đến khi bạn yêu cầu xóa. Ai có hồ sơ đã tiếp nhận thì tên, ngày sinh, số định danh giữ cùng hồ sơ."),
)
_CONTACT = Ground(
    _("Để nhắn tin hồ sơ đến đâu, hẹn trả khi nào, và gửi mã đăng nhập."),
    _("Được bạn đồng ý khi để lại số điện thoại; thực hiện thủ tục hành chính."),
    _("Đến khi bạn yêu cầu xóa và không còn hồ sơ đang giải quyết."),
)
_HOME = Ground(
    _("Để gửi hồ sơ đến đúng xã, phường, và thôn, tổ biết mà giúp."),
    _("Thực hiện thủ tục hành chính theo yêu cầu của bạn (NĐ 118/2025/NĐ-CP)."),
    _("Đến khi bạn yêu cầu xóa."),
)
_GROUP = Ground(
    _("Để cán bộ biết ai cần được giúp thêm."), _("Theo luật, hoặc được bạn đồng ý: ghi bên từng dòng."),
    _("Đến khi bạn không còn thuộc nhóm ấy, hoặc yêu cầu xóa."),
)  # fmt: skip
_SIGNING_IN = Ground(
    _("Để chỉ mình bạn vào được tài khoản của mình, và chặn kẻ dò mã."),
    _("Bảo đảm an toàn dữ liệu cá nhân (Luật 91/2025/QH15)."),
    _("Mã dùng một lần: hai ngày. Tài khoản: đến khi bạn yêu cầu xóa."),
)
_ROLE = Ground(
    _("Để biết ai được giao việc gì, từ ngày nào."), _("Quản lý cán bộ, công chức theo luật."),
    _("Giữ lâu dài cùng nhật ký công việc."),
)  # fmt: skip
_ANSWERING = Ground(
    _("Để trả lời bạn đúng hạn và chứng minh đã làm đúng luật."), LAW,
    _("Khi bạn yêu cầu xóa: lời bạn viết được xóa, chỉ giữ câu trả lời cuối."),
)  # fmt: skip
_ACTING = Ground(
    _("Để biết ai được làm thay ai, việc gì, đến bao giờ."), _("Bộ luật Dân sự 91/2015/QH13 về ủy quyền."),
    _("Giấy đã dùng cho hồ sơ: giữ cùng hồ sơ. Giấy chưa dùng: đến khi bạn yêu cầu xóa."),
)  # fmt: skip
_LOOKING = Ground(
    _("Để bạn biết ai đã xem dữ liệu của mình."), LAW, _("24 tháng, trừ khi người quản trị máy chủ đặt khác.")
)

_NAME = Shown(_WHO, _("Họ và tên"), _SERVE, ("people.Person.name",))
_BORN = Shown(_WHO, _("Ngày sinh"), _SERVE, ("people.Person.birth_date",))
_YEAR = Shown(_WHO, _("Năm sinh"), _SERVE, ("people.Person.birth_year",))
_SEX = Shown(_WHO, _("Giới tính"), _SERVE, ("people.Person.sex",))
_NUMBER = Shown(_WHO, _("Số định danh (giữ dưới dạng mã hóa)"), _SERVE, ("people.Person.citizen_number",))
_PHONE = Shown(_WHO, _("Số điện thoại"), _CONTACT, ("people.Person.phone",))
_COMMUNE = Shown(_WHO, _("Xã, phường"), _HOME, ("people.Person.commune",))
_PART = Shown(_WHO, _("Thôn, tổ dân phố"), _HOME, ("people.Person.neighbourhood",))
_HOUSE = Shown(_WHO, _("Số nhà, xóm"), _HOME, ("people.Person.house",))
_BELONGS = Shown(_WHO, _("Nhóm được quan tâm"), _GROUP, ("people.PersonGroup.group",))
_SIGN_IN_PHONE = Shown(_IN, _("Đăng nhập bằng số điện thoại"), _CONTACT, ("people.Account.phone",))
_EMAIL = Shown(_IN, _("Đăng nhập bằng thư điện tử"), _CONTACT, ("people.Account.email",))
_LAST = Shown(_IN, _("Lần đăng nhập gần nhất"), _SIGNING_IN, ("people.Account.last_login",))
_INVITED = Shown(_IN, _("Lời mời đã gửi tới"), _ROLE, ("people.Invitation.email",))
_CODE = Shown(
    _IN, _("Mã đăng nhập đã nhắn"), _SIGNING_IN, ("people.OneTimeCode.phone", "people.OneTimeCode.address")
)
_HELD = Shown(_OFFICE, _("Vai trò"), _ROLE, ())
_WISH = Shown(
    _ASKED, _("Yêu cầu"), _ANSWERING,
    ("people.DataRequest.person", "people.DataRequest.words", "people.DataRequest.answer"),
)  # fmt: skip
_GIVEN = Shown(_MANDATES, _("Bạn ủy quyền cho"), _ACTING, ("people.Authorisation.agent",))
_HELD_FOR = Shown(_MANDATES, _("Bạn được ủy quyền bởi"), _ACTING, ("people.Authorisation.principal",))
_SEEN = Shown(_LOOKS, _("Lượt xem"), _LOOKING, ())

KEEPS = Register(
    _("Người dân và tài khoản"),
    (
        _NAME, _BORN, _YEAR, _SEX, _NUMBER, _PHONE, _COMMUNE, _PART, _HOUSE, _BELONGS, _SIGN_IN_PHONE, _EMAIL, _LAST,
        _INVITED, _CODE, _HELD, _WISH, _GIVEN, _HELD_FOR, _SEEN,
    ),
    {
        "people.Person.citizen_index": _("Dấu vết đã băm của số định danh, chỉ để tìm; không đọc ngược lại được."),
        "people.Person.search": _("Họ và tên viết không dấu, chỉ để tìm kiếm."),
        "people.Account.password": _("Mật khẩu chỉ giữ dưới dạng đã băm; không ai đọc được, kể cả bạn."),
        "people.OneTimeCode.digest": _("Mã dùng một lần chỉ giữ dưới dạng đã băm, và mất sau hai ngày."),
        "people.CodeSource.key": _("Số điện thoại hoặc địa chỉ mạng đã xin mã, để chặn kẻ dò mã; mất sau hai ngày."),
        "jobs.Job.last_error": _("Lời báo lỗi của máy, không gắn với ai; mất sau một tuần đến ba tháng."),
    },
)  # fmt: skip


def whom(person: Person) -> Whom:
    """Who is meant: every row of the person, and the telephones and letter boxes that are theirs."""
    ids = all_ids(person)
    accounts = Account.objects.filter(person__in=ids)
    phones = {*Person.objects.filter(pk__in=ids).values_list("phone", flat=True)}
    emails = set()
    for one in accounts:
        phones.add(one.phone or "")
        emails.add(one.email or "")
    return Whom(ids, frozenset(phones - {""}), frozenset(emails - {""}))


def about(who: Whom) -> list[Kept]:
    """Everything this domain holds about a person. The caller has checked that it is asked for rightly; a request is
    answered within two working days (NĐ 356/2025/NĐ-CP)."""
    return [*_people(who), *_accounts(who), *_requests(who), *_mandates(who), *_looks(who)]


def _people(who: Whom) -> Iterator[Kept]:
    rows = Person.objects.filter(pk__in=who.ids).select_related("commune", "neighbourhood")
    for one in rows.order_by("pk"):
        said = (
            (_NAME, one.name), (_BORN, formats.day(one.birth_date) if one.birth_date else ""),
            (_YEAR, one.birth_year or ""), (_SEX, Sex(one.sex).label if one.sex else ""),
            (_NUMBER, secrecy.decrypt(one.citizen_number) if one.citizen_number else ""),
            (_PHONE, phone_display(one.phone) if one.phone else ""),
            (_COMMUNE, one.commune.name if one.commune else ""),
            (_PART, one.neighbourhood.name if one.neighbourhood else ""), (_HOUSE, one.house),
        )  # fmt: skip
        yield from (shown.line(value) for shown, value in said if value)
    for group in PersonGroup.objects.filter(person__in=who.ids).order_by("group"):
        basis = str(Basis(group.basis).label)
        yield _BELONGS.line(f"{group.get_group_display()} ({basis})")


def _accounts(who: Whom) -> Iterator[Kept]:
    accounts = list(Account.objects.filter(person__in=who.ids).order_by("pk"))
    for one in accounts:
        said = (
            (_SIGN_IN_PHONE, phone_display(one.phone) if one.phone else ""), (_EMAIL, one.email or ""),
            (_LAST, formats.moment(one.last_login) if one.last_login else ""),
        )  # fmt: skip
        yield from (shown.line(value) for shown, value in said if value)
    for invitation in (
        Invitation.objects.filter(account__in=accounts).exclude(email="").order_by("created_at")
    ):
        yield _INVITED.line(f"{invitation.email}, {formats.moment(invitation.created_at)}")
    for code in OneTimeCode.objects.filter(phone__in=who.phones).order_by("pk"):
        words = [phone_display(code.phone), formats.moment(code.created_at)]
        yield _CODE.line(", ".join([*words, *([code.address] if code.address else [])]))
    held = RoleHeld.objects.filter(account__in=accounts).select_related("place")
    for role in held.order_by("pk"):
        label = ROLE_BY_CODE[role.role].label
        yield _HELD.line(f"{label}, {role.place.name}, {formats.day(role.valid_from)}")


def _requests(who: Whom) -> Iterator[Kept]:
    for one in DataRequest.objects.filter(person__in=who.ids).order_by("asked_at", "id"):
        words = [str(one.get_wish_display()), formats.moment(one.asked_at), str(one.get_state_display())]
        yield _WISH.line("\n".join([", ".join(words), *(text for text in (one.words, one.answer) if text)]))


def _mandates(who: Whom) -> Iterator[Kept]:
    mine = Authorisation.objects.filter(Q(principal__in=who.ids) | Q(agent__in=who.ids))
    for one in mine.select_related("principal", "agent").order_by("given_at", "id"):
        until = f"{formats.day(one.valid_from)} – {formats.day(one.valid_until)}"
        if one.principal_id in who.ids:
            yield _GIVEN.line(f"{one.agent.name}, {until}")
        else:
            yield _HELD_FOR.line(f"{one.principal.name}, {until}")


MOST_LOOKS = 200


def _looks(who: Whom) -> Iterator[Kept]:
    """Who looked, latest first, as far as people read."""
    looks = list(Look.objects.filter(about__in=who.ids).order_by("-at")[:MOST_LOOKS])
    accounts = Account.objects.filter(pk__in={one.account_id for one in looks if one.account_id})
    names = {
        one.pk: str(_("chính bạn")) if one.person_id in who.ids else one.person.name
        for one in accounts.select_related("person")
    }
    for one in looks:
        name = names.get(one.account_id or 0, str(_("Máy, hoặc người có mã QR của hồ sơ")))
        yield _SEEN.line(f"{formats.moment(one.at)}: {name}")
