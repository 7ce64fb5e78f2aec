"""The pages of a list, as pagination.html shows them."""

from django.utils.functional import cached_property


class Paged:
    """What has a `page` of Django's Paginator and the `selection` (search.selection) that its addresses are made of."""

    @property
    def total(self):
        return self.page.paginator.count

    @property
    def number(self):
        return self.page.number

    @property
    def pages_total(self):
        return self.page.paginator.num_pages

    @cached_property
    def pagination(self):
        numbers = self.page.paginator.get_elided_page_range(self.number, on_each_side=2, on_ends=1)
        return [
            {"number": number, "url": self.selection.on_page(number).address(), "current": number == self.number}
            if isinstance(number, int)
            else {"gap": True}
            for number in numbers
        ]

    @property
    def previous_url(self):
        return self.selection.on_page(self.number - 1).address() if self.page.has_previous() else ""

    @property
    def next_url(self):
        return self.selection.on_page(self.number + 1).address() if self.page.has_next() else ""
