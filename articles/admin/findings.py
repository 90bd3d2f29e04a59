"""What was read out of articles: to look through, not to change."""

from django.contrib import admin

from articles.admin.reading_only import ReadOnlyAdmin, ReadOnlyInline
from articles.models import (
    Amount,
    Event,
    EventEvidence,
    EventParty,
    EventReport,
    Mention,
    ReportParty,
    Statement,
    StatementAbout,
    StatementSpeaker,
    TrailStep,
)


class SpeakerInline(ReadOnlyInline):
    model = StatementSpeaker


class AboutInline(ReadOnlyInline):
    model = StatementAbout


class TrailInline(ReadOnlyInline):
    model = TrailStep


class PartyInline(ReadOnlyInline):
    model = EventParty


class ReportInline(ReadOnlyInline):
    model = EventReport
    fk_name = "event"
    fields = ("article", "status", "date", "place", "confidence")
    readonly_fields = fields
    show_change_link = True


class ReportPartyInline(ReadOnlyInline):
    model = ReportParty


class EvidenceInline(ReadOnlyInline):
    model = EventEvidence


@admin.register(Statement)
class StatementAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "kind", "date", "cue", "confidence", "article")
    list_filter = ("kind", "speaker_method", "date_method", "date_precision")
    list_select_related = ("article",)
    search_fields = ("exact", "article__title", "speakers__leader__name")
    date_hierarchy = "date"
    exclude = ("words",)
    inlines = (SpeakerInline, AboutInline, TrailInline)


@admin.register(StatementSpeaker)
class StatementSpeakerAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "statement", "position", "date")
    list_select_related = ("statement", "leader", "organization", "country")
    search_fields = ("leader__name", "organization__name", "country__name_ja", "statement__exact")


@admin.register(StatementAbout)
class StatementAboutAdmin(ReadOnlyAdmin):
    list_display = ("country", "statement", "date")
    list_filter = (("country", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("country", "statement")
    search_fields = ("country__name_ja", "country__code", "statement__exact")


@admin.register(TrailStep)
class TrailStepAdmin(ReadOnlyAdmin):
    list_display = ("exact", "role", "statement", "position")
    list_filter = ("role",)
    list_select_related = ("statement",)
    search_fields = ("exact",)


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "type", "mode", "status", "date", "place", "sources", "confidence")
    list_filter = ("type", "mode", "status", "date_method", "date_precision")
    search_fields = ("name", "place", "parties__country__name_ja", "reports__evidence__exact")
    date_hierarchy = "date"
    exclude = ("words",)
    inlines = (PartyInline, ReportInline)


@admin.register(EventReport)
class EventReportAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "type", "status", "date", "place", "confidence", "undecided", "article")
    list_filter = ("undecided", "type", "mode", "status", "date_method", "date_precision")
    list_select_related = ("article",)
    search_fields = ("name", "place", "article__title", "evidence__exact")
    date_hierarchy = "date"
    exclude = ("features", "block")
    inlines = (ReportPartyInline, EvidenceInline)


@admin.register(EventParty)
class EventPartyAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "role", "event", "date")
    list_filter = ("role",)
    list_select_related = ("event", "leader", "organization", "country")
    search_fields = ("leader__name", "organization__name", "country__name_ja")


@admin.register(ReportParty)
class ReportPartyAdmin(ReadOnlyAdmin):
    list_display = ("__str__", "role", "report")
    list_filter = ("role",)
    list_select_related = ("report", "leader", "organization", "country")
    search_fields = ("leader__name", "organization__name", "country__name_ja")


@admin.register(EventEvidence)
class EventEvidenceAdmin(ReadOnlyAdmin):
    list_display = ("exact", "report", "start", "end")
    list_select_related = ("report",)
    search_fields = ("exact",)


@admin.register(Amount)
class AmountAdmin(ReadOnlyAdmin):
    list_display = ("exact", "value", "currency", "bound", "role", "conversion_fits", "article")
    list_filter = ("currency", "role", "bound", "conversion_fits")
    list_select_related = ("article",)
    search_fields = ("exact", "article__title")


@admin.register(Mention)
class MentionAdmin(ReadOnlyAdmin):
    list_display = ("exact", "kind", "part", "leader", "organization", "country", "value", "confidence")
    list_filter = ("kind", "part", "method")
    list_select_related = ("leader", "organization", "country")
    search_fields = ("exact", "leader__name", "organization__name", "country__name_ja")
    show_full_result_count = False
