"""Addresses of the whole site: Chinese at the root, English under /en/, pictures beside both."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from shibao.epaper.views import media

urlpatterns = [
    path("media/<str:sha256>", media, name="media"),
    *i18n_patterns(path("", include("shibao.epaper.urls")), prefix_default_language=False),
]
handler400 = "shibao.epaper.views.refused"
handler404 = "shibao.epaper.views.missing"
handler500 = "shibao.epaper.views.failed"
