"""The shapes of a map as SVG. Here and not in a template: a map has hundreds of them."""

from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from articles.browse.charts.worldmap import Place, WorldMap

_CHOSEN = mark_safe(' class="chosen"')
_LINK = '<a href="{0}{1}" tabindex="-1"{2}><title>{3}</title>'


def shapes_of(drawn: WorldMap, base: str) -> SafeString:
    """Countries and, above them, markers, each with its name and count; ``base`` is the address up to the query."""
    areas = ((*_link(place, base), place.shade, place.outline) for place in drawn.places if place.outline)
    markers = ((*_link(place, base), place.shade, *place.at) for place in drawn.places if place.at)
    return format_html_join("", _LINK + '<path class="{4}" d="{5}"></path></a>', areas) + format_html_join(
        "", _LINK + '<circle class="{4}" cx="{5}" cy="{6}" r="4"></circle></a>', markers
    )


def _link(place: Place, base: str) -> tuple[str, str, str, str]:
    count = ngettext("%(n)s 件", "%(n)s 件", place.count) % {"n": f"{place.count:,}"}
    words = f"{place.name} {count} {place.label}".rstrip()
    return base, place.query, _CHOSEN if place.chosen else "", words
