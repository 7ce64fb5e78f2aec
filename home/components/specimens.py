"""How the components of the site are shown to those who build it: in families, each in its states.

A state is made of objects that are stored nowhere, so that the page says the same on an empty site; its texts are in
French. A template's purpose is read from its own comment, that of a block from what the picker of blocks says.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from django.template.loader import get_template, render_to_string
from django.utils import translation
from django.utils.html import format_html

from core.blocks.body import PageBodyBlock

COMMENT = re.compile(r"{% comment %}\n(.*?)\n{% endcomment %}", re.DOTALL)
SENTENCE = re.compile(r"(.+?\.)(?:\s|$)", re.DOTALL)


@dataclass(frozen=True)
class State:
    """A component with some values.

    inside  the element that it needs around it, with its classes: "ul.file-list"
    lang    of the texts in it
    width   pixels of the frame it is shown in; all there are without it
    height  pixels that the frame has at least, for what is open in it: with a height, its popover is opened
    """

    label: str
    context: dict
    inside: str = ""
    lang: str = "fr"
    width: int | None = None
    height: int = 0


@dataclass(frozen=True)
class Component:
    """A template and its states.

    states  makes them, in French
    room    how much a state takes: "small", "card", "half" or "wide"
    framed  each state in a frame: its ids are fixed, or it is a landmark, and two of them would clash in one page
    """

    template: str
    states: Callable
    room: str
    framed: bool

    @property
    def name(self):
        """What ?name= takes: "facet", "blocks/quote"."""
        return self.template.removeprefix("components/").removesuffix(".html")

    @property
    def title(self):
        return self.name.rpartition("/")[2]

    @property
    def anchor(self):
        return f"component-{self.name.replace('/', '-')}"

    @property
    def block(self):
        """The block that the template shows; None for others."""
        blocks = PageBodyBlock.base_blocks.values()
        return next((block for block in blocks if block.meta.template == self.template), None)

    @property
    def _comment(self):
        found = COMMENT.match(get_template(self.template).template.source)
        return found[1] if found else ""

    @property
    def purpose(self):
        """The first sentence of its comment, in English."""
        found = SENTENCE.match(self._comment)
        return " ".join(found[1].split()) if found else ""

    @property
    def needs(self):
        """What its comment says it is given, in English, a line each."""
        return self._comment.partition("\n\n")[2]

    def shown(self):
        """Its states with their markup, in French: a list of {"state", "html"}; no markup for what is framed."""
        with translation.override("fr"):
            return [{"state": state, "html": "" if self.framed else self.drawn(state)} for state in self.states()]

    def drawn(self, state):
        """The markup of a state, in the active language."""
        html = render_to_string(self.template, state.context)
        if not state.inside:
            return html
        tag, *classes = state.inside.split(".")
        return format_html('<{0} class="{1}">{2}</{0}>', tag, " ".join(classes), html)


@dataclass
class Family:
    """Components that do one kind of thing. `name` is its id in the page, `title` a lazy string."""

    name: str
    title: str
    components: list = field(default_factory=list)

    def shows(self, template, room="wide", *, framed=False):
        """Register a function that gives the States of a template."""

        def register(states):
            self.components.append(Component(template, lambda: list(states()), room, framed))
            return states

        return register
