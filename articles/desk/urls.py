"""Addresses of the desk."""

from django.urls import path

from articles.desk.views import decisions, events, feeds, findings, import_items, imports, people, review

urlpatterns = [
    path("import/", imports.import_page, name="import"),
    path("import/<int:pk>/", imports.batch, name="import_batch"),
    path("import/<int:pk>/act/", imports.batch_act, name="import_batch_act"),
    path("import/items/<int:pk>/", import_items.item, name="import_item"),
    path("import/items/<int:pk>/retry/", import_items.retried, name="import_item_retry"),
    path("import/items/<int:pk>/drop/", import_items.dropped, name="import_item_drop"),
    path("import/documents/<int:pk>/", import_items.document, name="import_document"),
    path("import/feeds/", feeds.feeds, name="import_feeds"),
    path("import/feeds/<int:pk>/act/", feeds.feed_act, name="import_feed_act"),
    path("review/", review.review, name="review"),
    path("review/names/<int:pk>/", people.name_page, name="review_name"),
    path("review/reports/<int:pk>/", events.report_decided, name="review_report"),
    path("review/mark/<str:kind>/<int:pk>/", review.marked, name="review_mark"),
    path("review/events/<int:pk>/", events.event_desk, name="event_desk"),
    path("review/events/<int:pk>/merge/", events.event_merge, name="event_merge"),
    path("review/events/<int:pk>/split/", events.event_split, name="event_split"),
    path("review/people/<int:pk>/", people.person_desk, name="person_desk"),
    path("review/people/<int:pk>/merge/", people.person_merge, name="person_merge"),
    path("review/people/<int:pk>/split/", people.person_split, name="person_split"),
    path("review/findings/", findings.findings, name="findings"),
    path("review/findings/orphans/", findings.orphans, name="finding_orphans"),
    path("review/findings/undo/<int:pk>/", findings.undone, name="finding_undo"),
    path("review/findings/<str:kind>/<int:pk>/", findings.finding, name="finding"),
    path("review/articles/<int:pk>/", findings.article_desk, name="article_findings"),
    path("review/articles/<int:pk>/whole/", findings.whole, name="article_whole"),
    path("review/records/<int:pk>/undo/", decisions.record_undone, name="record_undo"),
    path("review/decisions/<int:pk>/undo/", decisions.undone, name="decision_undo"),
]
