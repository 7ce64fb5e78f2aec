"""The showcase of a section that is searched and narrowed: everything in it is asked of the facet index."""

from functools import partial

from core.showcases import Showcase
from search import query


def showcase_of(section, load, **texts):
    """The Showcase of a Section. `load` as for a Listing; `texts` are the other attributes of a Showcase."""
    return Showcase(
        name=section.name,
        latest=lambda language, number: query.loaded(query.newest(section, language, number), load),
        narrowed=partial(_narrowed, section, load),
        totals=partial(query.totals, section),
        beside=partial(query.beside, section),
        pairs=partial(query.pairs, section),
        **texts,
    )


def _narrowed(section, load, language, facet, code, number):
    return query.loaded(query.newest(section, language, number, {facet: [code]}), load)
