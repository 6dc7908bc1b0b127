from __future__ import annotations

import datetime as dt
from pathlib import Path
from threading import Barrier, Thread

import pytest
from flask import Flask

from questions import reading
from questions.articles import SHIPPED_SLUG, SHIPPED_SLUGS, shipped_article
from questions.reading import UnreadableArticleError
from quizapp.articles import service
from quizapp.articles.making import VARIANTS
from quizapp.articles.storing import StoredVersion
from quizapp.extensions import db
from quizapp.models import Article, ArticleVersion, Draft, StoredFact, StoredItem
from tests.quizapp.conftest import make_app
from tests.quizapp.texts import ELBOW

_NOW = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)


def _count(model: type) -> int:
    return db.session.scalar(db.select(db.func.count()).select_from(model)) or 0


def _import(
    data: bytes, slug: str | None = None, *, publish: bool = True
) -> service.ImportedArticle:
    return service.import_article(data, slug, seed=1, publish=publish, now=_NOW)


def _publish(data: bytes, slug: str | None = None) -> StoredVersion:
    version = _import(data, slug).version
    assert version is not None
    return version


@pytest.fixture
def shipped(app: Flask) -> service.Version:
    with app.app_context():
        found = service.find_article(SHIPPED_SLUG)
    assert found is not None
    return found


def test_an_import_stores_facts_and_items_of_the_version(app: Flask) -> None:
    with app.app_context():
        made = service.get_version(1)
        facts = db.session.scalars(db.select(StoredFact).filter_by(version_id=made.id)).all()
        items = db.session.scalars(db.select(StoredItem).filter_by(version_id=made.id)).all()
        assert {item.variant for item in items} == set(range(VARIANTS))
        assert {fact for item in items for fact in item.body["facts"]} == {f.fact_id for f in facts}


def test_facts_point_at_the_text_that_the_page_shows(app: Flask, shipped: service.Version) -> None:
    with app.app_context():
        text = service.get_text(shipped).text
        spans = db.session.execute(db.select(StoredFact.start, StoredFact.end)).all()
        assert all(0 <= start < end <= len(text) for start, end in spans)


def test_the_same_words_again_make_no_new_version(app: Flask) -> None:
    with app.app_context():
        made = _publish(shipped_article(), SHIPPED_SLUG)
        assert (made.is_new, made.number, _count(ArticleVersion)) == (False, 1, 1)


def test_other_line_ends_are_the_same_words(app: Flask) -> None:
    with app.app_context():
        made = _publish(shipped_article().replace(b"\n", b"\r\n"), SHIPPED_SLUG)
        assert not made.is_new


def test_a_later_wording_is_the_next_version_and_keeps_the_other_facts(app: Flask) -> None:
    with app.app_context():
        before = set(db.session.scalars(db.select(StoredFact.fact_id)))
        later = shipped_article().replace(b"- Gracilis\n", b"").replace(b"7 muscles", b"6 muscles")
        made = _publish(later, SHIPPED_SLUG)
        query = db.select(StoredFact.fact_id).filter_by(version_id=made.id)
        after = set(db.session.scalars(query))
        assert (made.is_new, made.number) == (True, 2)
        assert len(after & before) > 0.7 * len(before)


def test_the_newest_published_version_is_offered(app: Flask) -> None:
    later = shipped_article() + b"\nOne more sentence.\n"
    with app.app_context():
        assert _import(later, SHIPPED_SLUG, publish=False).version is None
        assert [v.number for v in service.published_versions()] == [1]
        assert _publish(later, SHIPPED_SLUG).is_new
        assert [v.number for v in service.published_versions()] == [2]


def test_an_import_is_a_working_copy_that_says_the_same_words(app: Flask) -> None:
    with app.app_context():
        _import(ELBOW, publish=False)
        draft = db.session.scalars(db.select(Draft).order_by(Draft.id.desc())).first()
        assert draft.title == "Muscles of the elbow"
        assert (draft.is_changed, draft.text_revision) == (True, 1)
        assert reading.read(draft.source.encode()).text == reading.read(ELBOW).text


def test_publishing_leaves_nothing_changed(app: Flask) -> None:
    with app.app_context():
        _publish(ELBOW)
        assert set(db.session.scalars(db.select(Draft.is_changed))) == {False}


