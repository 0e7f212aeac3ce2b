from django.apps import AppConfig


class SignInConfig(AppConfig):
    name = "camtay.entrances.sign_in"
    label = "sign_in"
