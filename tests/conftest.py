import pytest
from lxml import html

from tests import factories


@pytest.fixture(autouse=True)
def _database(db):
    """Every test may use the database; the home pages and locales are there from the migrations."""


@pytest.fixture
def library():
    return factories.library()


@pytest.fixture
def read(client):
    """Fetch an address as an anonymous reader and parse what comes back: `read(url, {params})` → lxml document."""

    def fetch(url, data=None, status=200):
        response = client.get(url, data)
        assert response.status_code == status, (url, response.status_code)
        return html.fromstring(response.content)

    return fetch


@pytest.fixture
def editor(client, django_user_model):
    """A client logged in as a member of the editors' group."""
    from django.contrib.auth.models import Group

    user = django_user_model.objects.create_user("editrice", "editrice@example.org", "secret")
    user.groups.add(Group.objects.get(name="Rédaction"))
    client.force_login(user)
    return client
