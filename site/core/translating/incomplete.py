"""No page is published half in the language of its source by a click: wagtail-localize would fill what is not
translated with the words of the source, and say so afterwards."""

from django import forms
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail_localize.models import Translation
from wagtail_localize.views.update_translations import UpdateTranslationsView


def refuse_incomplete(request, page):
    """What the button “Publish” of the translation editor gets while a text waits for a translator."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    found = Translation.objects.filter(source__object_id=page.translation_key, target_locale_id=page.locale_id)
    translation = found.filter(enabled=True).first()
    total, done = translation.get_progress() if translation else (0, 0)
    if done == total:
        return None
    sentence = ngettext(
        "Nothing was published: %(number)s text is not translated yet.",
        "Nothing was published: %(number)s texts are not translated yet.",
        total - done,
    )
    way = _("Translate what is missing; where the words stay as they are in the source, write them as they are.")
    messages.error(request, f"{sentence % {'number': total - done}} {way}")
    return redirect(request.path)


class SynchroniseView(UpdateTranslationsView):
    """Synchronising translations, without publishing at once what has just become incomplete."""

    def get_form(self):
        form = super().get_form()
        field = form.fields["publish_translations"]
        field.disabled, field.widget = True, forms.HiddenInput()
        return form
