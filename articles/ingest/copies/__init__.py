"""Articles of one text and statements of one utterance: kept up with each article that is stored, read anew or deleted.

The decisions are those of ``articles.linking``; here stands which rows are asked, and what is written. Only what hangs
together with the article is looked at. Groups depend on the articles in the tables alone: any order of arrival, a
second reading, an article that goes, all lead to the same groups as if it had been so from the start.

Call :func:`company_of` before an article's rows change and :func:`regroup` after, in one transaction, under the lock of
storing. Deletion is seen to by :mod:`articles.ingest.copies.leaving`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.ingest import sql
from articles.ingest.copies.texts import COPIES, pair_article, regroup_articles
from articles.ingest.copies.utterances import UTTERANCES, pair_statements, regroup_statements
from articles.models import Article, Statement

__all__ = [
    "Company",
    "company_of",
    "company_of_statement",
    "regroup",
    "regroup_all",
    "regroup_speakers",
    "regroup_statement",
]


@dataclass(frozen=True, slots=True)
class Company:
    """What an article's rows were grouped with: groups, and their members in other articles."""

    copy_groups: frozenset[int] = frozenset()
    articles: frozenset[int] = frozenset()
    utterances: frozenset[int] = frozenset()
    statements: frozenset[int] = frozenset()


def company_of(article: Article | None) -> Company:
    """What will have to be grouped anew when the article's rows change; nothing for a new one."""
    if article is None or article.pk is None:
        return Company()
    copy_groups, articles = COPIES.company_of(Article.objects.filter(pk=article.pk))
    utterances, statements = UTTERANCES.company_of(Statement.objects.filter(article=article))
    return Company(copy_groups, articles, utterances, statements)


def regroup(article: Article | None, company: Company) -> set[int]:
    """Pair the article's text and statements with all others, and group anew what that bears upon.

    Without an article: only its former company, which it has left. Returns the articles whose group has changed, whose
    events may count another number of sources now.
    """
    articles, statements = set(company.articles), set(company.statements)
    if article is not None:
        own = frozenset(pk for (pk,) in sql.ask("SELECT id FROM articles_statement WHERE article_id = %s", article.pk))
        articles |= pair_article(article) | ({article.pk} if company.copy_groups else set())
        statements |= pair_statements(own) | (own if company.utterances else set())
    changed = regroup_articles(articles)
    regroup_statements(statements)
    COPIES.drop_empty(company.copy_groups)
    UTTERANCES.drop_empty(company.utterances)
    return changed


def regroup_speakers(statements: frozenset[int]) -> None:
    """Group anew statements whose speakers have become others, as after two leaders were made one."""
    if not statements:
        return
    mates = Statement.objects.filter(utterance__reports__in=statements).values_list("pk", flat=True)
    regroup_statements({*statements, *mates} | pair_statements(statements))


def company_of_statement(pk: int | None) -> Company:
    """What will have to be grouped anew when one statement changes or goes; nothing for a new one."""
    utterances, statements = UTTERANCES.company_of(Statement.objects.filter(pk=pk or 0))
    return Company(utterances=utterances, statements=statements)


def regroup_statement(pk: int | None, company: Company) -> None:
    """Pair one statement with all others, and group anew what that bears upon; None: it is gone from its company."""
    statements = set(company.statements)
    if pk is not None:
        statements |= pair_statements(frozenset({pk})) | {pk}
    regroup_statements(statements)
    UTTERANCES.drop_empty(company.utterances)


def regroup_all() -> Iterator[Article]:
    """Sketch, pair and group every article, one after another, as after an upgrade of a base without groups."""
    for article in Article.objects.order_by("pk").iterator(chunk_size=200):
        regroup(article, company_of(article))
        yield article
