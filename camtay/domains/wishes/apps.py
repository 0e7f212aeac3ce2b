from django.apps import AppConfig


class WishesConfig(AppConfig):
    name = "camtay.domains.wishes"
    label = "wishes"
