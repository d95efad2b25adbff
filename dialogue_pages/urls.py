from django.urls import path, register_converter

from .feeds import calendar, news_feeds, open_data, robots, sitemap
from .keys import KeyConverter
from .public import hamlet_listing, openness, searching, subscribing, unit_answering
from .ready.marking import lies_ready

app_name = "dialogue_pages"
register_converter(KeyConverter, "key")

ready = lies_ready()  # what machines read is the same for all of them

urlpatterns = [
    path("tim-kiem/", searching.find, name="search"),
    path("tim-kiem/goi-y/", searching.suggest, name="search_suggestions"),
    path("theo-doi/", subscribing.follow, name="follow"),
    path(
        "theo-doi/xac-nhan/<str:proof>/",
        subscribing.confirm,
        name="subscription_confirm",
    ),
    path("theo-doi/dung/<str:proof>/", subscribing.end, name="subscription_end"),
    path(
        "theo-doi/hoi-nghi.ics", ready(calendar.conferences), name="conference_calendar"
    ),
    path("theo-doi/moi.<str:form>", ready(news_feeds.everything), name="feed"),
    path(
        "theo-doi/linh-vuc-<key:pk>.<str:form>",
        ready(news_feeds.about_topic),
        name="topic_feed",
    ),
    path(
        "theo-doi/<slug:section>.<str:form>",
        ready(news_feeds.of_section),
        name="section_feed",
    ),
    path("cong-khai/", ready(openness.latest), name="openness"),
    path("cong-khai/<int:year>/", ready(openness.of_year), name="openness_year"),
    path(
        "cong-khai/hoi-nghi/<key:pk>/",
        ready(openness.of_conference),
        name="openness_conference",
    ),
    path("du-lieu-mo/", ready(openness.open_data), name="open_data"),
    path(
        "du-lieu-mo/mo-ta.json", ready(open_data.description), name="open_data_schema"
    ),
    path(
        "du-lieu-mo/so-lieu-<int:year>.<str:form>",
        ready(open_data.figures),
        name="open_figures",
    ),
    path(
        "du-lieu-mo/tra-loi.<str:form>", ready(open_data.answers), name="open_answers"
    ),
    path(
        "du-lieu-mo/tra-loi-sau-<key:pk>.<str:form>",
        ready(open_data.answers),
        name="open_answers_after",
    ),
    path("sitemap.xml", ready(sitemap.sitemap), name="sitemap"),
    path("sitemap-<int:number>.xml", ready(sitemap.part), name="sitemap_part"),
    path("robots.txt", ready(robots.robots), name="robots"),
    path("don-vi/<key:pk>/", unit_answering.answer, name="unit_link"),
    path("don-vi/<str:token>/", unit_answering.enter, name="unit_link_enter"),
    path("so-thon/<key:pk>/", hamlet_listing.fill_in, name="hamlet_link"),
    path(
        "so-thon/<str:token>/",
        hamlet_listing.enter_by_link,
        name="hamlet_link_enter",
    ),
]
