from django.apps import AppConfig


class TimetableConfig(AppConfig):
    name = "camtay.entrances.timetable"
    label = "timetable"

    def ready(self) -> None:
        from camtay.entrances.timetable.bindings import bind

        bind()
