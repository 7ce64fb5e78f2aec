"""The four languages of the site with a menu for each, and two groups: editors, who publish, and their reviewers."""

from django.db import migrations

LANGUAGES = ["fr", "nl", "de", "en"]
EDITORS, REVIEWERS, WORKFLOW = "Rédaction", "Relecture", "Relecture"
# Wagtail starts with these two; we keep them, under names that say what they do here.
WAGTAIL_EDITORS, WAGTAIL_MODERATORS, WAGTAIL_WORKFLOW = "Editors", "Moderators", "Moderators approval"

PAGE_PERMISSIONS = {
    EDITORS: ["add", "change", "publish", "bulk_delete", "lock", "unlock"],
    REVIEWERS: ["change", "publish", "lock", "unlock"],
}
COLLECTION_PERMISSIONS = {
    EDITORS: [(model, action) for model in ("document", "image") for action in ("add", "change", "choose")],
    REVIEWERS: [("document", "choose"), ("image", "choose")],
}
MODEL_PERMISSIONS = {
    EDITORS: [
        *[("core", model, action) for model in ("theme", "organisation") for action in ("add", "change")],
        *[("core", model, "change") for model in ("navigation", "networkdetails")],
        ("wagtail_localize", "translation", "submit"),
    ],
    REVIEWERS: [("wagtail_localize", "translation", "submit")],
}
NAMES = {"lock": "Lock/unlock pages you have locked", "submit": "Can submit translations"}


def add(apps, schema_editor):
    Locale = apps.get_model("wagtailcore", "Locale")
    for code in LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    network = apps.get_model("core", "NetworkDetails").objects.create()
    for code in LANGUAGES:
        apps.get_model("core", "Navigation").objects.create(network=network, language=code)
    Group = apps.get_model("auth", "Group")
    Group.objects.filter(name=WAGTAIL_EDITORS).update(name=EDITORS)
    Group.objects.filter(name=WAGTAIL_MODERATORS).update(name=REVIEWERS)
    for model in ("Workflow", "Task"):
        apps.get_model("wagtailcore", model).objects.filter(name=WAGTAIL_WORKFLOW).update(name=WORKFLOW)
    for name in (EDITORS, REVIEWERS):
        _grant(apps, Group.objects.get_or_create(name=name)[0])


def _grant(apps, group):
    Permission = apps.get_model("auth", "Permission")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    held = apps.get_model("wagtailcore", "GroupPagePermission").objects
    held.filter(group=group).delete()
    for action in PAGE_PERMISSIONS[group.name]:
        held.create(group=group, page=root, permission=_permission(apps, "wagtailcore", "page", action))
    collection = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    held = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
    for model, action in COLLECTION_PERMISSIONS[group.name]:
        held.create(group=group, collection=collection, permission=_permission(apps, "core", model, action))
    for app, model, action in MODEL_PERMISSIONS[group.name]:
        group.permissions.add(_permission(apps, app, model, action))


def _permission(apps, app, model, action):
    # Django makes permissions after all migrations, which is too late for a group that holds them.
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=f"{action}_{model}",
        defaults={"name": NAMES.get(action, f"Can {action} {model}")},
    )
    return permission


def remove(apps, schema_editor):
    apps.get_model("core", "NetworkDetails").objects.all().delete()
    Group = apps.get_model("auth", "Group")
    for name, former in ((EDITORS, WAGTAIL_EDITORS), (REVIEWERS, WAGTAIL_MODERATORS)):
        apps.get_model("wagtailcore", "GroupCollectionPermission").objects.filter(
            group__name=name, permission__content_type__app_label="core"
        ).delete()
        Group.objects.filter(name=name).update(name=former)
    for model in ("Workflow", "Task"):
        apps.get_model("wagtailcore", model).objects.filter(name=WORKFLOW).update(name=WAGTAIL_WORKFLOW)
    # Raw: what of other applications hangs on a language is of another state than these models, and gone by now.
    languages = apps.get_model("wagtailcore", "Locale").objects.exclude(language_code="fr")
    languages._raw_delete(schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [migrations.RunPython(add, remove)]
