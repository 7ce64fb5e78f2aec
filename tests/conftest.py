import pytest
from lxml import html
from wagtail.models import Site

from tests import factories
from tests.mail import mail_server


@pytest.fixture(autouse=True)
def _database(db):
    """Every test may use the database; the home pages and locales are there from the migrations."""
    # Wagtail keeps where the sites start in the cache, which no test takes back.
    Site.clear_site_root_paths_cache()


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
def into_dutch(django_capture_on_commit_callbacks):
    """Translate with wagtail-localize those of a page's texts that `texts` has; gives the published Dutch page."""

    from wagtail_localize.models import StringTranslation, Translation, TranslationSource

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
        with django_capture_on_commit_callbacks(execute=True):
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
