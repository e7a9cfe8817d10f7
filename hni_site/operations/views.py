"""/healthz for the one who restarts processes, /readyz for the one who sends them requests."""

from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hni_site.operations import health


@require_safe
@never_cache
@transaction.non_atomic_requests  # So that no transaction, hence no database, is asked for.
def healthz(request: HttpRequest) -> JsonResponse:
    """200 whenever this process can answer at all."""
    return JsonResponse({"status": "alive"})


@require_safe
@never_cache
@transaction.non_atomic_requests
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when every part works, 503 when one does not, with the state of each.

    {"status": "ready" | "not ready", "parts": {name: {"ok": bool, "detail": str}}}
    """
    parts = health.parts()
    ready = all(part.ok for part in parts.values())
    return JsonResponse(
        {
            "status": "ready" if ready else "not ready",
            "parts": {name: part._asdict() for name, part in parts.items()},
        },
        status=200 if ready else 503,
    )
