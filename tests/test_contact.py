"""The contact page: an honest message arrives, a robot's does not, and nobody loses what was typed."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from lxml import html

from core.models import NetworkDetails
from core.origin import sender_key
from home import contact_form
from home.models import ContactField, Message
from home.models.messages import Attempt
from tests import factories
from tests.factories import contact_page, publish, translate

WRITTEN = {"nom": "Aïcha Ø.", "e_mail": "aicha@exemple.example", "message": "Bonjour,\nle lien 3 est cassé."}
ANSWERS = {**WRITTEN, "consent_": "on"}


def text(node):
    return " ".join(node.text_content().split())


@pytest.fixture
def contact():
    return contact_page()


@pytest.fixture
def later(monkeypatch):
    """Time goes on by that many seconds since the page was opened."""

    def pass_by(seconds):
        now = contact_form.time.time()
        monkeypatch.setattr(contact_form.time, "time", lambda: now + seconds)
        monkeypatch.setattr("django.core.signing.time.time", lambda: now + seconds)

    return pass_by


@pytest.fixture
def client():
    """As strict as the site is with browsers."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def send(client, read, contact, later):
    """Open the page, type, wait like a person, send: `send({field: value}, header=…)` → response."""

    def opened(changes=None, seconds=20, **headers):
        [form] = [form for form in read(contact.url).forms if form.method == "POST"]
        later(seconds)
        data = {**dict(form.form_values()), **ANSWERS, **(changes or {})}
        return client.post(contact.url, data, headers=headers)

    return opened


def refusal(response):
    page = html.fromstring(response.content)
    [box] = page.cssselect(".form-errors")
    assert page.cssselect("textarea")[0].value.strip() == ANSWERS["message"]
    return text(box)


def test_an_honest_message_arrives_through_a_real_server(send, inbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = send()

    [message] = inbox
    assert (response.status_code, response["Location"]) == (302, "/fr/contact/?sent=1#content")
    assert (message["To"], message["Reply-To"]) == ("reseau@example.org", "aicha@exemple.example")
    body = message.get_content()
    assert "Aïcha Ø." in body
    assert "le lien 3 est cassé." in body
    assert "/cms/forms/submissions/" in body


def test_it_is_kept_with_the_sentence_agreed_to_and_its_language(send, contact):
    send()

    message = Message.objects.get()

    assert message.form_data == WRITTEN
    assert (message.language, message.consent, message.page_id) == ("fr", "J’accepte.", contact.pk)


def test_the_reader_is_thanked_at_an_address_of_its_own(read, send):
    page = read(send()["Location"])

    assert text(page.cssselect("h1")[0]) == "Merci"
    assert not page.cssselect("form[method=post]")


def test_without_an_address_it_goes_to_the_e_mail_of_the_network(send, contact, django_capture_on_commit_callbacks):
    type(contact).objects.update(to_address="")
    NetworkDetails.objects.update(email="bureau@example.org")

    with django_capture_on_commit_callbacks(execute=True):
        send()

    assert [message.to for message in mail.outbox] == [["bureau@example.org"]]


def test_without_consent_it_is_refused_in_words_and_the_text_stays(send):
    response = send({"consent_": ""})

    assert "Consentement" in refusal(response)
    assert not Message.objects.exists()


def test_an_answer_that_is_wrong_is_said_beside_the_question_too(send):
    response = send({"e_mail": "pas une adresse"})
    field = html.fromstring(response.content).get_element_by_id("id_e_mail")

    assert "E-mail" in refusal(response)
    assert field.get("aria-invalid") == "true"
    assert field.value == "pas une adresse"
    assert html.fromstring(response.content).get_element_by_id("id_e_mail_error") is not None


def test_a_robot_that_fills_every_field_is_refused(send):
    assert "vide" in refusal(send({"nickname_": "http://spam.example/"}))
    assert not Message.objects.exists()


def test_a_robot_that_is_faster_than_fingers_is_refused_and_a_person_may_send_again(send, client, contact, later):
    response = send(seconds=1)
    assert "secondes" in refusal(response)

    [form] = [form for form in html.fromstring(response.content).forms if form.method == "POST"]
    later(10)

    assert client.post(contact.url, dict(form.form_values())).status_code == 302


@pytest.mark.parametrize("stamp", ["", "1764000000", "1:2:3", "é:x", "x" * 9999])
def test_a_robot_that_never_opened_the_page_is_refused(send, stamp):
    assert "longtemps" in refusal(send({"opened_": stamp}))


def test_a_page_left_open_for_days_asks_to_send_again(send):
    assert "longtemps" in refusal(send(seconds=3 * 24 * 3600))


def test_the_tenth_within_a_minute_is_refused_in_words(send):
    assert [send().status_code for _ in range(9)] == [302] * 9

    response = send()

    assert response.status_code == 429
    assert "minute" in refusal(response)
    assert Message.objects.count() == 9


def test_a_minute_later_it_is_taken_again(send):
    for _ in range(10):
        send()
    Attempt.objects.update(at=timezone.now() - timedelta(seconds=61))

    assert send().status_code == 302


def test_senders_are_told_apart_by_the_address_that_the_proxy_saw(rf, settings):
    settings.BEHIND_PROXY = True

    def key(forwarded):
        return sender_key(rf.get("/", headers={"x-forwarded-for": forwarded}))

    assert key("9.9.9.9, 1.2.3.4") == key("1.2.3.4")
    assert key("1.2.3.4") != key("1.2.3.5")
    assert "1.2.3.4" not in key("1.2.3.4")


def test_without_a_proxy_nobody_changes_who_he_is(rf):
    spoofed = sender_key(rf.get("/", headers={"x-forwarded-for": "1.2.3.4"}))

    assert spoofed == sender_key(rf.get("/"))


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"origin": "https://ailleurs.example"}, {"origin": "null"}],
)
def test_a_form_of_another_site_is_refused_and_the_text_stays(send, headers):
    response = send(**headers)

    assert response.status_code == 403
    assert refusal(response)
    assert not Message.objects.exists()


