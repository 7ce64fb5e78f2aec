"""What is not public is found by no search of the whole site, in no group, and no word of it is proposed."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from home.models import OrganisationIndexPage, ThemeIndexPage
from tests import factories
from tests.everywhere import ADDRESSES, WORD, directories, everything, groups, organisation, paper_saying, theme
from tests.factories import OrganisationFactory, again, resource
from tests.hiding import delete, expire, expire_and_work, restrict, restrict_the_index, unpublish
from tests.publications import news
from tests.trainings import agenda, session, training

MISTAKEN = ["zigomorphe", "zigomorfe"]  # for WORD: corrected, or asked back
THINGS = {"themes", "organisations"}
ON_PAGES = ["resources", "news", "positions", "trainings", "trainings-archive", "pages"]


@pytest.fixture
def met(read):
    """The groups in which something is found in any language by WORD, or by a word that may have been meant for it."""

    def search():
        found = set()
        for address in ADDRESSES.values():
            found |= groups(read(address, {"q": WORD})).keys()
        for words in MISTAKEN:
            page = read(ADDRESSES["fr"], {"q": words})
            found |= {"words"} if page.cssselect(".corrected-words") else set()
        return found

    return search


@pytest.mark.parametrize("hide", [unpublish, expire, expire_and_work, restrict, delete])
def test_a_page_that_is_no_longer_public_is_found_in_no_group(met, hide):
    made = everything()
    for name in THINGS:
        made[name][0].delete()
    assert met() == {*ON_PAGES, "words"}

    for name in ON_PAGES:
        hide(again(made[name][0]))

    assert met() == set()
    if hide is not expire:  # what the worker has not taken down yet has its terms
        call_command("verify_index")


def test_a_list_that_is_private_keeps_its_pages_from_the_search(met):
    made = everything()

    for name in ("resources", "news", "positions"):
        restrict_the_index(again(made[name][0]))
    restrict(agenda())

    assert met() == {"pages", "themes", "organisations", "words"}


def test_what_was_never_published_is_found_in_no_group(met):
    directories()
    organisations, themes = [OrganisationFactory(name=WORD)], [theme("Autre")]
    about = {"title": WORD, "live": False, "themes": themes, "organisations": organisations}
    resource(**about)
    news(**about)
    paper_saying(WORD, **about)
    training(session(5), **about)

    assert met() == set()


def test_a_draft_of_a_public_page_is_found_in_no_group(met):
    directories()
    pages = [resource(), news(), paper_saying("Rien."), training(session(5)), factories.standard_page()]
    for page in pages:
        page.title = page.summary = WORD
        page.save_revision()

    assert met() == set()


def test_only_an_organisation_that_has_a_page_is_found(met):
    directories()
    for name, since in {"Ancien": None, "Futur": timezone.localdate() + timedelta(days=2)}.items():
        organisation(f"{name} {WORD}", member_since=since)

    assert met() == set()


def test_a_member_that_withdraws_is_no_longer_found(met):
    directories()
    partner = organisation(WORD)
    assert met() == {"organisations", "words"}
    partner.member_since = None
    partner.save()

    assert met() == set()


def test_a_partner_is_found_as_long_as_it_shares_something_public(met):
    directories()
    page = resource(organisations=[organisation(WORD, member_since=None)])
    assert met() == {"resources", "organisations", "words"}
    page.unpublish()

    assert met() == set()


@pytest.mark.parametrize("hide", [unpublish, restrict, delete])
def test_without_their_page_themes_and_members_are_not_found(met, hide):
    directories()
    theme(WORD)
    organisation(WORD)
    assert met() == {*THINGS, "words"}

    for page_type in (ThemeIndexPage, OrganisationIndexPage):
        hide(factories.index_page(page_type))

    assert met() == set()
