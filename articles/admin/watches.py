"""What readers keep: for looking into, and for removing at their wish."""

from django.contrib import admin

from articles.models import Watch


@admin.register(Watch)
class WatchAdmin(admin.ModelAdmin):
    list_display = ("name", "user", "list", "seen_at")
    list_filter = ("list",)
    list_select_related = ("user",)
    search_fields = ("name", "user__username", "query")
    autocomplete_fields = ("user",)
