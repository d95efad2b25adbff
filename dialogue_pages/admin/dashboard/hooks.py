"""How the office's home hangs in the admin."""

from wagtail import hooks

from .panel import TodayPanel


@hooks.register("construct_homepage_panels")
def put_today_first(request, panels):
    panels.append(TodayPanel(request))


@hooks.register("construct_homepage_summary_items", order=1000)
def drop_numbers_of_the_site(request, items):
    """How many pages and pictures there are is nobody's work."""
    items.clear()
