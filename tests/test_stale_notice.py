"""A translation older than its source says so to its readers, when the editor of the source chose it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now
from wagtail.models import Page, PageViewRestriction, get_page_models
from wagtail_localize.models import TranslationSource

from core.models import BasePage
from home.models import StandardPage
from tests import factories
from tests.factories import again, home, locale, publish, standard_page, translate
from tests.publications import news, paper
from tests.trainings import catalogue, training


def charter(**fields):
    """A charter in French and in Dutch, by hand; both public: (source, translation)."""
    source = standard_page(**{"tells_when_older": True, **fields})
    return source, translate(source, "nl", title="Handvest", slug="handvest")


@pytest.fixture
def pages():
    return charter()


def notices(document):
    return document.cssselect("main .older-translation")


def test_a_translation_older_than_its_source_says_so_and_leads_there(pages, read):
    source, translation = pages
    publish(again(source))

    [link] = notices(read(translation.url))[0].cssselect("a")
    assert dict(link.attrib) == {"href": source.url, "hreflang": "fr", "lang": "fr"}
    assert link.text_content() == "Charte"


@pytest.mark.parametrize(
    ("source", "language", "sentence"),
    [
        ("fr", "nl", "Deze pagina is ouder dan haar Franse versie van"),
        ("fr", "de", "Diese Seite ist älter als ihre französische Fassung vom"),
        ("nl", "fr", "Cette page est plus ancienne que sa version néerlandaise du"),
        ("de", "en", "This page is older than its German version of"),
    ],
)
def test_it_is_said_in_a_whole_sentence_of_the_language(read, source, language, sentence):
    page = standard_page(source, tells_when_older=True)
    TranslationSource.get_or_create_from_instance(page)[0].translations.create(target_locale=locale(language))
    translation = translate(page, language, slug="copie")
    publish(again(page))

    assert sentence in " ".join(notices(read(translation.url))[0].text_content().split())


def test_a_source_says_nothing_of_itself(pages, read):
    source, _translation = pages
    publish(again(source))

    assert notices(read(source.url)) == []


def test_a_translation_that_is_newer_says_nothing(pages, read):
    source, translation = pages
    publish(again(source))
    publish(again(translation))

    assert notices(read(translation.url)) == []


def test_nothing_is_said_that_the_editor_did_not_choose(read):
    source, translation = charter(tells_when_older=False)
    publish(again(source))

    assert notices(read(translation.url)) == []


def test_the_choice_holds_once_the_source_is_published(read):
    source, translation = charter(tells_when_older=False)
    source = again(source)
    source.tells_when_older = True
    publish(source)

    assert notices(read(translation.url))


def test_a_translation_published_again_does_not_undo_the_choice(read, pages):
    source, translation = pages
    page = again(translation)
    page.tells_when_older = False
    publish(page)
    publish(again(source))

    assert notices(read(translation.url))


def test_what_is_synchronised_and_not_yet_published_is_still_older(read, into_dutch):
    source = standard_page(tells_when_older=True)
    translation = into_dutch(source, {"Charte": "Handvest", "charte": "handvest"})
    publish(again(source))
    TranslationSource.objects.get().update_from_db()
    assert notices(read(translation.url))

    into_dutch(source, {})

    assert notices(read(again(translation).url)) == []


def hide(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def expire(page):
    Page.objects.filter(pk=page.pk).update(expire_at=now() - timedelta(minutes=1))


@pytest.mark.parametrize("away", [lambda page: page.unpublish(), hide, expire])
def test_nothing_is_said_of_a_source_that_readers_may_not_see(pages, read, away):
    source, translation = pages
    publish(again(source))
    away(again(source))

    assert notices(read(translation.url)) == []


def queries_of(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    return len(queries)


def test_it_asks_one_thing_more_of_the_database_and_nothing_when_it_is_off(pages, client):
    source, translation = pages
    publish(again(source))
    told = queries_of(client, translation.url)
    StandardPage.objects.update(tells_when_older=False)

    assert told - queries_of(client, translation.url) == 1


def of_every_type():
    """A French page of each type, what is above before what is below: [page, …]."""
    made = [home(), factories.library(), *(factories.index_page(model) for model in factories.INDEXES)]
    made += [factories.contact_page(), standard_page(), factories.resource(), news(), paper(), catalogue(), training()]
    assert {type(page) for page in made} == {model for model in get_page_models() if issubclass(model, BasePage)}
    return made


def test_every_type_of_page_says_it(read):
    for page in of_every_type():
        pages = type(page).objects.filter(translation_key=page.translation_key)
        translation = pages.filter(locale=locale("nl")).first() or translate(page, "nl")
        pages.update(tells_when_older=True)
        publish(again(translation))
        publish(again(page))

        assert len(notices(read(again(translation).url))) == 1, page
