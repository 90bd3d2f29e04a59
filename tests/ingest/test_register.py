"""Loading the register beside editors, and reading with what they changed."""

import dataclasses
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from articles.extraction import Gazetteer, default_gazetteer
from articles.extraction.gazetteer import CountryEntry, OrganizationEntry, PostEntry
from articles.ingest.known import known_gazetteer
from articles.ingest.register import ensure_register, load_register
from articles.models import Country, CountryAlias, Leader, LeaderAlias, Organization, Post
from articles.vocabulary import AliasKind
from tests import factories as make

pytestmark = pytest.mark.django_db

KAZAKHSTAN = CountryEntry("KZ", "KAZ", "カザフスタン", "Kazakhstan", (("カザフ", AliasKind.ABBREVIATION),))
MINISTRY = OrganizationEntry("例示省", ("例示",), "KZ", "ministry")
TERM = PostEntry(
    person="見本・太郎/KZ",
    country="KZ",
    office="head_of_state",
    title="大統領",
    name="見本",
    full_name="見本・太郎",
    aliases=("見本氏名", "ミホン"),
    start="2019-03",
    end="",
    checked="2025-11",
    sure=True,
    reading="みほん",
    name_en="Mihon Taro",
)
EARLIER = dataclasses.replace(
    TERM, office="foreign_minister", title="外相", start="2015", end="2019", aliases=("ミフォン",)
)
SMALL = Gazetteer((KAZAKHSTAN,), (EARLIER, TERM), (MINISTRY,))


def changed(**columns: object) -> Gazetteer:
    """The small gazetteer with the last term changed."""
    return dataclasses.replace(SMALL, posts=(EARLIER, dataclasses.replace(TERM, **columns)))


def test_rows_are_loaded() -> None:
    load_register(SMALL)
    country, leader = Country.objects.get(), Leader.objects.get()
    assert (country.code, country.alpha3, country.is_iso) == ("KZ", "KAZ", True)
    assert country.aliases.get().kind == AliasKind.ABBREVIATION
    assert (leader.name, leader.full_name, leader.reading, leader.country) == ("見本", "見本・太郎", "みほん", country)
    assert {a.text for a in leader.aliases.all()} == {"見本氏名", "ミホン", "ミフォン"}
    minister, president = leader.posts.order_by("start")
    assert (president.start, president.start_precision, president.end) == (date(2019, 3, 1), "month", None)
    assert (minister.end, minister.end_precision, minister.sure) == (date(2019, 1, 1), "year", True)
    organization = Organization.objects.get()
    assert (organization.kind, organization.country, organization.reviewed) == ("ministry", country, True)


def test_loading_again_changes_nothing() -> None:
    load_register(SMALL)
    counts = {name: (loaded.made, loaded.changed) for name, loaded in load_register(SMALL).items()}
    assert counts == dict.fromkeys(("countries", "groups", "organizations", "leaders", "posts"), (0, 0))
    assert (Leader.objects.count(), Post.objects.count(), LeaderAlias.objects.count()) == (1, 2, 3)


def test_a_correction_of_the_files_arrives() -> None:
    load_register(SMALL)
    load_register(changed(name_en="Mihon Tarou", end="2025-11-20", aliases=("ミホン", "ミーホン")))
    leader = Leader.objects.get()
    assert leader.name_en == "Mihon Tarou"
    assert leader.posts.get(office="head_of_state").end == date(2025, 11, 20)
    assert {a.text for a in leader.aliases.all()} == {"ミホン", "ミーホン", "ミフォン"}


def test_an_edit_outlives_the_next_load() -> None:
    load_register(SMALL)
    Leader.objects.update(name="見本さん", name_en="Edited")
    Post.objects.filter(office="head_of_state").update(end=date(2025, 10, 1), end_precision="day")
    load_register(changed(name_en="From the files", end="2025-11-20", reading="みほんたろう"))
    leader = Leader.objects.get()
    assert (leader.name, leader.name_en, leader.reading) == ("見本さん", "Edited", "みほん;みほんたろう")
    assert leader.posts.get(office="head_of_state").end == date(2025, 10, 1)


