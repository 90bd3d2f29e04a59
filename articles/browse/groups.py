"""Groups of countries (中央アジア, G7) in place of a country: ``?by=central-asia`` asks for what any member said."""

from collections.abc import Iterable

from django.core.cache import cache
from django.db.models import Q

from articles.browse.naming import name_of
from articles.models import CountryGroup

KEPT_SECONDS = 60
"""How long the groups are kept between requests; an editor's change shows after it."""


def is_group(value: str) -> bool:
    """Whether a chosen value names a group; codes of countries are upper case."""
    return value[:1].islower()


def all_groups() -> dict[str, CountryGroup]:
    """Every group by its code."""
    kept: dict[str, CountryGroup] | None = cache.get("country-groups")
    if kept is None:
        kept = {group.code: group for group in CountryGroup.objects.all()}
        cache.set("country-groups", kept, KEPT_SECONDS)
    return kept


def codes_of(values: Iterable[str]) -> list[str]:
    """Codes of countries, each group by its members; a group that is unknown has none."""
    codes: list[str] = []
    for value in values:
        if is_group(value):
            group = all_groups().get(value)
            codes += group.members if group else []
        else:
            codes.append(value)
    return list(dict.fromkeys(codes))


def groups_named(words: Iterable[str]) -> Q:
    """Groups that one of the words names, whole."""
    words = list(words)
    return Q(name_ja__in=words) | Q(name_en__in=words) | Q(aliases__overlap=words) | Q(code__in=words)


def group_labels(codes: Iterable[str]) -> dict[str, str]:
    """The names of groups in the page's language."""
    groups = all_groups()
    return {code: name_of(groups[code]) for code in codes if code in groups}
