"""What every template may name."""

from typing import Any

from django.http import HttpRequest


def csp_nonce(request: HttpRequest) -> dict[str, Any]:
    """``csp_nonce`` for script elements; django-htmx reads it by this name, django-csp offers another.

    The value is lazy: the header carries a nonce only where a template has used it.
    """
    return {"csp_nonce": getattr(request, "csp_nonce", None)}
