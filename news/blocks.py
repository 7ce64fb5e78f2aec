"""The blocks of position papers: numbered paragraphs, lettered demands."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText

from core.blocks.media import FigureBlock
from core.blocks.tables import TableBlock
from core.blocks.text import INLINE_FEATURES, HeadingBlock, ListBlock, ParagraphBlock, QuoteBlock
from news.reading import without_marks


class FootnotedBlock(ParagraphBlock):
    """A paragraph with marks of footnotes. Their numbers are known to the Reading of the whole body only: drawn by
    itself, and in searches, a block goes without."""

    def __init__(self, **kwargs):
        super().__init__(**{"features": [*INLINE_FEATURES, "footnote"], **kwargs})

    def render(self, value, context=None):
        return super().render(RichText(without_marks(value.source)), context)

    def get_searchable_content(self, value):
        return super().get_searchable_content(RichText(without_marks(value.source)))


class OpeningBlock(FootnotedBlock):
    """What stands before the first paragraph, without a number."""

    class Meta:
        icon = "title"
        label = capfirst(_("opening"))
        description = _("A few sentences in larger letters, without a number.")


class NumberedParagraphBlock(FootnotedBlock):
    """A paragraph that is cited by its number."""

    class Meta:
        label = capfirst(_("numbered paragraph"))
        description = _("One thought: it gets a number, and is cited by it.")


class DemandBlock(FootnotedBlock):
    """What is asked of the addressees."""

    class Meta:
        icon = "pick"
        label = capfirst(_("demand"))
        description = _("What is asked, in one sentence: it gets a letter, and stands in the box at the top.")
        preview_value = RichText("<p>Une heure de technique par semaine, inscrite à la grille.</p>")


class PositionBodyBlock(blocks.StreamBlock):
    """The body of a position paper. A block keeps its identity from version to version: changes are found by it."""

    heading = HeadingBlock(description=_("Opens a part: it gets a Roman number."))
    opening = OpeningBlock()
    paragraph = NumberedParagraphBlock()
    demand = DemandBlock()
    list = ListBlock()
    quote = QuoteBlock()
    table = TableBlock()
    image = FigureBlock()

    class Meta:
        required = False
