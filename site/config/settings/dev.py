"""On one's own machine: `make run` and `make dev`. Reachable as localhost only; its secret is made once and kept."""

from .base import *  # noqa: F403
from .base import VAR_DIR, env
from .secret import kept_secret

SECRET_KEY = env.str("SECRET_KEY", "") or kept_secret(VAR_DIR / "secret-key")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", ".localhost", *env.list("ALLOWED_HOSTS", [])]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
