"""The menus around every page: what the editors chose, in each language, without what is not public."""

import pytest
from django.urls import reverse
from lxml import html
from wagtail.test.utils.form_data import rich_text

from core.models import Navigation, NetworkDetails
from tests import factories
from tests.factories import resource, standard_page, translate
from tests.hiding import delete, expire, restrict, unpublish


def text(node):
    return " ".join(node.text_content().split())


def link(page=None, title="", url=""):
    return {"page": page and page.pk, "text": title, "url": url}


def write(language="fr", *, menu=(), columns=None, **fields):
    """The menus of a language, as an editor saves them."""
    navigation = Navigation.objects.get(language=language)
    navigation.menu = Navigation.menu.field.to_python([{"type": "link", "value": value} for value in menu])
    stored = [
        {"type": "column", "value": {"heading": heading, "links": list(links)}}
        for heading, links in (columns or {}).items()
    ]
    navigation.columns = Navigation.columns.field.to_python(stored)
    for name, value in fields.items():
        setattr(navigation, name, value)
    navigation.save()
    return navigation


def menu(page):
    return {text(link): link.get("href") for link in page.cssselect(".site-navigation a")}


def columns(page):
    """{heading: {text of the link: address}} of the foot."""
    found = {}
    for column in page.cssselect("nav.title-block-column"):
        found[text(column.cssselect("h2")[0])] = {text(a): a.get("href") for a in column.cssselect("a")}
    return found


@pytest.fixture
def charter():
    return standard_page(title="Charte")


def test_the_menu_has_the_links_of_the_editors_in_their_order(read, library, charter):
    write(menu=[link(charter), link(library, "Fiches"), link(title="Ailleurs", url="https://ailleurs.example/")])

    assert list(menu(read("/fr/")).items()) == [
        ("Charte", charter.url),
        ("Fiches", library.url),
        ("Ailleurs", "https://ailleurs.example/"),
    ]


def test_without_a_menu_the_pages_that_are_shown_in_menus_stand_there(read, library, charter):
    assert menu(read("/fr/")) == {"Bibliothèque": library.url}


def test_each_language_has_its_own_menu(read, charter):
    german = translate(charter, "de", title="Charta", slug="charta")
    write("fr", menu=[link(charter)])
    write("de", menu=[link(german, "Unsere Charta")], tagline="Wissenschaft und Technik")

    page = read("/de/")

    assert menu(page) == {"Unsere Charta": german.url}
    assert "Wissenschaft und Technik" in text(page.cssselect(".brand")[0])
    assert menu(read("/fr/")) == {"Charte": charter.url}


def test_the_current_page_and_what_lies_above_it_are_marked(read, library):
    page = resource()
    write(menu=[link(factories.home(), "Accueil"), link(library)])

    def marks(url):
        return {text(a): a.get("aria-current") for a in read(url).cssselect(".site-navigation a")}

    assert marks(library.url) == {"Accueil": None, "Bibliothèque": "page"}
    assert marks(page.url) == {"Accueil": None, "Bibliothèque": "true"}
    assert marks("/fr/") == {"Accueil": "page", "Bibliothèque": None}


@pytest.mark.parametrize("hide", [unpublish, expire, restrict, delete])
def test_a_page_that_is_not_public_is_in_no_menu_on_no_page(read, library, charter, hide):
    write(menu=[link(charter), link(library)], columns={"Le réseau": [link(charter)], "Le site": [link(library)]})
    assert "Charte" in menu(read("/fr/"))

    hide(charter)

    for page in (read("/fr/"), read(library.url), read("/fr/nulle-part/", status=404)):
        assert menu(page) == {"Bibliothèque": library.url}
        assert columns(page) == {"Le site": {"Bibliothèque": library.url}}


