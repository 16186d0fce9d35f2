"""The Django app."""

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """Issues, their revisions, articles and contents."""

    name = "shibao.archive"
    label = "archive"
    default_auto_field = "django.db.models.BigAutoField"
