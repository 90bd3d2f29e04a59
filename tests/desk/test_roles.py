"""Who may do what: visitor, editor, administrator."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from articles.desk.access import DECIDES
from articles.desk.roles import ADMINISTRATORS, EDITORS
from articles.desk.urls import urlpatterns
from tests import factories


@pytest.fixture(autouse=True)
def groups(db: None) -> None:
    """Tests that flush tables take the groups with them."""
    call_command("migrate", verbosity=0)


def member(name: str) -> User:
    user = User.objects.create_user(name)
    user.groups.add(Group.objects.get(name=name))
    return user


def test_editors_decide_and_read_but_neither_delete_nor_open_texts() -> None:
    editor = member(EDITORS)
    assert editor.has_perms([DECIDES, "articles.add_article", "articles.read_all_texts", "articles.change_leader"])
    assert not editor.has_perm("articles.delete_article")
    assert not editor.has_perm("articles.change_outlet")
    assert not editor.has_perm("auth.add_user")


def test_administrators_do_the_rest() -> None:
    assert member(ADMINISTRATORS).has_perms(["articles.delete_article", "articles.change_outlet", "auth.change_user"])


def test_a_group_that_was_edited_stays_so() -> None:
    group = Group.objects.get(name=EDITORS)
    group.permissions.clear()
    call_command("migrate", verbosity=0)
    assert not group.permissions.exists()


ARGUMENTS: dict[str, object] = {"pk": 1, "kind": "statement"}
DESK = [(pattern.name, sorted(pattern.pattern.converters)) for pattern in urlpatterns]


@pytest.mark.parametrize(("name", "arguments"), DESK, ids=[name for name, _ in DESK])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nothing_of_the_desk_answers_those_who_may_not(name: str, arguments: list[str], method: str) -> None:
    address = reverse(name, kwargs={argument: ARGUMENTS[argument] for argument in arguments})
    client = Client()
    answer = getattr(client, method)(address)
    assert answer.status_code == 405 or (answer.status_code == 302 and "login" in answer["Location"])
    client.force_login(User.objects.create_user("reader"))
    assert getattr(client, method)(address).status_code in {403, 405}


def test_editors_do_not_move_articles_to_open_outlets(client: Client) -> None:
    article = factories.TextVersionFactory(article__outlet=factories.OutletFactory(rights="staff")).article
    editor = member(EDITORS)
    editor.is_staff = True
    editor.save()
    client.force_login(editor)
    page = client.get(reverse("admin:articles_article_change", args=[article.pk]))
    assert page.status_code == 200
    assert 'name="outlet"' not in page.content.decode()
