"""Addresses of the pages, below the language."""

from django.urls import path

from shibao.epaper import views

urlpatterns = [
    path("", views.front, name="front"),
    path("issues/", views.issues, name="issues"),
    path("issues/undated/", views.issues, {"undated": True}, name="undated"),
    path("issues/<int:year>/", views.issues, name="year"),
    path("search/", views.search, name="search"),
    path("<str:key>/", views.issue, name="issue"),
    path("<str:key>/<path:ref>/", views.article, name="article"),
]
