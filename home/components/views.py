"""The page of the components, in the admin: for those who write, design and build the site."""

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.components.families import FAMILIES, component_called


@require_safe
def components(request):
    """All components in their states; with ?name= one of them, with &state= one of its states, alone. Their links
    lead to ?nowhere=, which has no content: the browser stays where it is."""
    if "nowhere" in request.GET:
        return HttpResponse(status=204)
    name = request.GET.get("name")
    if name is None:
        return _page(request, FAMILIES, _("Components"))
    component = component_called(name)
    if component is None:
        raise Http404(name)
    if "state" in request.GET:
        return _alone(request, component, request.GET["state"])
    families = [replace(family, components=[component]) for family in FAMILIES if component in family.components]
    return _page(request, families, component.title)


def _page(request, families, title):
    shown = [
        {"family": family, "components": [{"component": one, "shown": one.shown()} for one in family.components]}
        for family in families
    ]
    contents = [{"title": family.title, "id": family.name} for family in families]
    return render(request, "home/components_page.html", {"title": title, "contents": contents, "families": shown})


def _alone(request, component, number):
    with translation.override("fr"):
        states = component.states()
        if not (number.isascii() and number.isdigit() and int(number[:4]) < len(states)):
            raise Http404(number)
        state = states[int(number[:4])]
        context = {"title": f"{component.name} – {state.label}", "html": component.drawn(state)}
        return render(request, "home/component_alone.html", context)
