"""What people decide about identities is followed, remembered, and can be taken back."""

import pytest
from django.contrib.auth.models import User

from articles.ingest import deciding
from articles.ingest.errors import DecisionError
from articles.models import (
    Appearance,
    Article,
    Event,
    EventRedirect,
    Leader,
    LeaderRedirect,
    LinkDecision,
    Mention,
    StatementSpeaker,
)
from articles.vocabulary import LinkState
from tests import factories as make
from tests.ingest.world import person, report_of, store, told

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def countries() -> None:
    for code in ("KZ", "US", "JP"):
        make.CountryFactory(code=code)


@pytest.fixture
def editor() -> User:
    return make.UserFactory()


@pytest.fixture
def two_meetings() -> tuple[Article, Article]:
    """Two meetings a month apart, reported once each."""
    return store(*told("a")), store(
        *told("b", "2025-12-06", published="2025-12-07", words="首都で開かれた首脳会談は二時間に及んだ")
    )


def events_of(*articles: Article) -> list[int | None]:
    return [report_of(article).event_id for article in articles]


def test_merged_events_are_one_at_the_address_that_is_kept(two_meetings: tuple[Article, Article], editor: User) -> None:
    first, second = events_of(*two_meetings)
    deciding.merge_events(
        keep=Event.objects.get(pk=second), others=[Event.objects.get(pk=first)], user=editor, reason="同じ会談"
    )
    assert events_of(*two_meetings) == [second, second]
    assert Event.objects.get().sources == 2
    assert EventRedirect.objects.get().old == first
    assert EventRedirect.objects.get().event_id == second
    decision = LinkDecision.objects.get()
    assert (decision.decided_by, decision.reason) == (editor, "同じ会談")


def test_an_undone_merge_gives_each_event_its_address_back(two_meetings: tuple[Article, Article], editor: User) -> None:
    before = events_of(*two_meetings)
    events = [Event.objects.get(pk=pk) for pk in before]
    decision = deciding.merge_events(keep=events[1], others=events[:1], user=editor)
    deciding.undo(decision=decision, user=editor)
    assert events_of(*two_meetings) == before
    assert not EventRedirect.objects.exists()
    with pytest.raises(DecisionError):
        deciding.undo(decision=decision, user=editor)


def test_a_merge_outlives_later_articles_and_readings(two_meetings: tuple[Article, Article], editor: User) -> None:
    first, second = (Event.objects.get(pk=pk) for pk in events_of(*two_meetings))
    deciding.merge_events(keep=first, others=[second], user=editor)
    third = store(*told("c", "2025-12-06", published="2025-12-08"))
    source, findings = told("b", "2025-12-06", published="2025-12-07", words="両国の大統領が再び会談した")
    again = store(source, findings)
    assert again == two_meetings[1]
    assert len(set(events_of(*two_meetings, third))) == 1


def test_split_reports_are_an_event_of_their_own_and_stay_so(editor: User) -> None:
    articles = [store(*told(name)) for name in "abc"]
    event = Event.objects.get()
    deciding.split_event(event=event, reports=[report_of(articles[2])], user=editor)
    one, two, three = events_of(*articles)
    assert one == two == event.pk != three
    fourth = store(*told("d"))
    assert events_of(*articles) == [one, two, three]
    assert events_of(fourth)[0] in {one, three}


def test_an_undone_split_is_one_event_again(editor: User) -> None:
    articles = [store(*told(name)) for name in "abc"]
    event = Event.objects.get()
    decision = deciding.split_event(event=event, reports=[report_of(articles[0])], user=editor)
    assert Event.objects.count() == 2
    deciding.undo(decision=decision, user=editor)
    assert events_of(*articles) == [event.pk] * 3


def test_what_cannot_be_split_or_merged_is_refused_and_nothing_is_kept(editor: User) -> None:
    article = store(*told("a"))
    event = Event.objects.get()
    for wrong in (
        lambda: deciding.merge_events(keep=event, others=[event], user=editor),
        lambda: deciding.split_event(event=event, reports=[report_of(article)], user=editor),
        lambda: deciding.split_event(event=event, reports=[], user=editor),
        lambda: deciding.assign_report(report=report_of(article), event=event, user=editor),
    ):
        with pytest.raises(DecisionError):
            wrong()
    assert not LinkDecision.objects.exists()


def test_a_report_is_given_to_another_event(two_meetings: tuple[Article, Article], editor: User) -> None:
    first, second = events_of(*two_meetings)
    decision = deciding.assign_report(report=report_of(two_meetings[1]), event=Event.objects.get(pk=first), user=editor)
    assert events_of(*two_meetings) == [first, first]
    assert EventRedirect.objects.get().old == second
    deciding.undo(decision=decision, user=editor)
    assert len(set(events_of(*two_meetings))) == 2


