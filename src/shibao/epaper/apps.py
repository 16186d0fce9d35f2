"""The Django app."""

from django.apps import AppConfig


class EpaperConfig(AppConfig):
    """Pages for readers; it keeps nothing of its own."""

    name = "shibao.epaper"
    label = "epaper"
