"""Who may do what: visitor, editor, administrator."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command

from articles.desk.access import DECIDES
from articles.desk.roles import ADMINISTRATORS, EDITORS


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
