from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "camtay.domains.cases"
    label = "cases"
