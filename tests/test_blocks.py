"""What editors write with: each block shows itself in the picker and on the page, and can be translated."""

import pytest
from django.urls import reverse
from lxml import html
from wagtail.images.tests.utils import get_test_image_file

from core.blocks.body import BodyBlock
from core.blocks.media import VideoBlock
from core.models import Image
from resources.models import ResourcePage
from tests import factories
from tests.factories import DocumentFactory, publish, resource

BLOCKS = list(BodyBlock().child_blocks)
TABLE = {
    "columns": [{"type": "text", "heading": "Sol"}, {"type": "text", "heading": "Minutes"}],
    "rows": [{"values": ["Sable", "2"]}, {"values": ["Argile", ""]}],
    "caption": "Temps d’infiltration",
}


@pytest.fixture
def picture():
    return Image.objects.create(title="Coupe", file=get_test_image_file(), description="Un versant", credit="A. Dessin")


@pytest.fixture
def everything(picture):
    """A body with one block of each kind, as stored."""
    document = DocumentFactory()
    figure = {"image": {"image": picture.pk, "alt_text": "Un versant coupé", "decorative": False}, "caption": "Légende"}
    values = {
        "heading": "Ce qu’on observe",
        "paragraph": '<p>L’eau <b>passe</b>. <a href="https://exemple.example/">Voir</a></p>',
        "list": {"numbered": True, "points": ["<p>Couper.</p>", "<p>Verser.</p>"]},
        "quote": {"text": "On la refait.", "source": "Une animatrice"},
        "note": {"title": "Sécurité", "text": "<p>Par l’adulte.</p>"},
        "image": figure,
        "gallery": {"figures": [figure, figure | {"caption": "Seconde"}]},
        "video": {"title": "Le film", "url": "https://vimeo.com/123456", "poster": None, "transcript": "<p>Dit.</p>"},
        "table": TABLE,
        "file": {"document": document.pk, "title": "Le livret"},
        "button": {"text": "Réserver", "page": None, "url": "https://exemple.example/"},
    }
    assert set(values) == set(BLOCKS)
    return ResourcePage.body.field.to_python([{"type": kind, "value": value} for kind, value in values.items()])


def the_page(read, body):
    return read(resource(body=body).url).cssselect(".prose")[0]


@pytest.mark.parametrize("kind", BLOCKS)
@pytest.mark.parametrize("stored", [True, False], ids=["with media", "in a new site"])
def test_each_block_shows_itself_in_the_picker(editor, picture, kind, stored):
    DocumentFactory()
    block = BodyBlock().child_blocks[kind]
    definition = ResourcePage.body.field.stream_block.child_blocks[kind]
    if not stored:
        Image.objects.all().delete()
        DocumentFactory._meta.model.objects.all().delete()

    page = editor.get(reverse("wagtailadmin_block_preview"), {"id": definition.definition_prefix})

    assert page.status_code == 200
    assert html.fromstring(page.content).cssselect("main")
    assert definition.is_previewable, block


@pytest.mark.parametrize("kind", [kind for kind in BLOCKS if kind not in ("image", "gallery", "file")])
def test_a_preview_is_not_empty(editor, kind):
    definition = ResourcePage.body.field.stream_block.child_blocks[kind]

    page = editor.get(reverse("wagtailadmin_block_preview"), {"id": definition.definition_prefix})

    assert html.fromstring(page.content).cssselect("main")[0].text_content().strip()


@pytest.mark.parametrize("kind", BLOCKS)
def test_each_block_says_what_it_is(kind):
    block = BodyBlock().child_blocks[kind]

    assert all(str(text).strip() for text in (block.label, block.meta.description, block.meta.group, block.meta.icon))


def test_a_body_with_every_block_is_shown(read, everything):
    body = the_page(read, everything)

    words = " ".join(body.text_content().split())
    for text in (
        "Ce qu’on observe",
        "Voir",
        "Verser.",
        "Une animatrice",
        "Sécurité",
        "Légende",
        "Seconde",
        "A. Dessin",
    ):
        assert text in words
    for text in ("Le film", "vimeo.com", "Dit.", "Argile", "Temps d’infiltration", "Le livret", "Réserver"):
        assert text in words
    assert body.cssselect("h1, h2, script:not([src]), iframe, [style]") == []


def test_pictures_say_what_they_show_and_are_light(read, everything):
    pictures = the_page(read, everything).cssselect("figure img")

    assert [picture.get("alt") for picture in pictures] == ["Un versant coupé"] * 3
    assert {picture.get("loading") for picture in pictures} == {"lazy"}
    assert all(picture.get("width") and picture.get("height") for picture in pictures)


def test_a_table_has_headings_and_a_caption(read, everything):
    table = the_page(read, everything).cssselect("table")[0]

    assert [cell.text_content() for cell in table.cssselect("th[scope=col]")] == ["Sol", "Minutes"]
    assert [[cell.text_content() for cell in row] for row in table.cssselect("tbody tr")] == [
        ["Sable", "2"],
        ["Argile", ""],
    ]
    assert table.cssselect("caption")[0].text_content().replace("\u202f", " ") == TABLE["caption"]


LONG = "La durée indiquée à côté du formulaire"


