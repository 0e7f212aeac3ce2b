from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "camtay.domains.places"
    label = "places"