def test_another_author_is_another_version(app: Flask) -> None:
    with app.app_context():
        source = b"---\nauthor: Ada Moor\n---\n" + ELBOW
        numbers = [_publish(data).number for data in (ELBOW, source, ELBOW)]
        assert numbers == [1, 2, 2]
        assert service.get_published_version("muscles-of-the-elbow", 2).author == "Ada Moor"


def test_a_withdrawn_article_is_offered_no_more_and_stays_so(app: Flask) -> None:
    with app.app_context():
        article = db.session.scalars(db.select(Article)).one()
        article.withdrawn_at = _NOW
        db.session.commit()
        service.load_shipped_articles(_NOW, [SHIPPED_SLUG])
        assert service.published_versions() == ()
        assert service.find_article(SHIPPED_SLUG) is None
        assert service.get_published_version(SHIPPED_SLUG, 1).is_withdrawn


def test_without_a_slug_the_title_names_the_article(app: Flask) -> None:
    with app.app_context():
        assert _import(ELBOW).slug == "muscles-of-the-elbow"
        assert service.find_article("muscles-of-the-elbow") is not None


def test_an_article_that_states_nothing_to_ask_is_refused(app: Flask) -> None:
    with app.app_context():
        with pytest.raises(service.NoItemsError):
            _import(b"# A walk\n\nWe went to the sea and came back.\n")
        assert _count(Article) == 1


@pytest.mark.parametrize(
    "data", [b"", b"   \n", b"\x89PNG\r\n\x1a\n\x00\x00\x00", bytes(3_000_000)]
)
def test_what_is_no_text_is_refused(app: Flask, data: bytes) -> None:
    with app.app_context(), pytest.raises(UnreadableArticleError):
        _import(data)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Hip internal rotation", "hip-internal-rotation"),
        ("  Über-Dehnung: Füße! ", "uber-dehnung-fue"),
        ("肩", ""),
        ("../../etc/passwd", "etc-passwd"),
        ("x" * 500, "x" * 120),
    ],
)
def test_slugs(text: str, slug: str) -> None:
    assert service.make_slug(text) == slug


def test_loading_the_shipped_articles_twice_is_loading_them_once(app: Flask) -> None:
    with app.app_context():
        for _ in range(2):
            service.load_shipped_articles(_NOW)
            assert (_count(Article), _count(ArticleVersion)) == (2, 2)
        slugs = [one.slug for one in service.published_versions()]
        assert slugs == list(SHIPPED_SLUGS)


def test_two_processes_that_start_at_once_load_one_article(tmp_path: Path) -> None:
    apps = [make_app(tmp_path / "new.sqlite3") for _ in range(2)]
    with apps[0].app_context():
        db.create_all()
    both_have_looked, errors = Barrier(2), []

    def load(app: Flask) -> None:
        with app.app_context():
            try:
                assert service.find_article(SHIPPED_SLUG) is None
                db.session.rollback()
                both_have_looked.wait(timeout=30)
                _import(shipped_article(), SHIPPED_SLUG)
            except Exception as error:
                errors.append(error)
            db.session.remove()
            db.engine.dispose()

    threads = [Thread(target=load, args=(app,)) for app in apps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with apps[0].app_context():
        assert (errors, _count(Article), _count(ArticleVersion)) == ([], 1, 1)
        db.session.remove()
        db.engine.dispose()


def test_text_that_a_later_reader_reads_otherwise_is_shown_as_it_was_kept(
    app: Flask, shipped: service.Version
) -> None:
    with app.app_context():
        kept = service.get_text(shipped).text
        version = db.session.get_one(ArticleVersion, shipped.id)
        version.source = version.source.replace("squatting", "sitting")
        db.session.commit()
        assert service.get_text(shipped).text == kept


@pytest.mark.parametrize("slug", ["none", "", "\x00", "Hip-Internal-Rotation", "'; --", "x" * 9000])
def test_articles_that_do_not_exist(app: Flask, slug: str) -> None:
    with app.app_context():
        assert service.find_article(slug) is None
        with pytest.raises(service.ArticleNotFoundError):
            service.get_published_version(slug, 1)
