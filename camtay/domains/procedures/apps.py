from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    name = "camtay.domains.procedures"
    label = "procedures"