def test_aliases_added_and_removed_by_hand_stay_so() -> None:
    load_register(SMALL)
    LeaderAlias.objects.filter(text="ミホン").delete()
    Leader.objects.get().aliases.create(text="自作")
    CountryAlias.objects.all().delete()
    load_register(SMALL)
    assert {a.text for a in LeaderAlias.objects.all()} == {"見本氏名", "ミフォン", "自作"}
    assert not CountryAlias.objects.exists()


def test_what_was_deleted_by_hand_does_not_come_back() -> None:
    load_register(SMALL)
    Post.objects.filter(office="foreign_minister").delete()
    Organization.objects.all().delete()
    load_register(SMALL)
    assert Post.objects.get().office == "head_of_state"
    assert not Organization.objects.exists()
    Leader.objects.all().delete()
    load_register(SMALL)
    assert not Leader.objects.exists()


def test_a_term_that_the_files_drop_goes_unless_it_was_edited() -> None:
    load_register(SMALL)
    load_register(dataclasses.replace(SMALL, posts=(TERM,)))
    assert Post.objects.get().title == "大統領"
    load_register(SMALL)
    Post.objects.filter(title="外相").update(checked="2025-11-23")
    load_register(dataclasses.replace(SMALL, posts=(TERM,)))
    assert Post.objects.filter(title="外相").exists()


def test_rows_made_from_articles_are_taken_over() -> None:
    country = make.CountryFactory(code="KZ", name_ja="")
    organization = make.OrganizationFactory(name="例示省", country=country, reviewed=False)
    load_register(SMALL)
    country.refresh_from_db()
    organization.refresh_from_db()
    assert country.name_ja == "カザフスタン"
    assert (organization.reviewed, Organization.objects.count()) == (True, 1)


def test_english_of_organisations_arrives_in_a_base_that_lacks_it_and_an_edit_of_it_stays() -> None:
    load_register(SMALL)
    load_register(dataclasses.replace(SMALL, organizations=(dataclasses.replace(MINISTRY, name_en="Ministry"),)))
    assert Organization.objects.get().name_en == "Ministry"
    composed = make.OrganizationFactory(name="カザフスタン軍", country_id="KZ", reviewed=False)
    load_register(SMALL)
    composed.refresh_from_db()
    assert composed.name_en == "Armed Forces, Kazakhstan"
    Organization.objects.update(name_en="")
    load_register(SMALL)
    assert set(Organization.objects.values_list("name_en", flat=True)) == {""}


def test_a_failure_loads_nothing() -> None:
    broken = dataclasses.replace(SMALL, posts=(dataclasses.replace(TERM, sure="?"),))  # type: ignore[arg-type]
    with pytest.raises(ValidationError):
        load_register(broken)
    assert not Country.objects.exists()


UNION = CountryEntry("EU", "", "欧州連合", "European Union", (), is_iso=False)
ABROAD = dataclasses.replace(
    TERM, person="見本・タロウ/EU", country="EU", office="foreign_minister", title="上級代表", start="2024-12", end="",
    full_name="見本・タロウ", aliases=("ミホン", "ミハン"),
)  # fmt: skip
TWO = Gazetteer((KAZAKHSTAN, UNION), (EARLIER, TERM, ABROAD), ())
ONE = dataclasses.replace(
    TWO,
    posts=(EARLIER, TERM, dataclasses.replace(ABROAD, person=TERM.person, full_name=TERM.full_name)),
    joined=((ABROAD.person, TERM.person),),
)
"""The same files after somebody saw that the two are one person."""


