from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "camtay.foundation.files"
    label = "files"