def test_the_foot_has_the_text_the_columns_and_the_details_of_the_network(read, charter):
    write(foot="Des musées et des écoles.", columns={"Le réseau": [link(charter)]}, rights="<p>CC BY 4.0</p>")
    network = NetworkDetails.load()
    network.name, network.email, network.street = "Réseau Témoin", "ici@exemple.example", "Rue Une 1"
    network.save()

    page = read(charter.url)
    foot = text(page.cssselect(".site-footer")[0])

    assert columns(page) == {"Le réseau": {"Charte": charter.url}}
    for words in ("Réseau Témoin", "Des musées et des écoles.", "CC BY 4.0", "ici@exemple.example", "Rue Une 1"):
        assert words in foot
    assert page.findtext(".//title") == "Charte – Réseau Témoin"


def preview(editor, url, data, mode=""):
    """What the frame beside the form shows after a change that is not saved."""
    assert editor.post(url, data).json()["is_valid"]
    return editor.get(url, {"mode": mode})


def test_an_editor_previews_the_menu_of_a_language_before_saving_it(editor, read, charter):
    german = translate(charter, "de", title="Charta", slug="charta")
    navigation = Navigation.objects.get(language="de")
    address = reverse("wagtailsnippets_core_navigation:preview_on_edit", args=[navigation.pk])
    data = {"tagline": "Von Hand zu Hand", "foot": "", "rights": rich_text(""), "menu-count": "1", "columns-count": "0"}
    data |= {"menu-0-type": "link", "menu-0-order": "0", "menu-0-deleted": "", "menu-0-id": ""}
    data |= {"menu-0-value-page": german.pk, "menu-0-value-url": "", "menu-0-value-text": "Unsere Charta"}

    shown = preview(editor, address, data).content.decode()

    assert 'lang="de"' in shown
    assert "Unsere Charta" in shown
    assert "Von Hand zu Hand" in shown
    assert "Unsere Charta" not in menu(read("/de/"))


def test_an_editor_previews_the_name_of_the_network(editor, read):
    network = NetworkDetails.load()
    address = reverse("wagtailsettings:preview_on_edit", args=["core", "networkdetails", network.pk])
    names = [field.name for field in NetworkDetails._meta.fields if field.editable and field.name != "id"]

    shown = preview(editor, address, dict.fromkeys(names, "") | {"name": "Réseau d’essai"}).content.decode()

    assert "Réseau d’essai" in shown
    assert "Réseau d’essai" not in read("/fr/").text_content()


def test_an_earlier_state_can_be_taken_back(editor):
    earlier = write(tagline="Avant").save_revision()
    navigation = write(tagline="Après")
    navigation.save_revision()
    address = reverse("wagtailsnippets_core_navigation:revisions_revert", args=[navigation.pk, earlier.pk])

    form = html.fromstring(editor.get(address).content)

    assert form.get_element_by_id("id_tagline").value == "Avant"


def test_menus_are_neither_added_nor_deleted(admin_client):
    navigation = Navigation.objects.get(language="de")

    for name, args in (("add", []), ("delete", [navigation.pk])):
        assert admin_client.get(reverse(f"wagtailsnippets_core_navigation:{name}", args=args)).status_code == 302
    assert Navigation.objects.filter(language="de").exists()


def test_the_site_stands_without_any_menu(read):
    Navigation.objects.all().delete()
    NetworkDetails.objects.all().delete()

    assert read("/fr/").cssselect("h1")


def test_an_address_in_a_menu_needs_a_text(editor):
    navigation = Navigation.objects.get(language="fr")
    data = {"tagline": "", "foot": "", "rights": rich_text(""), "menu-count": "1", "columns-count": "0"}
    data |= {"menu-0-type": "link", "menu-0-order": "0", "menu-0-deleted": "", "menu-0-id": ""}
    data |= {"menu-0-value-page": "", "menu-0-value-url": "https://a.example/", "menu-0-value-text": ""}

    answer = editor.post(reverse("wagtailsnippets_core_navigation:edit", args=[navigation.pk]), data)

    assert answer.status_code == 200
    assert "Une adresse a besoin d" in answer.content.decode()
    assert not Navigation.objects.get(language="fr").menu