class TestOnePersonUnderTwoKeys:
    """Loaded as two leaders by an older version, one in the files now."""

    def test_the_rows_are_joined(self) -> None:
        load_register(TWO)
        assert Leader.objects.count() == 2
        load_register(ONE)
        leader = Leader.objects.get()
        assert (leader.register_key, leader.full_name) == (TERM.person, "見本・太郎")
        assert {(post.country_id, post.title) for post in leader.posts.all()} == {
            ("KZ", "大統領"), ("KZ", "外相"), ("EU", "上級代表"),
        }  # fmt: skip
        forms = [alias.text for alias in leader.aliases.all()]
        assert sorted(forms) == sorted({"見本氏名", "ミホン", "ミフォン", "ミハン", "見本・タロウ"})
        assert all(loaded.made == loaded.changed == 0 for loaded in load_register(ONE).values())

    def test_what_pointed_to_either_points_to_the_one(self) -> None:
        load_register(TWO)
        leaders = list(Leader.objects.order_by("country_id").reverse())
        mentions = [make.MentionFactory(leader=leader, country=None) for leader in leaders]
        speakers = [make.StatementFactory(speakers=[leader]).speakers.get() for leader in leaders]
        load_register(ONE)
        for speaker, country in zip(speakers, ("KZ", "EU"), strict=True):
            speaker.refresh_from_db()
            assert (speaker.leader, speaker.side_id) == (Leader.objects.get(), country), "what he spoke for stays"
        for mention in mentions:
            mention.refresh_from_db()
        assert {mention.leader_id for mention in mentions} == {Leader.objects.get().pk}

    @pytest.mark.parametrize("key", [TERM.person, ABROAD.person])
    def test_an_edit_of_either_stays(self, key: str) -> None:
        load_register(TWO)
        Leader.objects.filter(register_key=key).update(name_en="Edited")
        Post.objects.filter(title="上級代表").update(end=date(2025, 10, 1), end_precision="day")
        LeaderAlias.objects.filter(leader__register_key=key).first().delete()  # type: ignore[union-attr]
        for _ in range(2):
            load_register(ONE)
            leader = Leader.objects.get()
            assert leader.name_en == "Edited"
            assert leader.posts.get(title="上級代表").end == date(2025, 10, 1)

    def test_a_term_that_was_deleted_stays_deleted(self) -> None:
        load_register(TWO)
        Post.objects.filter(title="上級代表").delete()
        load_register(ONE)
        assert {post.title for post in Leader.objects.get().posts.all()} == {"大統領", "外相"}

    def test_a_person_who_was_deleted_stays_deleted(self) -> None:
        load_register(TWO)
        Leader.objects.filter(register_key=ABROAD.person).delete()
        load_register(ONE)
        assert {post.title for post in Leader.objects.get().posts.all()} == {"大統領", "外相"}
        Leader.objects.all().delete()
        load_register(ONE)
        assert not Leader.objects.exists()

    def test_a_new_key_alone_renames_the_row(self) -> None:
        load_register(dataclasses.replace(TWO, posts=(ABROAD,)))
        before = Leader.objects.get()
        post = before.posts.get()
        load_register(dataclasses.replace(ONE, posts=ONE.posts[2:]))
        leader = Leader.objects.get()
        assert (leader.pk, leader.register_key) == (before.pk, TERM.person)
        assert leader.posts.get().pk == post.pk

    def test_he_stands_for_the_country_of_his_present_post(self) -> None:
        load_register(ONE)
        assert Leader.objects.get().country_id == "KZ", "at home, where both posts are held"
        ended = dataclasses.replace(TERM, end="2023")
        load_register(dataclasses.replace(ONE, posts=(EARLIER, ended, ONE.posts[2])))
        assert Leader.objects.get().country_id == "EU"

    def test_extraction_knows_his_posts_by_country(self) -> None:
        load_register(ONE)
        assert {(post.person, post.country, post.title) for post in known_gazetteer().posts} == {
            (TERM.person, "KZ", "大統領"), (TERM.person, "KZ", "外相"), (TERM.person, "EU", "上級代表"),
        }  # fmt: skip