def test_a_browser_that_says_where_it_comes_from_is_let_through(send):
    assert send(**{"sec-fetch-site": "same-origin", "origin": "http://testserver"}).status_code == 302


@pytest.mark.parametrize("typed", ["\x00", "x" * 6000, "\u202e" * 9, "<script>", "{{ form }}", "%s", "'; --"])
def test_whatever_is_typed_is_taken_or_refused_in_words(send, typed):
    response = send({"message": typed, "nom": typed, "e_mail": f"{typed}@exemple.example"})

    assert response.status_code in (200, 302)
    assert "<script>" not in response.content.decode().split("<main")[-1].split("</main")[0]


def test_reading_and_writing_set_no_cookie(client, contact, send):
    assert client.get(contact.url).cookies == {}
    assert send().cookies == {}


def test_line_breaks_in_an_answer_forge_no_header(send, inbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        send({"nom": "A\r\nBcc: tous@example.org"})

    assert [message["Bcc"] for message in inbox] == [None]


def test_the_questions_of_a_translation_keep_their_names(contact):
    german = translate(contact, "de", title="Kontakt", slug="kontakt")

    assert [field.clean_name for field in german.form_fields.all()] == ["nom", "e_mail", "message"]


def test_a_contact_page_whose_time_is_over_is_gone_to_read_and_to_write(client, contact):
    type(contact).objects.update(expire_at=timezone.now() - timedelta(seconds=1))

    assert (client.get(contact.url).status_code, client.post(contact.url, ANSWERS).status_code) == (404, 404)


def test_the_form_asks_every_kind_of_question(read, contact):
    kinds = ["dropdown", "checkboxes", "radio", "checkbox", "multiselect", "number", "url", "date", "datetime"]
    page = type(contact).objects.get()
    page.form_fields = [
        ContactField(label=kind, field_type=kind, choices="un\ndeux", required=False, locale=factories.locale())
        for kind in kinds
    ]
    publish(page)

    fields = read(page.url).cssselect(".form-field")

    assert [text(f.cssselect("label, legend")[0]).split(" ")[0] for f in fields[:-1]] == kinds
    assert all("facultatif" in text(field) for field in fields[:-1])


def test_questions_named_as_the_fields_of_the_form_itself_are_asked_too(client, read, contact, later):
    page = type(contact).objects.get()
    page.form_fields = [
        ContactField(label=label, field_type="singleline", locale=factories.locale())
        for label in ("Consent", "Nickname", "Opened")
    ]
    publish(page)
    form = next(form for form in read(page.url).forms if form.method == "POST")
    later(20)
    answers = {"consent": "Oui", "nickname": "Lou", "opened": "Hier"}

    assert client.post(page.url, {**dict(form.form_values()), **answers, "consent_": "on"}).status_code == 302
    assert Message.objects.get().form_data == answers
