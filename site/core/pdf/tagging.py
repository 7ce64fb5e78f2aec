"""What PDF/UA asks, and WeasyPrint leaves undone. Needs WeasyPrint.

Its tags are objects of pydyf: dictionaries whose `reference` (b"12 0 R") others hold.
"""

from xml.etree.ElementTree import Element

import pydyf

SCOPES = {"row": "/Row", "rowgroup": "/Row"}


def simplify(root):
    """Put in the tree of an HTML document what WeasyPrint has good tags for: lists of details become lists of items,
    and the link of a thing to itself mere text."""
    for details in list(root.iter("dl")):
        as_items(details)
    for parent in root.iter():
        for link in list(parent.iter("a")) if parent.get("id") else ():
            if link.get("href") == f"#{parent.get('id')}":
                link.tag = "span"
                del link.attrib["href"]


def as_items(details):
    """Make each term of a `dl`, grouped or not, an item with what is said of it: read as one, not as two."""
    items = []
    for part in [part for child in details for part in (child if child.tag == "div" else [child])]:
        if part.tag == "dt" or not items:
            items.append(Element("li", {"class": "detail"}))
        part.tag, kind = "div", part.tag
        part.set("class", f"detail-{kind} {part.get('class', '')}".strip())
        items[-1].append(part)
    details.tag = "ul"
    details[:] = items


def finish(document, pdf):
    """Complete the PDF that WeasyPrint has made of `document`, just before it is written."""
    name_links(document)
    give_scopes(document)
    leave_out_adornments(pdf)
    part_from_margins(pdf)


def name_links(document):
    """Say of each link what it says on the page, where WeasyPrint gives the name of its target."""
    for page in document.pages:
        for _kind, target, _rectangle, box in page.links:
            words = box.element.get("aria-label") or " ".join("".join(box.element.itertext()).split())
            box.link_annotation["Contents"] = pydyf.String(words or target)


def give_scopes(document):
    """Say of each header cell whether it heads its column or its row (§7.5)."""
    for page in document.pages:
        for box in page._page_box.descendants():
            if box.element is not None and box.element_tag == "th" and hasattr(box, "mark"):
                box.mark["A"]["Scope"] = SCOPES.get(box.element.get("scope"), "/Column")


def leave_out_adornments(pdf):
    """Let no tag lead to the pictures that only adorn: they have an empty alternative text (§7.3)."""
    objects = by_reference(pdf)
    silent = {ref for ref, item in objects.items() if is_figure(item) and "Alt" not in item}
    for item in objects.values():
        if isinstance(item, dict) and item.get("Type") == "/StructElem":
            item["K"][:] = [kid for kid in item["K"] if not (isinstance(kid, bytes) and kid in silent)]


def is_figure(item):
    return isinstance(item, dict) and item.get("Type") == "/StructElem" and item["S"] == "/Figure"


def by_reference(pdf):
    """{reference: object} of a pydyf.PDF."""
    return {item.reference: item for item in pdf.objects if isinstance(item, pydyf.Object)}


def part_from_margins(pdf):
    """Make of what no tag leads to, as what stands in the margins of pages, an artifact: it is not read (§7.1)."""
    objects = by_reference(pdf)
    root = objects[pdf.catalog["StructTreeRoot"]]
    read = set(elements_below(root, objects))
    numbers = objects[root["ParentTree"]]["Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page in objects.values():
        if isinstance(page, dict) and page.get("Type") == "/Page":
            references = owners[page["StructParents"]]
            unread = {mcid for mcid, reference in enumerate(references) if reference not in read}
            references[:] = [b"null" if mcid in unread else ref for mcid, ref in enumerate(references)]
            make_artifacts(objects[page["Contents"]].stream, unread)


def make_artifacts(stream, unread):
    """Change the marks of the contents numbered `unread` in the operations of a page: /Span, {"MCID": 3}, b"BDC"."""
    marks = [place for place, part in enumerate(stream) if isinstance(part, dict) and part.get("MCID") in unread]
    for place in reversed(marks):
        stream[place - 1 : place + 2] = ["/Artifact", b"BMC"]


def elements_below(element, objects):
    """The references of the tags that can be reached from `element`."""
    for kid in element.get("K", ()):
        if isinstance(kid, bytes):
            yield kid
            yield from elements_below(objects[kid], objects)
