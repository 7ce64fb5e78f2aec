import gc
from contextlib import contextmanager

import pytest
from django.db import transaction
from django.utils import translation
from lxml import html
from wagtail.models import Site

from tests import factories
from tests.mail import mail_server

# Making the database and its pages leaves hundreds of thousands of objects that stay: look for lost ones more rarely.
gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True)
def _database(db):
    """Every test may use the database; the home pages and locales are there from the migrations."""
    forget_the_last_test()


def forget_the_last_test():
    """What no transaction takes back: the language last read, and where the sites start, which Wagtail caches."""
    Site.clear_site_root_paths_cache()
    translation.deactivate()


@pytest.fixture(scope="session")
def kept(django_db_setup, django_db_blocker):
    """For fixtures of a whole file: what is made `with kept():` is there for its tests, and taken back after them."""

    @contextmanager
    def until_the_end():
        with django_db_blocker.unblock(), transaction.atomic():
            forget_the_last_test()
            yield
            transaction.set_rollback(True)

    return until_the_end


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


@pytest.fixture
def without_pdfs(monkeypatch):
    """No PDF is made of papers: that takes longer than all the rest."""
    from core.pdf import tasks

    monkeypatch.setattr(tasks, "available", lambda: False)


@pytest.fixture
def into_dutch(django_capture_on_commit_callbacks, monkeypatch):
    """Translate with wagtail-localize those of a page's texts that `texts` has; gives the published Dutch page, of
    which no PDF is made: that takes longer than all the rest."""

    from wagtail_localize.models import StringTranslation, Translation, TranslationSource

    from core.pdf import tasks

    def translate(page, texts):
        source, _ = TranslationSource.update_or_create_from_instance(page)
        translation, _ = Translation.objects.get_or_create(source=source, target_locale=factories.locale("nl"))
        for segment in source.stringsegment_set.select_related("string", "context"):
            if segment.string.data in texts:
                StringTranslation.objects.update_or_create(
                    translation_of=segment.string,
                    locale=translation.target_locale,
                    context=segment.context,
                    defaults={"data": texts[segment.string.data], "translation_type": "manual"},
                )
        with monkeypatch.context() as without, django_capture_on_commit_callbacks(execute=True):
            without.setattr(tasks, "available", lambda: False)
            translation.save_target(publish=True)
        return type(page).objects.get(translation_key=page.translation_key, locale=translation.target_locale)

    return translate


@pytest.fixture
def inbox(settings):
    """What a real SMTP server received from the site: a list of messages."""
    received = []
    server = mail_server(received)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", server.port, False
    yield received
    server.stop()
