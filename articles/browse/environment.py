"""How the pages' templates are read: Jinja2, with what they may name (``TEMPLATES`` in the settings; docs/adr/0012).

Everything is escaped unless it says that it is markup, and a name that is not there is an error.
"""

from functools import cache, lru_cache
from typing import Any

from django.template import defaultfilters
from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from django_htmx.jinja import htmx_script
from jinja2 import BaseLoader, Environment, StrictUndefined

from articles.browse import language, showing

_FILTERS = (
    showing.about,
    showing.actors,
    showing.address,
    showing.certainty,
    showing.counted,
    showing.day,
    showing.day_plain,
    showing.event_address,
    showing.excerpt,
    showing.full_name,
    showing.grouped,
    showing.is_quoted,
    showing.iso_day,
    showing.money,
    showing.month_short,
    showing.named,
    showing.named_plain,
    showing.office,
    showing.other_name,
    showing.outlet_name,
    showing.plain_sum,
    showing.post_title,
    showing.post_title_plain,
    showing.printed,
    showing.published,
    showing.recipients,
    showing.source_link,
    showing.stamp,
    showing.term,
    showing.together,
    showing.tone,
    showing.tone_of,
    showing.words_of,
    showing.ym,
    showing.ymd,
    showing.ymd_hm,
    defaultfilters.default_if_none,
    defaultfilters.filesizeformat,
    defaultfilters.floatformat,
    defaultfilters.linebreaksbr,
    defaultfilters.truncatechars,
    defaultfilters.urlencode,
)
_FUNCTIONS = (
    htmx_script,
    showing.day_of,
    showing.facet_values,
    showing.link,
    showing.map_shapes,
    showing.marked,
    showing.paged,
    showing.samples,
)


def environment(*, loader: BaseLoader, auto_reload: bool, **_options: Any) -> Environment:
    """The environment of the pages. Of Django's options some are ours to say: escaping, and what a missing name is."""
    made = Environment(
        loader=loader,
        auto_reload=auto_reload,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_callables(language.pattern, language.counted_pattern, newstyle=True)  # type: ignore[attr-defined]
    made.filters |= {function.__name__: function for function in _FILTERS}
    made.globals |= {function.__name__: function for function in _FUNCTIONS}
    made.globals |= {"_": language.text, "language": language.language, "static": _static, "url": url, "zip": zip}
    return made


def url(name: str, /, *args: int | str) -> str:
    """The address of a page; kept, as a page asks for a hundred."""
    return _url(get_script_prefix(), name, args)


@lru_cache(maxsize=4096)
def _url(_prefix: str, name: str, args: tuple[int | str, ...]) -> str:
    return reverse(name, args=args)


@cache
def _static(path: str) -> str:
    """The address of a file of ours, which lies still while the process runs."""
    return static(path)
