"""A home page in each language in place of Wagtail's welcome page, and the site that starts there."""

import uuid

from django.db import migrations

TITLES = {"fr": "Accueil", "nl": "Startpagina", "de": "Startseite", "en": "Home"}


def add(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    HomePage = apps.get_model("home", "HomePage")
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="home", model="homepage"
    )
    Site.objects.all().delete()
    Page.objects.filter(depth=2).delete()
    root, key = Page.objects.get(depth=1), uuid.uuid4()
    homes = [
        HomePage.objects.create(
            title=title,
            draft_title=title,
            slug="accueil" if code == "fr" else f"accueil-{code}",
            url_path=f"/accueil{'' if code == 'fr' else f'-{code}'}/",
            path=f"{root.path}{number:04}",
            depth=2,
            numchild=0,
            content_type=content_type,
            locale=apps.get_model("wagtailcore", "Locale").objects.get(language_code=code),
            translation_key=key,
        )
        for number, (code, title) in enumerate(TITLES.items(), start=1)
    ]
    Page.objects.filter(pk=root.pk).update(numchild=len(homes))
    Site.objects.create(
        hostname="localhost", site_name="Réseau CSTI", root_page_id=homes[0].pk, is_default_site=True
    )


def remove(apps, schema_editor):
    apps.get_model("wagtailcore", "Site").objects.all().delete()
    apps.get_model("home", "HomePage").objects.all().delete()
    Page = apps.get_model("wagtailcore", "Page")
    Page.objects.filter(depth__gt=1).delete()
    Page.objects.filter(depth=1).update(numchild=0)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("core", "0002_locales_and_groups"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(add, remove)]
