from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "camtay.foundation.audit"
    label = "audit"
