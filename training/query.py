"""Questions asked of trainings and their sessions."""

from django.db.models import prefetch_related_objects

from core.cards import with_relations


def training_cards(page_ids):
    """The trainings with these ids, in any order, with what the cards of their sessions show beside `core.cards`."""
    from training.models import TrainingPage

    pages = list(TrainingPage.objects.filter(pk__in=page_ids).select_related("locale", "cover"))
    prefetch_related_objects(pages, "sessions")
    return pages


def next_sessions(language, number):
    """The soonest sessions of all, ready to be shown."""
    from search import query
    from training.facets import COMING

    rows = query.listed(COMING, language).order_by(*COMING.order).values_list(*query.FOUND)[:number]
    found = list(rows)
    return query.things_of(COMING, found, with_relations(query.pages_of(found, training_cards)))


def trainings_of(catalogue):
    """The public trainings under a TrainingCataloguePage by their titles, with what cards show."""
    from training.models import TrainingPage

    pages = list(TrainingPage.objects.published().child_of(catalogue).select_related("locale", "cover"))
    prefetch_related_objects(pages, "sessions")
    return sorted(with_relations(pages), key=lambda page: page.title)
