"""The administration: register, sources, findings, and taking articles in."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin import actors, findings, imports, linking, sources, watches

__all__ = ["actors", "findings", "imports", "linking", "sources", "watches"]

admin.site.site_header = _("GeoEvents 管理")
admin.site.site_title = _("GeoEvents 管理")
admin.site.index_title = _("記事の取り込みと登録簿")