class TestCorrectedTerms:
    """A day or title that the files correct belongs to the term as it was loaded, edited or not."""

    @pytest.mark.parametrize("columns", [{"start": "2019-03-20"}, {"start": "2019"}, {"title": "国家元首"}])
    def test_the_row_stays(self, columns: dict[str, str]) -> None:
        load_register(SMALL)
        Post.objects.filter(office="head_of_state").update(end=date(2025, 10, 1), end_precision="day")
        before = Post.objects.get(office="head_of_state").pk
        load_register(changed(**columns))
        post = Post.objects.get(office="head_of_state")
        assert (post.pk, post.end) == (before, date(2025, 10, 1))
        assert Post.objects.count() == 2

    def test_another_term_in_the_post_is_another_row(self) -> None:
        load_register(SMALL)
        load_register(changed(start="2024-03"))
        assert Post.objects.get(office="head_of_state").start == date(2024, 3, 1)

    def test_a_term_that_an_editor_entered_first_keeps_his_values(self) -> None:
        load_register(dataclasses.replace(SMALL, posts=(EARLIER,)))
        Leader.objects.get().posts.create(
            country_id="KZ", title="大統領", start=date(2019, 3, 1), start_precision="day", end=date(2026, 9, 1),
            end_precision="day",
        )  # fmt: skip
        load_register(SMALL)
        post = Post.objects.get(title="大統領")
        assert (post.end, post.office, post.sure) == (date(2026, 9, 1), "head_of_state", True)


class TestKnownGazetteer:
    """The tables as extraction sees them."""

    def test_gives_back_what_was_loaded(self) -> None:
        load_register(SMALL)
        known = known_gazetteer()
        assert known.countries == (KAZAKHSTAN,)
        assert known.organizations == (MINISTRY,)
        assert {(p.person, p.title, p.start, p.end) for p in known.posts} == {
            ("見本・太郎/KZ", "大統領", "2019-03", ""),
            ("見本・太郎/KZ", "外相", "2015", "2019"),
        }

    def test_is_built_once(self) -> None:
        load_register(SMALL)
        assert known_gazetteer() is known_gazetteer()

    def test_an_editors_alias_counts_at_the_next_reading(self) -> None:
        load_register(SMALL)
        before = known_gazetteer()
        Leader.objects.get().aliases.create(text="ミホーン")
        assert "ミホーン" in known_gazetteer().posts[0].aliases
        assert known_gazetteer() is not before

    @pytest.mark.parametrize("model", [Country, CountryAlias, Leader, LeaderAlias, Post, Organization])
    def test_every_change_and_deletion_is_noticed(self, model: type) -> None:
        load_register(SMALL)
        before = known_gazetteer()
        row = model._default_manager.last()
        row.save()
        changed = known_gazetteer()
        assert changed is not before
        if model is not Country:
            row.delete()
            assert known_gazetteer() is not changed

    def test_people_made_from_articles_do_not_count(self) -> None:
        load_register(SMALL)
        before = known_gazetteer()
        make.PostFactory(leader=make.LeaderFactory(reviewed=False))
        make.OrganizationFactory(reviewed=False)
        assert known_gazetteer() is before

    def test_a_reviewed_person_without_key_is_known_by_his_row(self) -> None:
        load_register(SMALL)
        leader = make.PostFactory(leader__name="新人").leader
        assert known_gazetteer().posts[-1].person == f"#{leader.pk}"

    def test_empty_tables_mean_the_data_files(self) -> None:
        assert known_gazetteer() is default_gazetteer()


@pytest.mark.slow
def test_the_data_files_load_and_come_back_whole(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_register")
    assert "leaders:" in capsys.readouterr().out
    ensure_register()
    files, known = default_gazetteer(), known_gazetteer()
    assert {c.code for c in known.countries} == {c.code for c in files.countries}
    assert {(p.person, p.country, p.title) for p in known.posts} == {
        (p.person, p.country, p.title) for p in files.posts
    }
    assert {o.name for o in known.organizations} == {o.name for o in files.organizations}
    assert all(loaded.made == loaded.changed == 0 for loaded in load_register().values())
