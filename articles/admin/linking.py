"""Who each article means, what people decided, where merged records went: to look through, not to change here."""

from django.contrib import admin

from articles.admin.reading_only import ReadOnlyAdmin
from articles.models import (
    Accuracy,
    Appearance,
    CopyGroup,
    CopyPair,
    EventRedirect,
    FindingDecision,
    LeaderRedirect,
    LinkDecision,
    RecordChange,
    Utterance,
    UtterancePair,
)


@admin.register(Appearance)
class AppearanceAdmin(ReadOnlyAdmin):
    list_display = ("name", "full_name", "title", "country", "state", "leader", "organization", "article")
    list_filter = ("state", "kind")
    list_select_related = ("country", "leader", "organization", "article")
    search_fields = ("name", "full_name", "title", "article__title")
    exclude = ("blocks", "signature")


@admin.register(LinkDecision)
class LinkDecisionAdmin(ReadOnlyAdmin):
    list_display = ("summary", "subject", "verdict", "decided_by", "decided_at", "undone_at")
    list_filter = ("subject", "verdict")
    list_select_related = ("decided_by",)
    search_fields = ("summary", "reason")


@admin.register(FindingDecision)
class FindingDecisionAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "kind", "action", "article", "decided_by", "decided_at", "undone_at", "lost_at")
    list_filter = ("kind", "action")
    list_select_related = ("decided_by", "article")
    search_fields = ("reason", "article__title")


@admin.register(RecordChange)
class RecordChangeAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "table", "decided_by", "decided_at", "undone_at")
    list_filter = ("table",)
    list_select_related = ("decided_by",)
    search_fields = ("name", "reason")


@admin.register(Accuracy)
class AccuracyAdmin(ReadOnlyAdmin):
    list_display = ("measured_at", "articles")


@admin.register(EventRedirect)
class EventRedirectAdmin(ReadOnlyAdmin):
    list_display = ("old", "event")
    list_select_related = ("event",)
    search_fields = ("old",)


@admin.register(LeaderRedirect)
class LeaderRedirectAdmin(ReadOnlyAdmin):
    list_display = ("old", "leader")
    list_select_related = ("leader",)
    search_fields = ("old",)


@admin.register(CopyGroup)
class CopyGroupAdmin(ReadOnlyAdmin):
    list_display = ("__str__",)
    search_fields = ("pk",)


@admin.register(CopyPair)
class CopyPairAdmin(ReadOnlyAdmin):
    list_display = ("one", "other")
    list_select_related = ("one", "other")
    search_fields = ("one__title", "other__title")


@admin.register(Utterance)
class UtteranceAdmin(ReadOnlyAdmin):
    list_display = ("__str__",)
    search_fields = ("reports__exact",)


@admin.register(UtterancePair)
class UtterancePairAdmin(ReadOnlyAdmin):
    list_display = ("one", "other", "weight")
    list_select_related = ("one", "other")
    search_fields = ("one__exact", "other__exact")
