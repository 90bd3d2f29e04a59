from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("記事と出来事")

    def ready(self) -> None:
        """Deleting an article keeps the world of the others whole, wherever it is deleted from; roles exist."""
        from articles.desk import roles
        from articles.ingest import deleting
        from articles.ingest.copies import leaving

        deleting.connect()
        leaving.watch()
        roles.connect()
