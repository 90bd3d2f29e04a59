"""Articles that carry one text: found by their keys, decided on their texts, grouped by their pairs."""

from collections.abc import Iterable

from django.db.models import Q

from articles.ingest import sql
from articles.ingest.copies.grouping import Grouping
from articles.linking.components import components
from articles.linking.duplicates import band_keys, is_near_duplicate
from articles.models import Article, CopyGroup, CopyPair, TextVersion

COPIES = Grouping(Article, CopyGroup, CopyPair, "copy_group_id", "counts")


_NEAR = """
    SELECT article_id, body FROM articles_textversion WHERE is_current AND article_id IN (
        SELECT article_id FROM articles_copykey WHERE key = ANY(%s) AND article_id <> %s
    )
"""


def pair_article(article: Article) -> set[int]:
    """Write the article's keys and its pairs; returns the articles in these, itself included, if there are any."""
    current = sql.ask("SELECT body FROM articles_textversion WHERE article_id = %s AND is_current", article.pk)
    body = current[0][0] if current else ""
    keys = band_keys(body)
    if sql.tell("DELETE FROM articles_copykey WHERE article_id = %s", article.pk):
        # An article without keys is in no pair.
        CopyPair.objects.filter(Q(one=article) | Q(other=article)).delete()
    found = {pk for pk, text in sql.ask(_NEAR, keys, article.pk) if is_near_duplicate(body, text)} if keys else set()
    sql.tell("INSERT INTO articles_copykey (article_id, key) SELECT %s, unnest(%s::bigint[])", article.pk, keys)
    sql.add([CopyPair(one_id=min(pk, article.pk), other_id=max(pk, article.pk)) for pk in sorted(found)])
    return {article.pk, *found} if found else set()


def regroup_articles(seeds: Iterable[int]) -> set[int]:
    """Group the articles that hang together with these; returns those whose group has changed."""
    members = COPIES.hanging_together(seeds) if seeds else set()
    if not members:
        return set()
    rows = TextVersion.objects.filter(article__in=members, is_current=True).values_list(
        "article", "article__published", "sha256", "article__url", "article__copy_group", "article__counts"
    )
    now = {pk: (group, counts) for pk, _, _, _, group, counts in rows}
    # The first to be published stands for all; of one day, whichever its content puts first, wherever it is stored.
    rank = {pk: (published, sha256, url) for pk, published, sha256, url, _, _ in rows}
    pairs = CopyPair.objects.filter(one__in=members).values_list("one", "other")
    groups = [sorted(group, key=rank.__getitem__) for group in components(now, pairs)]
    return COPIES.write(sorted(groups, key=lambda group: rank[group[0]]), now)
