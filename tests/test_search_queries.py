"""What the page of the search asks of the database does not grow with what it finds."""

import pytest

from tests.everywhere import FRENCH, GROUPS, WORD, directories, everything, groups, organisation, theme
from tests.factories import OrganisationFactory, resource
from tests.test_queries import number_of_queries

MOST = 20


@pytest.mark.parametrize("number", [4, 12])
def test_all_groups_together_take_few_queries(client, read, number):
    made = everything(number=number)
    partners = [OrganisationFactory(name=f"{WORD} ami {place}") for place in range(number)]
    resource(title=f"{WORD} de tous", organisations=partners, themes=made["themes"])

    assert sorted(groups(read(FRENCH, {"q": WORD}))) == GROUPS
    assert number_of_queries(client, f"{FRENCH}?q={WORD}") <= MOST
    assert number_of_queries(client, f"{FRENCH}?q={WORD}&kind=organisations") <= MOST


def test_two_hundred_members_and_sixty_themes_take_no_more(client):
    directories()
    for place in range(200):
        organisation(f"{WORD} {place}", "Ce que fait ce membre.")
    for place in range(60):
        theme(f"{WORD} {place}")

    assert number_of_queries(client, f"{FRENCH}?q={WORD}") <= MOST
    assert number_of_queries(client, f"{FRENCH}?q=-rien") <= MOST
