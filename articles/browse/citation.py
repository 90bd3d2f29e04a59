"""One statement as others take it over: BibTeX, RIS, JSON-LD (schema.org Quotation)."""

import json
import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from articles.browse.naming import name_of
from articles.browse.rights import words_of
from articles.models import Statement

_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "#$%&_"},
}
INVENTED = "見本の記事(創作)"


def cited(request: HttpRequest, statement: Statement) -> HttpResponse | None:
    """The statement in the form that ``?format=`` asks for; None where a page is asked for, 400 for an unknown form."""
    form = request.GET.get("format", "")
    if not form:
        return None
    if form not in _FORMS:
        return HttpResponse("format: bib, ris, jsonld\n", content_type="text/plain; charset=utf-8", status=400)
    write, kind, ending = _FORMS[form]
    response = HttpResponse(write(statement, request.build_absolute_uri(statement.get_absolute_url())))
    response["Content-Type"] = f"{kind}; charset=utf-8"
    if form != "jsonld":
        response["Content-Disposition"] = f'attachment; filename="statement-{statement.pk}.{ending}"'
    return response


def speakers_of(statement: Statement) -> str:
    return "、".join(name_of(speaker.actor) for speaker in statement.speakers.all())


def bibtex(statement: Statement, address: str) -> str:
    """An entry for the article, the quotation in its note, the address of the statement's page."""
    article = statement.article
    quote = (
        f"{speakers_of(statement)}「{words_of(statement)}」" if speakers_of(statement) else f"「{words_of(statement)}」"
    )
    fields = {
        "title": article.title,
        "author": article.outlet.name if article.outlet else "",
        "date": _day(article.published, article.published_precision),
        "url": article.url or address,
        "note": "。".join(
            filter(None, (quote, _said_on(statement), address, INVENTED if _is_invented(statement) else ""))
        ),
    }
    lines = [f"  {name} = {{{_tex(value)}}}," for name, value in fields.items() if value]
    return "\n".join([f"@online{{geoevents-statement-{statement.pk},", *lines, "}", ""])


def ris(statement: Statement, address: str) -> str:
    """A record of type NEWS with the quotation as its abstract."""
    article = statement.article
    published = article.published.strftime("%Y/%m/%d/") if article.published_precision == "day" else ""
    fields = [
        ("TY", "NEWS"),
        ("TI", article.title),
        ("T2", article.outlet.name if article.outlet else ""),
        ("PY", f"{article.published:%Y}"),
        ("DA", published),
        *(("A2", name_of(speaker.actor)) for speaker in statement.speakers.all()),
        ("AB", words_of(statement)),
        ("N1", " ".join(filter(None, (_said_on(statement), INVENTED if _is_invented(statement) else "")))),
        ("UR", article.url),
        ("L2", address),
        ("LA", article.language),
    ]
    lines = [f"{tag}  - {_one_line(value)}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def jsonld(statement: Statement, address: str) -> str:
    """A ``Quotation`` with who said it, about which countries, and where in which text it stands."""
    article = statement.article
    return json.dumps(
        {
            "@context": "https://schema.org",
            "@type": "Quotation",
            "@id": address,
            "text": words_of(statement),
            "inLanguage": article.language,
            "dateCreated": _day(statement.date, statement.date_precision) if statement.date else None,
            "creator": [
                {"@type": _TYPES[str(speaker.actor._meta.model_name)], "name": str(speaker.actor)}
                for speaker in statement.speakers.all()
            ],
            "about": [
                {"@type": "Country", "identifier": a.country_id, "name": str(a.country)} for a in statement.about.all()
            ],
            "isPartOf": {
                "@type": "NewsArticle",
                "headline": article.title,
                "publisher": article.outlet.name if article.outlet else None,
                "datePublished": _day(article.published, article.published_precision),
                "url": article.url or None,
            },
            "position": {"start": statement.start, "end": statement.end, "unit": "code points of the body"},
            "creativeWorkStatus": INVENTED if _is_invented(statement) else None,
        },
        ensure_ascii=False,
        indent=1,
    )


_TYPES = {"leader": "Person", "organization": "Organization", "country": "Country"}
_FORMS: dict[str, tuple[Callable[[Statement, str], str], str, str]] = {
    "bib": (bibtex, "application/x-bibtex", "bib"),
    "ris": (ris, "application/x-research-info-systems", "ris"),
    "jsonld": (jsonld, "application/ld+json", "jsonld"),
}


def _is_invented(statement: Statement) -> bool:
    return statement.article.origin == "demo"


def _said_on(statement: Statement) -> str:
    return _day(statement.date, statement.date_precision) if statement.date else ""


def _day(day: object, precision: str) -> str:
    return str(day)[: {"month": 7, "year": 4}.get(precision, 10)]


def _tex(text: str) -> str:
    return "".join(_TEX.get(char, char) for char in _one_line(text))


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
