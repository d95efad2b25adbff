"""Who is told from others by what a browser sends along."""

from django.conf import settings


def tells_who(cookies: str | None) -> bool:
    """Whether somebody is logged in, or a message waits for the visitor."""
    if not cookies:
        return False
    return f"{settings.SESSION_COOKIE_NAME}=" in cookies or "messages=" in cookies