def test_merged_people_are_one_and_their_words_move(editor: User) -> None:
    store(*told("a", leaders=(person("l1", "サンプル", "アルマ・サンプル"),)))
    store(*told("b", leaders=(person("l1", "コムギ", "ベルタ・コムギ"),)))
    keep, other = Leader.objects.order_by("pk")
    deciding.merge_leaders(keep=keep, other=other, user=editor)
    assert Leader.objects.get() == keep
    assert {s.leader for s in StatementSpeaker.objects.all()} == {keep}
    assert {m.leader for m in Mention.objects.all()} == {keep}
    assert (LeaderRedirect.objects.get().old, LeaderRedirect.objects.get().leader) == (other.pk, keep)
    store(*told("c", leaders=(person("l1", "コムギ", "ベルタ・コムギ"),)))
    assert Leader.objects.get() == keep


def test_an_undone_merge_gives_each_person_his_address_back(editor: User) -> None:
    articles = [
        store(*told("a", leaders=(person("l1", "サンプル", "アルマ・サンプル"),))),
        store(*told("b", leaders=(person("l1", "コムギ", "ベルタ・コムギ"),))),
    ]
    keep, other = Leader.objects.order_by("pk")
    decision = deciding.merge_leaders(keep=keep, other=other, user=editor)
    deciding.undo(decision=decision, user=editor)
    assert [Appearance.objects.get(article=a).leader_id for a in articles] == [keep.pk, other.pk]
    assert {s.leader_id for s in StatementSpeaker.objects.filter(statement__article=articles[1])} == {other.pk}
    assert not LeaderRedirect.objects.exists()


def test_a_person_of_the_register_takes_others_and_is_taken_by_nobody(editor: User) -> None:
    store(*told("a", leaders=(person("l1", "サンプル", "アルマ・サンプル"),)))
    registered, other = make.LeaderFactory(register_key="鍵|KZ"), Leader.objects.get(register_key=None)
    with pytest.raises(DecisionError):
        deciding.merge_leaders(keep=other, other=registered, user=editor)
    deciding.merge_leaders(keep=registered, other=other, user=editor)
    assert Appearance.objects.get().leader == registered


def test_a_person_is_split_by_how_articles_name_him(editor: User) -> None:
    articles = [
        store(*told("a", leaders=(person("l1", "サンプル", "アルマ・サンプル"),))),
        store(*told("b", leaders=(person("l1", "サンプル"),))),
    ]
    leader = Leader.objects.get()
    decision = deciding.split_leader(
        leader=leader, appearances=[Appearance.objects.get(article=articles[1])], user=editor
    )
    whom = [Appearance.objects.get(article=a).leader_id for a in articles]
    assert whom[0] == leader.pk != whom[1]
    store(*told("c", leaders=(person("l1", "サンプル", "アルマ・サンプル"),)))
    assert [Appearance.objects.get(article=a).leader_id for a in articles] == whom
    deciding.undo(decision=decision, user=editor)
    assert {row.leader for row in Appearance.objects.all()} == {leader}


@pytest.mark.parametrize("everywhere", [True, False])
def test_an_undecided_name_is_decided(editor: User, everywhere: bool) -> None:
    two = [make.LeaderFactory(name="例示", register_key=key) for key in ("甲|KZ", "乙|KZ")]
    unsure = person("l1", "例示")
    unsure = type(unsure)(
        unsure.id, unsure.name, unsure.names, unsure.title, unsure.country, candidates=("甲|KZ", "乙|KZ")
    )
    articles = [store(*told(name, leaders=(unsure,))) for name in "ab"]
    rows = [Appearance.objects.get(article=a) for a in articles]
    assert {row.state for row in rows} == {LinkState.UNDECIDED}
    decision = deciding.assign_appearance(appearance=rows[0], leader=two[1], everywhere=everywhere, user=editor)
    for row in rows:
        row.refresh_from_db()
    assert rows[0].leader == two[1]
    assert (rows[1].leader == two[1]) is everywhere
    assert {s.leader for s in StatementSpeaker.objects.filter(statement__article=articles[0])} == {two[1]}
    store(*told("a", leaders=(unsure,), words="両国の大統領が再び会談した"))
    assert Appearance.objects.get(article=articles[0]).leader == two[1]
    deciding.undo(decision=decision, user=editor)
    assert {row.state for row in Appearance.objects.all()} == {LinkState.UNDECIDED}
    assert not Appearance.objects.filter(leader__in=two).exists()


def test_a_deleted_article_leaves_the_world_as_if_it_had_never_been() -> None:
    kept = store(*told("a", leaders=(person("l1", "サンプル"),)))
    gone = store(*told("b", leaders=(person("l1", "サンプル", "アルマ・サンプル"),), published="2025-11-06"))
    assert Leader.objects.get().full_name == "アルマ・サンプル"
    gone.delete()
    event = Event.objects.get()
    assert (event.sources, event.lead) == (1, report_of(kept))
    assert (Leader.objects.get().name, Leader.objects.get().full_name) == ("サンプル", "")
    kept.delete()
    assert not Event.objects.exists()
    assert not Leader.objects.exists()
