from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "camtay.domains.people"
    label = "people"
