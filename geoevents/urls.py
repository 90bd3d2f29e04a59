"""Addresses: the pages of :mod:`articles.browse`, the editors' desk, the admin, the choice of language."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("articles.browse.urls")),
    path("", include("articles.desk.urls")),
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
]
