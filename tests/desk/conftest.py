"""Articles that name somebody whom several people may be, and two reports of what may be one event."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from articles.models import Appearance, Mention, TextVersion
from articles.vocabulary import AppearanceKind, LinkState, MentionKind
from tests import factories
from tests.browse.conftest import no_cache, world

__all__ = ["no_cache", "world"]


@pytest.fixture
def editor(db: None, client: Client) -> Client:
    """A client of somebody who may decide and read every text, and nothing else."""
    user = factories.UserFactory(username="henshu", is_superuser=False)
    user.user_permissions.add(*Permission.objects.filter(codename__in=["add_linkdecision", "read_all_texts"]))
    client.force_login(user)
    return client


def name_in(version: TextVersion, name: str, ref: str, **values: object) -> Appearance:
    """A name of an article's text as linking keeps it."""
    row = Appearance.objects.create(
        article=version.article,
        kind=AppearanceKind.PERSON,
        ref=ref,
        name=name,
        names=[name],
        signature=f"signature of {name}",
        blocks=[f"p:{name[:2]}"],
        **{"state": LinkState.TEXT, **values},
    )
    start = version.body.index(name)
    Mention.objects.create(
        version=version,
        kind=MentionKind.PERSON,
        ref=ref,
        start=start,
        end=start + len(name),
        exact=name,
        leader=row.leader,
        rule="test",
        method="stated",
    )
    return row


@pytest.fixture
def open_name(world: SimpleNamespace) -> SimpleNamespace:
    """「例示氏」 in two articles: two ministers have the name."""
    other = factories.LeaderFactory(name="例示", full_name="別の例示", country=world.jp, register_key="別の例示|JP")
    world.premier.register_key = "例示|JP"
    world.premier.save()
    post = factories.PostFactory(leader=other, title="財務相", office="finance_minister")
    own = factories.LeaderFactory(name="例示氏", country=world.jp, reviewed=False)
    rows = []
    for number in range(2):
        version = factories.TextVersionFactory(body=f"会議は{number}時に終わった。例示氏は「検討する」と語った。")
        candidates = {"register_candidates": ["例示|JP", "別の例示|JP"], "state": LinkState.UNDECIDED}
        rows.append(name_in(version, "例示氏", "l1", leader=own, country=world.jp, **candidates))
        rows[-1].candidates.set([world.premier, other])
    return SimpleNamespace(rows=rows, premier=world.premier, other=other, post=post, own=own)
