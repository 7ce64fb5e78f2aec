"""Position papers in the admin: what the form refuses, who approves, what is missing."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Page, Task
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from news.adoption import checks
from news.models import PositionPage
from tests.factories import OrganisationFactory, ThemeFactory
from tests.publications import block, paper, paper_body


@pytest.fixture
def second(django_user_model):
    user = django_user_model.objects.create_user("relectrice", "relectrice@example.org", "secret")
    user.groups.add(Group.objects.get(name="Rédaction"))
    return user


def form(page, text="Un.", **fields):
    """What the form of a paper sends."""
    value = rich_text(f"<p>{text}</p>", features=["bold"])
    rows = {name: inline_formset([]) for name in ("footnotes", "signatories", "responses", "organisation_items")}
    rows |= {name: inline_formset([]) for name in ("related_pages", "comments")}
    theme = ThemeFactory(slug=f"theme-{ThemeFactory._meta.model.objects.count()}")
    return nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "number": page.number,
            "status": page.status,
            "version_label": page.version_label,
            "date": page.date,
            "body": streamfield([("paragraph", value)]),
            "themed_items": inline_formset([{"tag": theme.pk}]),
            **rows,
            **fields,
        }
    )


ADOPTED = {"status": "adopte", "adopted_on": "2026-06-18", "adopted_by": "Assemblée"}


def edit(client, page, action, text="Un.", **fields):
    data = {**form(page, text, **fields), action: "1"}
    return client.post(f"/cms/pages/{page.pk}/edit/", data)


def errors(response):
    return response.context["form"].errors if response.status_code == 200 else {}


def test_a_draft_may_be_saved_with_a_text_that_could_not_be_published(editor):
    page = paper(body=paper_body(block("paragraph", "<p>Un.</p>", "p1")), status="adopte")

    assert errors(edit(editor, page, "action-save", "Deux.", **ADOPTED)) == {}
    assert PositionPage.objects.get(pk=page.pk).has_unpublished_changes


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_a_changed_text_needs_a_new_label_to_be_published(editor, action):
    page = paper(body=paper_body(block("paragraph", "<p>Un.</p>", "p1")), status="adopte")

    assert "1.0" in errors(edit(editor, page, action, "Deux.", **ADOPTED))["version_label"][0]


@pytest.mark.parametrize("missing", ["adopted_on", "adopted_by"])
def test_a_paper_is_adopted_on_a_day_by_a_body(editor, missing):
    page = paper(live=False)

    assert list(errors(edit(editor, page, "action-save", **{**ADOPTED, missing: ""}))) == [missing]


def test_a_number_is_given_once(editor):
    paper(number="2026/07")

    assert "2026/07" in errors(edit(editor, paper(), "action-save", number="2026/07"))["number"][0]


def test_nobody_adopts_alone_what_they_wrote(editor):
    page = paper(live=False)

    assert "status" in errors(edit(editor, page, "action-publish", **ADOPTED))
    assert not Page.objects.get(pk=page.pk).live


def approve(client, page):
    state = PositionPage.objects.get(pk=page.pk).current_workflow_task_state
    return client.post(f"/cms/pages/workflow/action/{page.pk}/approve/{state.pk}/")


def test_somebody_else_approves_and_so_publishes_it(editor, client, second):
    page = paper(live=False)
    edit(editor, page, "action-submit", **ADOPTED)
    approve(editor, page)
    assert not Page.objects.get(pk=page.pk).live
    client.force_login(second)
    approve(client, page)

    assert Page.objects.get(pk=page.pk).live
    assert page.versions.get().status == "adopte"


def test_dates_that_are_sent_back_are_no_change():
    page = paper(signatories=[OrganisationFactory()])
    row = page.signatories.get()
    rows = inline_formset([{"id": row.pk, "organisation": row.organisation_id, "date": row.date}], 1)
    sent = nested_form_data({"date": page.date, "body": streamfield([]), "signatories": rows})
    form = PositionPage.get_edit_handler().get_form_class()(sent, instance=page)

    assert "date" not in form.changed_data
    assert "date" not in form.formsets["signatories"].forms[0].changed_data


def test_signatories_need_no_second_person(editor):
    page = paper(body=paper_body(block("paragraph", "<p>Un.</p>", "p1")), status="adopte")
    blocks = nested_form_data({"body": streamfield([])})
    row = inline_formset([{"organisation": OrganisationFactory().pk, "date": "2026-06-20"}])
    data = {**form(page, signatories=row, **ADOPTED), **blocks, "action-publish": "1"}
    stored = page.body[0]
    data |= {"body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "paragraph"}
    data |= {"body-0-id": stored.id, "body-0-value": rich_text("<p>Un.</p>", features=["bold"])}
    editor.post(f"/cms/pages/{page.pk}/edit/", data)

    assert PositionPage.objects.get(pk=page.pk).signatories.count() == 1


def test_papers_are_reviewed_by_somebody_else_from_the_start():
    task = paper(live=False).get_workflow().tasks.first().specific

    assert task._meta.model_name == "reviewbyanother"
    assert {group.name for group in task.groups.all()} == {"Rédaction", "Relecture"}
    assert Task.objects.filter(active=True).count() == 2


def test_the_side_panel_says_what_is_missing(editor):
    page = paper(live=False)
    response = editor.get(f"/cms/pages/{page.pk}/edit/")
    panel = next(panel for panel in response.context["side_panels"] if panel.name == "adoption")

    assert {check.field for check in panel.checks if not check.done} >= {"id_addressees", "id_votes_for"}
    assert 'data-side-panel-toggle="adoption"' in response.content.decode()


def test_nothing_but_its_translations_is_missing_from_a_complete_paper():
    demand = block("demand", "<p>Une heure.</p>", "d")
    fields = {"votes_for": 3, "addressees": "Le Gouvernement", "version_note": "Première version."}
    page = paper(
        status="adopte",
        themes=[ThemeFactory()],
        signatories=[OrganisationFactory()],
        body=paper_body(demand),
        **fields,
    )

    assert [check.detail for check in checks(page) if not check.done] == ["Nederlands, Deutsch, English"]


def test_the_preview_compares_with_the_last_version(editor):
    page = PositionPage.objects.get(pk=paper().pk)
    page.body = paper_body(paragraphs=4)
    page.save_revision()
    preview = editor.get(f"/cms/pages/{page.pk}/view_draft/?mode=changes")

    assert preview.status_code == 200
    assert "change-added" in preview.content.decode()
