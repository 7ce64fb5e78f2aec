"""What is sent as a PO file may be anything: a PO file is read whatever tools did to it, the rest refused in words."""

import io
from zipfile import ZipFile

import polib
import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.translating.po.reading import files_in
from tests import factories
from tests.factories import resource
from tests.po import EXPORT, exported, imported, numbers, refusal, send_pages, texts, translated, tried


@pytest.fixture
def sent(db, admin_user):
    """The Translation of a page into Dutch."""
    factories.library("nl")
    page = resource(title="Le sol", summary="Un sol.", body=[("paragraph", "<p>Sous nos pieds.</p>")])
    return send_pages(admin_user, page)


@pytest.fixture
def file(sent, admin_client):
    """Its file, translated."""
    return translated(exported(admin_client))


def mangled(file):
    """What tools do to a file that changes no text in it."""
    file.append(polib.POEntry(msgid="Parti", msgstr="Weg", obsolete=True))
    file.insert(0, file.pop(3))
    file.wrapwidth = 40
    return b"\xef\xbb\xbf" + str(file).replace("\n", "\r\n").encode()


def test_bytes_order_wrapping_and_obsolete_texts_do_not_matter(sent, admin_client, file):
    expected = {entry.msgid: entry.msgstr for entry in file}
    imported(admin_client, mangled(file))

    assert texts(sent) == expected


def test_poedit_may_add_the_country_to_the_language(sent, admin_client, file):
    file.metadata["Language"] = "nl_BE"

    assert numbers(imported(admin_client, file))[0] == len(file)


def without(name):
    def change(file):
        del file.metadata[name]
        return str(file).encode()

    return change


def headed(name, value):
    def change(file):
        file.metadata[name] = value
        return str(file).encode()

    return change


def of_another_site(file):
    for entry in file:
        entry.msgctxt = "0" + entry.msgctxt[1:] if entry.msgctxt[0] != "0" else "1" + entry.msgctxt[1:]
    return str(file).encode()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda file: b"", "est vide"),
        (lambda file: b"# rien\n", "pas d’en-tête"),
        (lambda file: b"/etc/passwd", "pas un fichier PO"),
        (lambda file: b"%PDF-1.4\n\xff", "UTF-8"),
        (lambda file: str(file).replace("NL Un", "NL\0").encode(), "pas un fichier PO"),
        (lambda file: str(file).encode() + b'msgid "x"\nmsgstr ""\n' + b'"x"\n' * 100_000, "pas un fichier PO"),
        (lambda file: b'msgid "a"\nmsgstr "b" "c"\n', "ligne 2"),
        (lambda file: str(file).encode("utf-16"), "UTF-8"),
        (lambda file: str(file).replace("Le sol", "Le sol é").encode("latin-1", "replace"), "UTF-8"),
        (headed("Content-Type", "text/plain; charset=ISO-8859-1"), "UTF-8"),
        (lambda file: str(file).partition("\n\n")[2].encode(), "pas d’en-tête"),
        (without("Language"), "Language"),
        (headed("Language", "tlh"), "tlh"),
        (of_another_site, "aucune page"),
    ],
)
def test_a_file_that_is_none_of_ours_is_refused_in_words(sent, admin_client, file, change, said):
    answer = refusal(imported(admin_client, change(file)))

    assert said.casefold() in answer.casefold()
    assert texts(sent) == {}


def packed(**files):
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", 8) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "../../"), content)
    return buffer.getvalue()


def test_a_zip_is_taken_file_by_file_wherever_they_say_they_lie(sent, admin_client, file):
    content = packed(**{"__nl.po": str(file), "de.po": "rien", "LISEZMOI.txt": "rien"})
    report = imported(admin_client, content, "traductions.zip")

    assert "pas un fichier PO" in refusal(report)
    assert texts(sent)["Un sol."] == "NL Un sol."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (lambda: packed(LISEZMOI="rien"), "Aucun fichier PO"),
        (lambda: packed(**{f"{number}.po": "" for number in range(21)}), "plus de 20"),
        (lambda: packed(**{"nl.po": bytes(101 * 2**20)}), "trop volumineuse"),
        (lambda: packed(**{"nl.po": "x"})[:40], "endommagé"),
    ],
)
def test_a_zip_that_cannot_be_read_is_refused_in_words(admin_client, content, said):
    assert said.casefold() in refusal(tried(admin_client, content(), "traductions.zip")).casefold()


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00<>&\r"), min_size=1))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back_as_it_was_written(sent, admin_client, admin_user, text):
    text = f'É “q” "d" \\n %s {text} 🌱\n.'
    imported(admin_client, translated(exported(admin_client), {"Un sol.": text}))

    assert texts(sent)["Un sol."] == text
    ((_name, again),) = files_in(admin_client.get(f"{EXPORT}traductions-nl.po").content, "x")
    assert again.find("Un sol.").msgstr == text


@given(content=st.one_of(st.binary(), st.text(alphabet='msgidtrcx[]01 "\\\n#~|,:').map(str.encode)))
@settings(max_examples=300, deadline=None)
def test_no_bytes_break_the_reader(content):
    try:
        ((_name, file),) = files_in(content, "x.po")
    except ValidationError:
        return
    assert isinstance(file, polib.POFile | ValidationError)
