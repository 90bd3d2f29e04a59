"""An editor at the desk, and a small register."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from tests import factories as make


@pytest.fixture
def register(db: None) -> None:
    """The real one takes seconds to load."""
    kazakhstan = make.CountryFactory(code="KZ")
    make.CountryFactory(code="US")
    leader = make.LeaderFactory(
        name="トカエフ", full_name="カシムジョマルト・トカエフ", country=kazakhstan, register_key="t/KZ"
    )
    make.PostFactory(leader=leader)


@pytest.fixture
def editor(register: None, client: Client) -> Client:
    """A client of somebody who may decide, and nothing else."""
    user = make.UserFactory(username="henshu", is_superuser=False, is_staff=False)
    user.user_permissions.add(Permission.objects.get(codename="add_linkdecision"))
    client.force_login(user)
    return client
