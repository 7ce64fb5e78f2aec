"""What a search box asks while somebody types."""

from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from search import registry
from search.selection import clean_text
from search.suggestions import suggestions
from search.words.typed import Typed

MOST_SECONDS = 30  # that a browser or a proxy may show them again


@require_safe
def suggest(request):
    """The list of suggestions for `q`, as HTML; of the section called `list` alone, when there is one."""
    sections = registry.sections()
    named = [section for section in sections if section.name == request.GET.get("list")]
    typed = Typed(clean_text(request.GET.get("q", "")), get_language())
    found = suggestions(request, typed, named or sections, narrow=bool(named))
    response = render(request, "components/suggestions.html", {"suggestions": found})
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, public=True, max_age=MOST_SECONDS)
    return response
