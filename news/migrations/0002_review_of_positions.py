"""The workflow of position papers: somebody else than their last editor approves them."""

from django.db import migrations

NAME = "Positions : relecture par une autre personne"
GROUPS = ["Rédaction", "Relecture"]


def add(apps, schema_editor):
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="news", model="reviewbyanother"
    )
    task = apps.get_model("news", "ReviewByAnother").objects.create(name=NAME, active=True, content_type=content_type)
    task.groups.set(apps.get_model("auth", "Group").objects.filter(name__in=GROUPS))
    workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name=NAME, active=True)
    apps.get_model("wagtailcore", "WorkflowTask").objects.create(workflow=workflow, task_id=task.pk, sort_order=0)


def remove(apps, schema_editor):
    apps.get_model("wagtailcore", "Workflow").objects.filter(name=NAME).delete()
    apps.get_model("news", "ReviewByAnother").objects.filter(name=NAME).delete()


class Migration(migrations.Migration):
    dependencies = [("news", "0001_initial")]
    operations = [migrations.RunPython(add, remove)]
