"""Addresses of tasks. `viec/<id>/` is what letters lead to: it stays."""

from django.urls import path

from camtay.entrances.desk.tasks.views import deputies, giving, lists, moves, one

urlpatterns = [
    path("viec/", lists.tasks, name="tasks"),
    path("viec/danh-sach.<str:kind>", lists.tasks_file, name="tasks_file"),
    path("viec/moi/", giving.give, name="task_new"),
    path("viec/lam-thay/", deputies.deputies, name="deputies"),
    path("viec/lam-thay/<uuid:deputy_id>/thoi/", deputies.end, name="deputy_end"),
    path("viec/<uuid:task_id>/", one.task, name="task"),
    path("viec/<uuid:task_id>/tep/<uuid:task_file_id>/", one.file, name="task_file"),
    path("viec/<uuid:task_id>/trao-doi/", one.comment, name="task_comment"),
    path("viec/<uuid:task_id>/sua/", giving.change, name="task_change"),
    path("viec/<uuid:task_id>/chia/", giving.split, name="task_split"),
    path("viec/<uuid:task_id>/buoc/<slug:move>/", moves.turn, name="task_turn"),
    path("viec/<uuid:task_id>/xong/", moves.finish, name="task_finish"),
    path("viec/<uuid:task_id>/giao-tiep/", moves.hand_on, name="task_hand_on"),
    path("viec/<uuid:task_id>/xin-them/", moves.extend, name="task_extend"),
    path("viec/<uuid:task_id>/tra-loi-xin-them/", moves.answer, name="task_extension"),
]
