"""What is done to every request: a line in the log, safe headers, one transaction for what an editor does."""

import secrets
import time

import structlog
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpResponseNotFound, JsonResponse
from django.middleware.gzip import GZipMiddleware
from django.middleware.locale import LocaleMiddleware as DjangoLocaleMiddleware
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from whitenoise.middleware import WhiteNoiseFileResponse

logger = structlog.get_logger("request")

PUBLIC_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'; manifest-src 'self'; "
    "frame-src {frames}"
)
# Wagtail's editor writes styles and scripts into its pages, and so does its bar on the pages editors visit.
EDITOR_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'self'; frame-src 'self' {frames}"
)
# A style sheet, a font or a picture is no page and runs nothing; a first visit fetches eight of them.
STATIC_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
# Players of films kept elsewhere, contacted only after a reader's click (core.blocks.media.VideoBlock).
FILM_HOSTS = ("https://www.youtube-nocookie.com", "https://player.vimeo.com")


def request_log(get_response):
    """Gives each request an id, in every line of the log and in X-Request-ID; keeps no address of readers."""

    def middleware(request):
        structlog.contextvars.clear_contextvars()
        request_id = secrets.token_hex(8)
        structlog.contextvars.bind_contextvars(request_id=request_id)
        start = time.perf_counter()
        response = get_response(request)
        response["X-Request-ID"] = request_id
        milliseconds = round((time.perf_counter() - start) * 1000)
        if not request.path.startswith(settings.STATIC_URL):
            logger.info(
                "answered", method=request.method, path=request.path, status=response.status_code, ms=milliseconds
            )
        return response

    return middleware


def security_headers(get_response):
    """A content security policy for each kind of page; a view that sets its own keeps it."""
    frames = " ".join(FILM_HOSTS)

    def middleware(request):
        response = get_response(request)
        if isinstance(response, WhiteNoiseFileResponse):
            response.headers["Content-Security-Policy"] = STATIC_POLICY
            return response
        editing = request.path.startswith("/cms/") or _is_editor(request)
        policy = EDITOR_POLICY if editing else PUBLIC_POLICY
        response.headers.setdefault("Content-Security-Policy", policy.format(frames=frames))
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()"
        )
        return response

    return middleware


def _is_editor(request):
    # Asked only of a session that exists and was used: an anonymous page stays without `Vary: Cookie`.
    user = request.__dict__.get("_cached_user")
    return user is not None and user.is_authenticated


class CompressPages(GZipMiddleware):
    """Django's, for what is made whole; a file is sent as it is, for readers ask for some of its bytes."""

    def process_response(self, request, response):
        return response if response.streaming else super().process_response(request, response)


class LocaleMiddleware(DjangoLocaleMiddleware):
    """Django's; but what the admin does not have is not looked for under a language."""

    def process_response(self, request, response):
        return response if request.path.startswith("/cms/") else super().process_response(request, response)


def no_null_characters(get_response):
    """No address or cookie of ours has a null character, and PostgreSQL refuses to be asked about one."""

    def middleware(request):
        if "\x00" in request.path_info:
            return HttpResponseNotFound()
        request.COOKIES = {name: value for name, value in request.COOKIES.items() if "\x00" not in value}
        return get_response(request)

    return middleware


class AtomicAdminMiddleware:
    """What an editor sends is carried out whole or not at all: page, revision, facets and public files together."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.method != "POST" or not request.path.startswith("/cms/"):
            return None
        try:
            return transaction.atomic(view)(request, *args, **kwargs)
        except ProtectedError:
            return _refuse_deletion(request)


def _refuse_deletion(request):
    """What published pages need is not deleted: say so, and stay where one was."""
    sentence = _("Nothing was deleted: published pages use it. Take it out of them first.")
    if request.headers.get("x-requested-with"):
        return JsonResponse({"success": False, "error_message": sentence}, status=409)
    messages.error(request, sentence)
    return redirect(request.path)
