"""Groups of countries (中央アジア, G7) in place of a country: ``?by=central-asia`` asks for what any member said."""

from collections.abc import Collection, Iterable

from articles.browse.keeping import Table
from articles.browse.naming import name_of
from articles.models import CountryGroup

_GROUPS = Table("country-groups", lambda: {group.code: group for group in CountryGroup.objects.all()})


def is_group(value: str) -> bool:
    """Whether a chosen value names a group; codes of countries are upper case."""
    return value[:1].islower()


def all_groups() -> dict[str, CountryGroup]:
    """Every group by its code; an editor's change shows after a minute."""
    return _GROUPS()


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


def groups_named(words: Collection[str]) -> list[CountryGroup]:
    """Groups that one of the words names, whole."""
    groups, wanted = all_groups().values(), set(words)
    return [one for one in groups if wanted.intersection((one.name_ja, one.name_en, one.code, *one.aliases))]


def group_labels(codes: Iterable[str]) -> dict[str, str]:
    """The names of groups in the page's language."""
    groups = all_groups()
    return {code: name_of(groups[code]) for code in codes if code in groups}
