"""The map of the site, read as a search engine does: its index, then each map that it names."""

from lxml import etree

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def _path(url):
    return url.removeprefix("http://localhost:8000")


def maps(client):
    """{address of a map: its lxml document}"""
    index = etree.fromstring(client.get("/sitemap.xml").content)
    places = [_path(place.text) for place in index.iter(f"{SITEMAP}loc")]
    return {place: etree.fromstring(client.get(place).content) for place in places}


def mapped(client):
    """{address: {language: address there}} of all that the maps name."""
    return {
        _path(entry.findtext(f"{SITEMAP}loc")): {
            link.get("hreflang"): _path(link.get("href")) for link in entry.iter(f"{XHTML}link")
        }
        for tree in maps(client).values()
        for entry in tree
    }
