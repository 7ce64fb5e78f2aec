"""What search engines and other agendas read of trainings: https://schema.org/Course, with each session as a
CourseInstance that is an Event, https://developers.google.com/search/docs/appearance/structured-data/course-info."""

from core.languages import absolute
from core.vocabularies import vocabulary
from training.session import CANCELLED, CLOSED, FULL, OVER

SCHEMA = "https://schema.org/"
AVAILABILITY = {FULL: "SoldOut", CLOSED: "SoldOut", OVER: "SoldOut", CANCELLED: "Discontinued"}


def course(page):
    """A TrainingPage as a Course: a dictionary without empty values. Addresses are whole, dates those of ISO 8601."""
    facts = {
        "@type": "Course",
        "@id": identifier(page),
        "identifier": f"urn:uuid:{page.translation_key}",
        "url": page.address,
        "name": page.title,
        "description": page.summary or page.title,
        "inLanguage": page.language,
        "provider": providers(page),
        "about": [theme.label() for theme in page.themes_in_order],
        "teaches": page.objectives_list,
        "audience": [{"@type": "Audience", "audienceType": label} for label in page.audience_labels],
        "coursePrerequisites": page.prerequisites,
        "timeRequired": duration(page.hours),
        "dateModified": page.last_published_at.isoformat() if page.last_published_at else "",
        "offers": [offer(page)] if page.price is not None else [],
        "hasCourseInstance": [event(session) for session in page.sessions_in_order if session.days_in_order],
    }
    return without_empty(facts)


def event(session):
    """A TrainingSession that has a date, as a CourseInstance and an Event."""
    page, mode = session.page, vocabulary("training_mode").terms.get(session.mode, {})
    status = "EventCancelled" if session.is_cancelled else "EventScheduled"
    first, last = session.days_in_order[0], session.days_in_order[-1]
    facts = {
        "@type": ["CourseInstance", "Event"],
        "@id": absolute(session.url),
        "identifier": f"urn:uuid:{session.key}",
        "url": absolute(session.url),
        "name": page.title,
        "description": page.summary or page.title,
        "startDate": first.date.isoformat() if first.is_whole else first.starts_at.isoformat(),
        "endDate": last.date.isoformat() if last.is_whole else last.ends_at.isoformat(),
        "courseMode": mode.get("course_mode", ""),
        "courseWorkload": duration(page.hours),
        "eventStatus": SCHEMA + status,
        "eventAttendanceMode": SCHEMA + mode["attendance"] if "attendance" in mode else "",
        "location": _locations(session),
        "inLanguage": session.language,
        "organizer": providers(page),
        "maximumAttendeeCapacity": session.places,
        "remainingAttendeeCapacity": session.left,
        "offers": [_offer_of(session)] if page.price is not None else [],
    }
    return without_empty(facts)


def _locations(session):
    page, places = session.page, []
    if not session.is_online:
        parts = {"streetAddress": session.address, "addressLocality": session.locality}
        address = {"@type": "PostalAddress", **parts, "addressRegion": _province(session), "addressCountry": "BE"}
        places.append({"@type": "Place", "name": session.place_label or page.title, "address": without_empty(address)})
    if session.is_online or session.is_hybrid:
        places.append({"@type": "VirtualLocation", "url": session.link or absolute(session.url)})
    return places


def _province(session):
    return vocabulary("province").label(session.province) if session.province else ""


def offer(page):
    """What a training costs: https://schema.org/Offer"""
    kind = "Free" if page.is_free else "Paid"
    return {"@type": "Offer", "category": kind, "price": str(page.price), "priceCurrency": "EUR", "url": page.address}


def _offer_of(session):
    availability = SCHEMA + AVAILABILITY.get(session.current_state, "InStock")
    until = {"validThrough": session.closes_at.isoformat()}
    return {**offer(session.page), "url": absolute(session.url), "availability": availability, **until}


def providers(page):
    """The organisations that give a training."""
    return [
        without_empty({"@type": "Organization", "name": organisation.name, "sameAs": organisation.website})
        for organisation in page.organisations_in_order
    ]


def duration(hours):
    """Hours as an ISO 8601 duration, "PT7H30M"; empty for none."""
    if not hours:
        return ""
    minutes = int(hours * 60)
    return f"PT{minutes // 60}H" + (f"{minutes % 60}M" if minutes % 60 else "")


def identifier(page):
    """Its whole address, which names it for machines."""
    return page.address


def catalogue(page):
    """A TrainingCataloguePage with all its public trainings, for other agendas."""
    facts = {
        "@type": "ItemList",
        "@id": page.address,
        "name": page.title,
        "description": page.summary,
        "inLanguage": page.language,
        "temporalCoverage": f"{page.starts_on.isoformat()}/{page.ends_on.isoformat()}",
        "dateModified": page.changed_at.isoformat() if page.changed_at else "",
        "numberOfItems": len(page.trainings),
        "itemListElement": [course(training) for training in page.trainings],
    }
    return {"@context": SCHEMA, **without_empty(facts)}


def without_empty(facts):
    return {name: value for name, value in facts.items() if value not in (None, "", [])}
