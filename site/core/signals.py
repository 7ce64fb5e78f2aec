"""What core does when something is published or deleted."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.signals import page_published

from core.files.uses import record_uses
from core.models import DocumentVersion, PagePDF


@receiver(page_published)
def record_public_files(sender, instance, **kwargs):
    if instance.live:  # and not only planned to be published
        record_uses(instance)


@receiver(post_delete, sender=DocumentVersion)
def delete_stored_files(sender, instance, **kwargs):
    for field in (instance.file, instance.preview):
        if field:
            transaction.on_commit(partial(field.storage.delete, field.name))


@receiver(post_delete, sender=PagePDF)
def delete_stored_pdf(sender, instance, **kwargs):
    if instance.file:
        transaction.on_commit(partial(instance.file.storage.delete, instance.file.name))
