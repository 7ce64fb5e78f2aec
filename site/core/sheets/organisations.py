"""The organisations as a spreadsheet. Their web address is what a row is known by: it stands in every link."""

from operator import attrgetter

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from core.models import Organisation

from .choosing import one_of
from .declaring import Column, Sheet, Workbook, register
from .parsing import code, date, email, text, web_address
from .rows import Outcome


def _column(name, parse, **options):
    field = Organisation._meta.get_field(name)
    options = {"required": not field.blank, "help": field.help_text, **options}
    return Column(name, field.verbose_name, attrgetter(name), parse, **options)


ORGANISATIONS = Sheet(
    "organisations",
    _("Organisations"),
    (
        _column("name", text(150)),
        _column("kind", code("organisation_kind"), help=one_of("organisation_kind")),
        _column("locality", text(100)),
        _column("province", code("province"), help=one_of("province")),
        _column("website", web_address()),
        _column("email", email()),
        _column("member_since", date()),
    ),
    identify=attrgetter("slug"),
    id_help=_("Its web address, as in the link to its page. Empty for a new one: it is made from the name."),
)


def write(tables, user):
    rows = tables["organisations"]
    known = Organisation.objects.in_bulk([row.id for row in rows], field_name="slug")
    for row in rows:
        organisation = known.get(row.id)
        if organisation and not row.changes(organisation):
            row.outcome = Outcome.UNCHANGED
        else:
            _save(row, organisation or Organisation(slug=row.id), user)


def _save(row, organisation, user):
    outcome = Outcome.CHANGED if organisation.pk else Outcome.CREATED
    for name, value in row.changes(organisation).items():
        setattr(organisation, name, value)
    with row.saving(outcome, slug="id"):
        organisation.full_clean()
        organisation.save()
        log(organisation, "wagtail.edit" if outcome == Outcome.CHANGED else "wagtail.create", user=user)


def may_import(user):
    return user.has_perms(["core.add_organisation", "core.change_organisation"])


register(
    Workbook(
        "organisations",
        _("Organisations"),
        (ORGANISATIONS,),
        lambda sheet: Organisation.objects.order_by("slug"),
        write,
        may_import,
    )
)
