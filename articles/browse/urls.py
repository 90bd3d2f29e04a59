"""Addresses of the pages."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path, register_converter

from articles.browse.naming import ReadablePk
from articles.browse.views import actors, amounts, articles, changes, events, home, method, relations, statements, watch

register_converter(ReadablePk, "readable")

urlpatterns = [
    path("", home.home, name="home"),
    path("favicon.ico", home.icon),
    path("search/", home.search, name="search"),
    path("events/", events.event_list, name="events"),
    path("events/<readable:pk>/", events.event_page, name="event"),
    path("timeline/", events.timeline, name="timeline"),
    path("map/", events.world_map, name="map"),
    path("statements/", statements.statement_list, name="statements"),
    path("statements/<readable:pk>/", statements.statement_page, name="statement"),
    path("articles/", articles.article_list, name="articles"),
    path("articles/<readable:pk>/", articles.article_page, name="article"),
    path("people/", actors.people, name="people"),
    path("people/<readable:pk>/", actors.person, name="person"),
    path("countries/", actors.countries, name="countries"),
    path("countries/<str:code>/", actors.country, name="country"),
    path("pairs/<str:first>-<str:second>/", actors.pair, name="pair"),
    path("matrix/", relations.matrix, name="matrix"),
    path("graph/", relations.relations_graph, name="graph"),
    path("compare/", relations.comparison, name="compare"),
    path("amounts/", amounts.amount_list, name="amounts"),
    path("watch/", watch.watch_list, name="watch"),
    path("watch/<int:pk>/look/", watch.look, name="watch_look"),
    path("watch/<int:pk>/forget/", watch.forget, name="watch_forget"),
    path("login/", LoginView.as_view(template_name="articles/login.html"), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("method/", method.method, name="method"),
    path("changes/", changes.change_list, name="changes"),
]
