"""What the news and the position papers show of themselves elsewhere."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from news.facets import NEWS, POSITIONS
from news.models import NewsIndexPage, PositionIndexPage
from news.query import news_cards, position_cards
from search.windows import showcase_of


def news_counted(number):
    return ngettext("%s news item", "%s news items", number) % number


def all_news_of(number):
    return gettext("See all %s news items") % number


def positions_counted(number):
    return ngettext("%s position paper", "%s position papers", number) % number


def all_positions_of(number):
    return gettext("See all %s position papers") % number


NEWS_SHOWCASE = showcase_of(
    NEWS,
    news_cards,
    label=_("Worth knowing"),
    note=_("What the members do, what the network decides."),
    more=_("All the news"),
    empty=_("Nothing has been published yet. The first news will be here soon."),
    kind=_("News"),
    counted=news_counted,
    all_of=all_news_of,
    page_type=NewsIndexPage,
    template="news/news_showcase.html",
    results="news/news_found.html",
)
POSITIONS_SHOWCASE = showcase_of(
    POSITIONS,
    position_cards,
    label=_("Current positions"),
    note=_("What the network stands for, and what became of it."),
    more=_("All positions"),
    empty=_("The network has not published a position paper yet."),
    kind=_("Position papers"),
    counted=positions_counted,
    all_of=all_positions_of,
    page_type=PositionIndexPage,
    template="news/position_showcase.html",
)
