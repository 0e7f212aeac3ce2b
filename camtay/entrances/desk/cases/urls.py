"""Addresses of cases at the desk. `ho-so/<id>/` is what other doors and letters lead to: it stays."""

from django.urls import path

from camtay.entrances.desk.cases.views import lists, mine, moves, one, register, slips

urlpatterns = [
    path("", lists.home, name="home"),
    path("cho-tiep-nhan/", lists.intake, name="intake"),
    path("dang-giai-quyet/", lists.work, name="work"),
    path("viec-cua-toi/", mine.mine, name="mine"),
    path("phim-tat/", mine.keys, name="keys"),
    path("ho-so/", lists.search, name="search"),
    path("ho-so/danh-sach.<str:kind>", lists.export, name="export"),
    path("ho-so/so-theo-doi/", register.register, name="register"),
    path("ho-so/so-theo-doi.<str:kind>", register.register_file, name="register_file"),
    path("ho-so/<uuid:case_id>/", one.case, name="case"),
    path("ho-so/<uuid:case_id>/tep/<uuid:file_id>/", one.file, name="file"),
    path("ho-so/<uuid:case_id>/giay-tiep-nhan.pdf", one.receipt, name="receipt"),
    path("ho-so/<uuid:case_id>/giay-tiep-nhan-80mm.pdf", one.receipt_roll, name="receipt_roll"),
    path("ho-so/<uuid:case_id>/phieu/<slug:kind>.pdf", slips.slip, name="slip"),
    path("ho-so/<uuid:case_id>/tiep-nhan/", moves.accept, name="accept"),
    path("ho-so/<uuid:case_id>/khong-tiep-nhan/", moves.decline, name="decline"),
    path("ho-so/<uuid:case_id>/giao/", moves.assign, name="assign"),
    path("ho-so/<uuid:case_id>/bat-dau/", moves.start, name="start"),
    path("ho-so/<uuid:case_id>/buoc/<slug:move>/", moves.turn, name="turn"),
    path("ho-so/<uuid:case_id>/ky/", moves.decide, name="decide"),
    path("ho-so/<uuid:case_id>/ket-qua/", moves.attach_result, name="attach_result"),
    path("ho-so/<uuid:case_id>/tra/", moves.hand_over, name="hand_over"),
]
