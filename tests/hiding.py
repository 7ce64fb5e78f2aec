"""A position paper with all that stands below it, and the ways in which a publication ceases to be public."""

import time
from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from core.models import PagePDF
from news.models import PositionIndexPage
from tests import factories
from tests.factories import PDF, DocumentFactory, OrganisationFactory, ThemeFactory, again, publish
from tests.publications import block, news, paper, paper_body
from tests.roads import CITATIONS, PARTNER, THEME, Roads, build_house, has

WORD = "zygomorphe"


def text(*paragraphs):
    return paper_body(*(block("paragraph", f"<p>{words}</p>", f"p{n}") for n, words in enumerate(paragraphs)))


def made_pdfs(page):
    """Store what the worker would have made."""
    for pdf in PagePDF.objects.filter(page_id=page.pk):
        pdf.file.save("position.pdf", ContentFile(PDF), save=False)
        pdf.size, pdf.state = len(PDF), "ready"
        pdf.save()


def below(page, *labels):
    """The addresses below a paper."""
    names = [*CITATIONS, *(f"versions/{label}/" for label in labels), *(f"changes/{label}/" for label in labels)]
    names += [f"versions/{label}/{page.slug}-{label}.pdf" for label in labels]
    return {name: page.url + name for name in names}


def two_versions(page):
    """The paper, published under 1.0, once it is published under 2.0 as well."""
    page.body, page.version_label = text(f"Une fleur {WORD}.", "Deux fleurs."), "2.0"
    page = publish(page)
    made_pdfs(page)
    return page


def signed_paper():
    """A signed and answered paper of two versions, which supersedes one."""
    build_house("positions")
    about = {"themes": [ThemeFactory(slug=THEME)], "signatories": [OrganisationFactory(slug=PARTNER)]}
    old = paper(title="Ancienne", slug="ancienne", status="adopte")
    body = text(f"Une fleur {WORD}.")
    page = paper(**about, status="adopte", supersedes=old, responses=[("Cabinet", "partiel")], body=body)
    page.responses.update(document=DocumentFactory())
    return two_versions(again(page))


def roads_to_a_paper(page):
    """Those to a signed paper, with the pages that name it."""
    (use,) = page.public_files.all()
    link = has(f'main a[href="{page.url}"]')
    reader = news(related=[page])
    newer = paper(status="adopte", supersedes=page, body=text("Plus tard."))
    others = {"related": reader, "superseded by": page.supersedes, "supersedes": newer}
    ways = {name: (other.url, link) for name, other in others.items()}
    return Roads(Client(), page, PositionIndexPage, WORD, {"file": use.document.url} | below(page, "1.0", "2.0"), ways)


def unpublish(page):
    page.unpublish()


def expire(page):
    page.expire_at = timezone.now() + timedelta(seconds=0.5)
    publish(page)
    time.sleep(0.5)


def expire_and_work(page):
    expire(page)
    call_command("publish_scheduled")


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def restrict_the_index(page):
    restrict(page.get_parent())


def move_to_a_restricted_branch(page):
    index = page.get_parent().specific_class
    reserve = factories.home().add_child(instance=index(title="Réserve", slug="reserve", locale=page.locale))
    restrict(reserve)
    page.move(reserve, pos="last-child")


def delete(page):
    page.delete()


WAYS = [unpublish, expire, expire_and_work, restrict, move_to_a_restricted_branch, delete]
DONE = [way for way in WAYS if way is not expire]  # what other pages become waits for the worker, a minute at most
