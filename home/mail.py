"""Messages of readers: sent to the network by e-mail, kept for a time, then deleted."""

from datetime import timedelta

import structlog
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from core.dates import date_format
from core.languages import absolute
from core.models import NetworkDetails
from core.periodic import every_minute
from home.models import ContactPage, Message
from home.models.messages import Attempt

logger = structlog.get_logger(__name__)
GIVEN_UP = timedelta(days=7)
MONTH = timedelta(days=365.25 / 12)


@task()
def send_message(pk):
    """Send a message to the network, unless it was; deleted meanwhile, it is forgotten.

    Not in a transaction, which would keep the database to itself while a mail server thinks: killed in between, it is
    sent twice.
    """
    message = Message.objects.filter(pk=pk, sent_at=None).first()
    if message is None:
        return
    page = ContactPage.objects.select_related("locale").get(pk=message.page_id)
    to = [address.strip() for address in (page.to_address or NetworkDetails.load().email).split(",") if address]
    if to:
        with translation.override(page.locale.language_code):
            written(message, page, to).send()
    Message.objects.filter(pk=pk).update(sent_at=timezone.now())


def written(message, page, to):
    """The e-mail of a message: what was answered to each question, and an answer goes to its sender."""
    lines, reply_to = [], []
    for field in page.form_fields.all():
        answer = message.form_data.get(field.clean_name, "")
        answer = ", ".join(answer) if isinstance(answer, list) else str(answer)
        lines.append(f"{field.label}\n{answer}\n")
        if field.field_type == "email" and answer and not reply_to:
            reply_to = [answer]
    listing = absolute(reverse("wagtailforms:list_submissions", args=[page.pk]))
    lines.append(_("Received on %s.") % date_format(timezone.localtime(message.submit_time), "DATETIME_FORMAT"))
    lines.append(_("All messages: %s") % listing)
    subject = _("[%(network)s] Message from the site") % {"network": NetworkDetails.load().name}
    return EmailMessage(subject, "\n".join(lines), to=to, reply_to=reply_to)


@every_minute
def send_waiting():
    """Try again what could not be sent, for a week."""
    now = timezone.now()
    waiting = Message.objects.filter(sent_at=None, submit_time__range=(now - GIVEN_UP, now - timedelta(minutes=2)))
    for pk in waiting.values_list("pk", flat=True):
        send_message.enqueue(pk)


@every_minute
def forget():
    """Delete the messages whose time is over, and who sent what."""
    for page in ContactPage.objects.only("retention"):
        limit = timezone.now() - page.retention * MONTH
        count, _found = Message.objects.filter(page=page, submit_time__lt=limit).delete()
        if count:
            logger.info("messages_deleted", count=count)
    Attempt.objects.filter(at__lt=timezone.now() - timedelta(minutes=59)).delete()