@pytest.mark.parametrize(("columns", "of_words"), [(["Sol", "Volume", "Durée"], True), (["Sol", "Durée"], False)])
def test_a_wide_table_of_words_is_read_row_by_row_on_a_phone(read, library, columns, of_words):
    cells = ["Sable", "2 ml", LONG] if of_words else ["Sable", LONG]
    table = {"columns": [{"type": "text", "heading": name} for name in columns], "rows": [{"values": cells}]}
    body = ResourcePage.body.field.to_python([{"type": "table", "value": table}])
    scroller = the_page(read, body).cssselect(".table-scroll")[0]

    assert ("table-of-words" in scroller.classes) == of_words
    assert [cell.get("data-heading") for cell in scroller.cssselect("td")] == columns
    assert [cell.text_content() for cell in scroller.cssselect("td.figure")] == ["2 ml"] * of_words


def test_a_file_of_the_body_is_public_and_marked(client, read, everything):
    link = the_page(read, everything).cssselect("a[data-file]")[0]

    assert client.get(link.get("href")).status_code == 200


def test_nothing_is_asked_of_a_film_host_before_a_click(read, everything):
    body = the_page(read, everything)

    sources = [node.get("src") or node.get("srcset") or "" for node in body.cssselect("[src], [srcset]")]
    assert not [source for source in sources if "vimeo" in source]
    assert body.cssselect("[data-player]")[0].get("data-player") == "https://player.vimeo.com/video/123456?dnt=1"


YOUTUBE, VIMEO = "https://www.youtube-nocookie.com/embed/{}", "https://player.vimeo.com/video/{}?dnt=1"


@pytest.mark.parametrize(
    ("url", "player"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", YOUTUBE.format("dQw4w9WgXcQ")),
        ("https://www.youtube.com/watch?t=9&v=dQw4w9WgXcQ&list=x", YOUTUBE.format("dQw4w9WgXcQ")),
        ("https://m.youtube.com/watch?v=dQw4w9WgXcQ", YOUTUBE.format("dQw4w9WgXcQ")),
        ("https://youtu.be/dQw4w9WgXcQ?si=abc", YOUTUBE.format("dQw4w9WgXcQ")),
        ("https://www.youtube.com/shorts/dQw4w9WgXcQ", YOUTUBE.format("dQw4w9WgXcQ")),
        ("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ/", YOUTUBE.format("dQw4w9WgXcQ")),
        ("https://vimeo.com/123456", VIMEO.format("123456")),
        ("https://player.vimeo.com/video/123456", VIMEO.format("123456")),
        ("https://vimeo.com/channels/staffpicks/123456", VIMEO.format("123456")),
        ("https://www.youtube.com/@chaine", ""),
        ("https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv", ""),
        ("https://www.youtube.com/playlist?list=PLabcdef", ""),
        ("https://www.youtube.com/feed/trending", ""),
        ("https://www.youtube.com/", ""),
        ("https://youtu.be/", ""),
        ("https://vimeo.com/reseau", ""),
        ("https://youtube.com.exemple.example/watch?v=dQw4w9WgXcQ", ""),
        ('https://youtu.be/"onload="x', ""),
        ("https://exemple.example/film", ""),
    ],
)
def test_the_player_of_a_film_is_known_from_its_address(url, player):
    assert VideoBlock().to_python({"title": "Film", "url": url}).player == player


def test_a_button_to_a_page_that_is_no_longer_public_is_not_shown(read, library):
    target = resource()
    page = resource(body=[("button", {"text": "Réserver", "page": target, "url": ""})])
    before = read(page.url).cssselect(".prose a.button")
    target.unpublish()

    assert [len(found) for found in (before, read(page.url).cssselect(".prose a.button"))] == [1, 0]


TEXTS = {"Ressource 1": "Middel", "Sol": "Bodem", "Sable": "Zand", "Argile": "Klei", "Temps d’infiltration": "Tijd"}
TEXTS |= {"Minutes": "Minuten", "2": "2", "Fiche": "Blad", "Un versant coupé": "Een helling", "Légende": "Bijschrift"}


@pytest.fixture
def dutch(everything, into_dutch):
    factories.library("nl")
    return into_dutch(resource(body=everything, documents=[DocumentFactory()]), TEXTS)


def test_a_table_is_translated_cell_by_cell(read, dutch):
    table = read(dutch.url).cssselect(".prose table")[0]

    assert [cell.text_content() for cell in table.cssselect("caption, th")] == ["Tijd", "Bodem", "Minuten"]
    assert [cell.text_content() for cell in table.cssselect("td")] == ["Zand", "2", "Klei", ""]


def test_the_source_keeps_its_words(read, dutch):
    french = ResourcePage.objects.get(translation_key=dutch.translation_key, locale=factories.locale())

    assert [cell.text_content() for cell in read(french.url).cssselect("th")] == ["Sol", "Minutes"]
    assert [file.label for file in french.files.all()] == ["Fiche"]


def test_labels_of_files_and_texts_of_pictures_are_translated(read, dutch):
    page = read(dutch.url)

    assert [node.text_content() for node in page.cssselect(".file-item b")] == ["Blad"]
    assert page.cssselect(".prose figure img")[0].get("alt") == "Een helling"
    assert "Bijschrift" in page.cssselect(".prose .illustration figcaption")[0].text_content()


def test_what_is_not_to_be_translated_follows_the_source(dutch, into_dutch):
    french = ResourcePage.objects.get(translation_key=dutch.translation_key, locale=factories.locale())
    french.resource_type, french.licence = "carte", "cc0"
    again = into_dutch(publish(french), TEXTS)

    assert (again.pk, again.resource_type, again.licence) == (dutch.pk, "carte", "cc0")
    assert (again.reference, [file.document for file in again.files.all()]) == (
        french.reference,
        [file.document for file in french.files.all()],
    )
