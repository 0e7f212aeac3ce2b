from django.apps import AppConfig


class TimetableConfig(AppConfig):
    name = "camtay.entrances.timetable"
    label = "timetable"
