"""What becomes of the messages of readers: sent, tried again, read, exported, deleted."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.management.commands.worker import do_jobs
from core.models import NetworkDetails
from home.mail import forget, send_waiting
from home.models import ContactPage, Message
from home.models.messages import Attempt
from tests.factories import contact_page, translate

ANSWERS = {"nom": "Aïcha Ø.", "e_mail": "aicha@exemple.example", "message": "Le lien 3 est cassé."}


@pytest.fixture
def contact():
    return contact_page()


@pytest.fixture
def write(contact):
    """A message as the form keeps it, some time ago: `write({answer: text}, days=…)`."""

    def written(answers=None, **ago):
        data = ANSWERS | (answers or {})
        message = Message.objects.create(page=contact, form_data=data, language="fr", consent="J’accepte.")
        Message.objects.filter(pk=message.pk).update(submit_time=timezone.now() - timedelta(**ago))
        return message

    return written


def test_what_could_not_be_sent_is_tried_again_until_it_is(write, settings, inbox):
    message = write(minutes=5)
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    send_waiting()
    assert Message.objects.get(pk=message.pk).sent_at is None

    settings.EMAIL_PORT = port
    send_waiting()
    send_waiting()

    assert [mail["Reply-To"] for mail in inbox] == ["aicha@exemple.example"]
    assert Message.objects.get(pk=message.pk).sent_at


def test_without_any_address_to_send_to_it_is_kept(write):
    ContactPage.objects.update(to_address="")
    NetworkDetails.objects.update(email="")
    write(minutes=5)

    send_waiting()

    assert Message.objects.count() == 1


def test_a_message_is_deleted_after_its_period_and_so_is_who_tried(write):
    write(days=366)
    recent = write(days=364)
    Attempt.objects.create(sender="x")
    Attempt.objects.update(at=timezone.now() - timedelta(hours=1))

    forget()

    assert list(Message.objects.values_list("pk", flat=True)) == [recent.pk]
    assert not Attempt.objects.exists()


def test_the_period_is_that_of_the_page(write):
    write(days=40)
    ContactPage.objects.update(retention=1)

    forget()

    assert not Message.objects.exists()


def test_the_worker_deletes_by_itself(write):
    write(days=366)

    do_jobs()

    assert not Message.objects.exists()


def test_editors_read_the_messages_of_every_language_in_one_list(editor, write, contact):
    german = translate(contact, "de", title="Kontakt", slug="kontakt")
    write()

    assert "Aïcha" in editor.get(f"/cms/forms/submissions/{german.pk}/").content.decode()


def test_messages_are_for_editors_alone(client, write, contact):
    write()

    assert client.get(f"/cms/forms/submissions/{contact.pk}/").status_code == 302
    assert client.get(f"/cms/forms/submissions/{contact.pk}/", {"export": "csv"}).status_code == 302


@pytest.mark.parametrize("typed", ["=1+1", "+32 4", "-1", "@SUM(A1)", "\t=1"])
def test_nothing_typed_is_a_formula_in_an_export(editor, write, contact, typed):
    write({"nom": typed})

    export = editor.get(f"/cms/forms/submissions/{contact.pk}/", {"export": "csv"})
    row = b"".join(export.streaming_content).decode().splitlines()[1]

    assert f",'{typed}," in row.replace('"', "")


def test_an_editor_deletes_a_message_when_asked_to(editor, write, contact):
    message = write()

    editor.post(f"/cms/forms/submissions/{contact.pk}/delete/?selected-submissions={message.pk}")

    assert not Message.objects.exists()
