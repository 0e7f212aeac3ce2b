from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "camtay.domains.reports"
    label = "reports"
