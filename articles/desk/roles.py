"""The two roles beside the visitor, as Django's groups; made once, from then on the administration edits them.

An editor brings articles in, corrects what was read and the register, and reads every text. An administrator also
deletes, decides what outlets let visitors read, and manages accounts.
"""

from typing import Any

from django.apps import AppConfig, apps
from django.contrib.auth.models import Group, Permission
from django.db import connections
from django.db.models import Q
from django.db.models.signals import post_migrate

EDITORS = "編集者"
ADMINISTRATORS = "管理者"
_KEPT_FROM_EDITORS = Q(codename__startswith="delete_") | Q(content_type__model="outlet", codename="change_outlet")


def connect() -> None:
    """After migrations, when the permissions are there, see to it that the groups are."""
    post_migrate.connect(_make, sender=apps.get_app_config("articles"), dispatch_uid="roles")


def _make(sender: AppConfig, using: str, **kwargs: Any) -> None:
    migrated = {"auth_group", "articles_article"} <= set(connections[using].introspection.table_names())
    if not migrated:  # as after ``migrate contenttypes``
        return
    ours = Permission.objects.using(using).filter(content_type__app_label="articles")
    accounts = Permission.objects.using(using).filter(
        content_type__app_label="auth", content_type__model__in=("user", "group")
    )
    for name, granted in ((EDITORS, [ours.exclude(_KEPT_FROM_EDITORS)]), (ADMINISTRATORS, [ours, accounts])):
        group, is_new = Group.objects.using(using).get_or_create(name=name)
        if is_new:
            for permissions in granted:
                group.permissions.add(*permissions)
