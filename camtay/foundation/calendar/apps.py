from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "camtay.foundation.calendar"
    label = "calendar"
