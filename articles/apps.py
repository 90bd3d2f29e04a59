from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("記事と出来事")

    def ready(self) -> None:
        from articles.ingest.copies.leaving import watch

        watch()
