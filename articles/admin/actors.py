"""Countries, organisations, leaders and posts: what editors correct. A change outlives the register's next load."""

from django.contrib import admin

from articles.admin.keeping import KeepingAdmin
from articles.admin.reading_only import ReadOnlyAdmin
from articles.models import (
    Country,
    CountryAlias,
    CountryGroup,
    Leader,
    LeaderAlias,
    Organization,
    OrganizationAlias,
    Post,
    RegisterRow,
)


class CountryAliasInline(admin.TabularInline):
    model = CountryAlias
    extra = 1


class OrganizationAliasInline(admin.TabularInline):
    model = OrganizationAlias
    extra = 1


class LeaderAliasInline(admin.TabularInline):
    model = LeaderAlias
    extra = 1


class PostInline(admin.TabularInline):
    model = Post
    extra = 0
    autocomplete_fields = ("country",)


@admin.register(Country)
class CountryAdmin(KeepingAdmin):
    list_display = ("name_ja", "code", "alpha3", "name_en", "region", "is_iso")
    list_filter = ("is_iso", "region")
    search_fields = ("code", "alpha3", "name_ja", "name_en", "aliases__text")
    inlines = (CountryAliasInline,)


@admin.register(CountryGroup)
class CountryGroupAdmin(KeepingAdmin):
    list_display = ("name_ja", "code", "name_en", "members")
    search_fields = ("code", "name_ja", "name_en", "aliases")


@admin.register(CountryAlias)
class CountryAliasAdmin(KeepingAdmin):
    list_display = ("text", "country", "kind")
    list_filter = ("kind",)
    list_select_related = ("country",)
    search_fields = ("text", "country__name_ja", "country__code")
    autocomplete_fields = ("country",)


@admin.register(Organization)
class OrganizationAdmin(KeepingAdmin):
    list_display = ("name", "country", "kind", "reviewed")
    list_filter = ("reviewed", "kind", ("country", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("country",)
    search_fields = ("name", "name_en", "aliases__text")
    autocomplete_fields = ("country",)
    inlines = (OrganizationAliasInline,)


@admin.register(OrganizationAlias)
class OrganizationAliasAdmin(KeepingAdmin):
    list_display = ("text", "organization")
    list_select_related = ("organization",)
    search_fields = ("text", "organization__name")
    autocomplete_fields = ("organization",)


@admin.register(Leader)
class LeaderAdmin(KeepingAdmin):
    list_display = ("name", "full_name", "country", "reading", "name_en", "reviewed")
    list_filter = ("reviewed", ("country", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("country",)
    search_fields = ("name", "full_name", "name_en", "reading", "aliases__text")
    autocomplete_fields = ("country",)
    readonly_fields = ("register_key",)
    inlines = (PostInline, LeaderAliasInline)


@admin.register(LeaderAlias)
class LeaderAliasAdmin(KeepingAdmin):
    list_display = ("text", "leader")
    list_select_related = ("leader",)
    search_fields = ("text", "leader__name", "leader__full_name")
    autocomplete_fields = ("leader",)


@admin.register(Post)
class PostAdmin(KeepingAdmin):
    list_display = ("title", "leader", "country", "start", "end", "checked", "sure")
    list_filter = ("sure", "office", ("country", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("leader", "country")
    search_fields = ("title", "leader__name", "leader__full_name")
    autocomplete_fields = ("leader", "country")
    date_hierarchy = "start"


@admin.register(RegisterRow)
class RegisterRowAdmin(ReadOnlyAdmin):
    list_display = ("key", "kind", "target", "loaded_at")
    list_filter = ("kind",)
    search_fields = ("key",)
