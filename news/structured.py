"""What search engines read of the news: https://schema.org/NewsArticle"""

from wagtail.images.shortcuts import get_rendition_or_not_found

from core.languages import absolute
from core.navigation import navigation_of


def news_article(page, request):
    """A NewsPage as a NewsArticle: a dictionary without empty values. Dates are those of ISO 8601, addresses whole."""
    published = page.last_published_at
    people = [{"@type": "Person", "name": name} for name in page.authors_list]
    bodies = [{"@type": "Organization", "name": organisation.name} for organisation in page.organisations_in_order]
    home = absolute(f"/{page.language}/")
    facts = {
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.summary,
        "inLanguage": page.language,
        "datePublished": page.date.isoformat(),
        "dateModified": published.isoformat() if published else "",
        "author": people or bodies,
        "publisher": {"@type": "Organization", "name": navigation_of(request).network.name, "url": home},
        "image": _address_of(page.cover) if page.cover else "",
        "mainEntityOfPage": page.address,
    }
    return {name: value for name, value in facts.items() if value}


def _address_of(image):
    return absolute(get_rendition_or_not_found(image, "width-960|format-webp").url)
