"""What editors meet in the admin."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from lxml import html
from wagtail.models import Page, Site

from core.models import NetworkDetails, Organisation, Theme
from resources.models import ResourcePage
from tests import factories
from tests.factories import PDF, DocumentFactory, OrganisationFactory, ThemeFactory, docx, publish, resource


def text_of(response):
    return " ".join(html.fromstring(response.content).text_content().split())


def form_of(response, field):
    """The values of the form that has `field`, as a browser would send them."""
    form = next(form for form in html.fromstring(response.content).forms if field in form.fields)
    return {name: value or "" for name, value in form.form_values()} | {"body-count": "0"}


def errors_of(response):
    nodes = html.fromstring(response.content).cssselect(".error-message, .messages .error")
    return " ".join(" ".join(node.text_content().split()) for node in nodes)


def rows(name, *values):
    """The rows of an inline panel: one for each dict of values."""
    data = {f"{name}-TOTAL_FORMS": len(values), f"{name}-INITIAL_FORMS": 0}
    for number, row in enumerate(values):
        data |= {f"{name}-{number}-{key}": value for key, value in {"ORDER": number + 1, "DELETE": "", **row}.items()}
    return data


@pytest.fixture
def new_resource(editor, library):
    """Sends the form of a new resource with these values; gives the answer."""
    url = reverse("wagtailadmin_pages:add", args=["resources", "resourcepage", library.pk])
    valid = {"title": "Le sol", "slug": "le-sol", "resource_type": "jeu", "licence": "cc0", "action-publish": "1"}

    def send(**values):
        data = form_of(editor.get(url), "resource_type") | valid
        data |= rows("themed_items", {"tag": str(ThemeFactory().pk)})
        return editor.post(url, data | values)

    return send


def test_a_resource_is_published_from_the_form(new_resource):
    new_resource()

    assert ResourcePage.objects.published().get().title == "Le sol"


def test_a_resource_is_not_published_without_a_theme(new_resource):
    new_resource(**rows("themed_items"))

    assert not ResourcePage.objects.live().exists()


def test_all_errors_are_said_at_once(new_resource):
    errors = errors_of(new_resource(slug="dossier", group_min="30", group_max="10"))

    assert "dossier" in errors
    assert "plus petit" in errors


def test_a_theme_chosen_twice_is_refused_in_words(new_resource):
    theme = {"tag": str(ThemeFactory().pk)}
    errors = errors_of(new_resource(**rows("themed_items", theme, theme)))

    assert "Le même choix figure deux fois" in errors
    assert "content_object" not in errors


def test_themes_are_offered_each_under_its_own(editor, library):
    first, second = ThemeFactory(name="Environnement", order=1), ThemeFactory(name="Éthique", order=2)
    ThemeFactory(name="Eau", parent=first, letters="", order=9)
    ThemeFactory(name="Bioéthique", parent=second, letters="", order=8)

    page = editor.get(reverse("wagtailadmin_pages:add", args=["resources", "resourcepage", library.pk]))

    options = html.fromstring(page.content).cssselect("select[name=themed_items-0-tag] option[value]:not([value=''])")
    assert [option.text_content() for option in options] == [
        "Environnement",
        "Environnement / Eau",
        "Éthique",
        "Éthique / Bioéthique",
    ]


def test_a_page_sent_to_translation_stays_a_draft(editor, library, django_capture_on_commit_callbacks):
    factories.library("nl")
    page = resource()
    url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(url, {"locales": [factories.locale("nl").pk]})

    dutch = ResourcePage.objects.get(translation_key=page.translation_key, locale=factories.locale("nl"))
    assert not dutch.live
    assert publish(dutch).reference == page.reference


def test_a_copy_made_in_the_admin_has_a_reference_of_its_own(editor, library):
    page = resource()
    data = {"new_title": "Copie", "new_slug": "copie", "new_parent_page": library.pk, "publish_copies": "on"}
    editor.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)

    assert (page.reference, ResourcePage.objects.get(slug="copie").reference) == ("GEN 0001", "GEN 0002")


def test_a_resource_is_found_by_its_reference(editor, library):
    resource(title="Le sol", themes=[ThemeFactory(letters="ENV")])

    assert "Le sol" in text_of(editor.get(reverse("wagtailadmin_pages:search"), {"q": "ENV 0001"}))


def test_two_states_are_compared_by_labels(editor, library):
    page = resource(levels=[])
    page.levels = ["P5", "P6"]
    page.save_revision()

    url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", "latest"])
    assert "5e primaire, 6e primaire" in text_of(editor.get(url))


def test_the_page_of_a_document_lists_its_versions(editor, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        document = DocumentFactory()
        document.file = SimpleUploadedFile("nouvelle.docx", docx("Deux"))
        document.save()

    page = html.fromstring(editor.get(reverse("wagtaildocs:edit", args=[document.pk])).content)

    links = page.cssselect("section[aria-labelledby=versions] td a")
    assert [link.text_content() for link in links] == ["nouvelle.docx", "fiche_élève.pdf"]
    assert editor.get(links[1].get("href")).getvalue() == PDF


def test_a_document_that_could_not_be_read_says_so(editor, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        document = DocumentFactory(content=b"%PDF-1.4\nrien")

    assert "rien n’a pu y être lu" in text_of(editor.get(reverse("wagtaildocs:edit", args=[document.pk])))


def theme_form(editor, **values):
    url = reverse(Theme.snippet_viewset.get_url_name("add"))
    data = form_of(editor.get(url), "letters") | {"name": "Astronomie", "letters": "AST", "palette": "none"}
    data |= rows("labels", {"language": "fr", "label": "Astronomie"})
    return editor.post(url, data | values)


def test_a_theme_takes_its_code_from_its_name(editor):
    theme_form(editor)

    assert Theme.objects.get().slug == "astronomie"


def test_two_themes_do_not_share_their_letters(editor):
    ThemeFactory(letters="AST")

    assert "a déjà ces lettres" in errors_of(theme_form(editor))


def test_a_theme_has_one_label_a_language(editor):
    label = {"language": "fr", "label": "Astronomie"}

    assert "Le même choix" in errors_of(theme_form(editor, **rows("labels", label, label)))


@pytest.mark.parametrize("factory", [ThemeFactory, OrganisationFactory])
def test_what_published_pages_carry_is_not_deleted(client, admin_user, library, factory):
    client.force_login(admin_user)
    thing = factory()
    resource(**{"themes" if factory is ThemeFactory else "organisations": [thing]})

    client.post(reverse(thing.snippet_viewset.get_url_name("delete"), args=[thing.pk]))

    assert type(thing).objects.filter(pk=thing.pk).exists()


def test_an_organisation_takes_its_address_from_its_name():
    assert Organisation.objects.create(name="L’Œuvre d’été", kind="musee").slug == "l-oeuvre-d-ete"


def test_an_address_that_the_admin_has_not_stays_there(editor):
    assert editor.get("/cms/rien-ici/").status_code == 404


def test_wagtail_writes_the_address_of_the_settings(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://csti.example.org"
    call_command("set_address")

    assert Site.objects.get().root_url == "https://csti.example.org"
    assert Page.objects.get(slug="accueil").full_url == "https://csti.example.org/fr/"


def test_editors_are_reminded_of_the_details_that_the_site_still_owes_its_readers(editor):
    NetworkDetails.objects.update(legal_name="Réseau", street="Rue de l’Exemple 1", email="ici@reseau.be")
    reminder = text_of(editor.get("/cms/"))
    assert "rue et numéro" in reminder
    assert "dénomination officielle" not in reminder

    values = {"company_number": "0123.456.789", "publisher": "A. W.", "host_name": "H", "privacy_email": "p@reseau.be"}
    NetworkDetails.objects.update(street="Rue Une 1", **values)

    assert "Compléter les coordonnées" not in text_of(editor.get("/cms/"))
