"""Blocks of trainings: the days of a session, the steps of a programme."""

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class DayBlock(blocks.StructBlock):
    """One day of a session, or a part of it."""

    date = blocks.DateBlock(label=capfirst(_("date")))
    start = blocks.TimeBlock(label=capfirst(_("from")), required=False, help_text=_("Empty: the whole day."))
    end = blocks.TimeBlock(label=capfirst(_("to")), required=False)

    class Meta:
        icon = "date"
        label = capfirst(_("day"))
        label_format = "{date} {start} {end}"
        form_classname = "struct-block day-block"

    def clean(self, value):
        value = super().clean(value)
        start, end = value["start"], value["end"]
        if bool(start) != bool(end):
            missing = "end" if start else "start"
            raise _refused(missing, _("Give both times, or none for the whole day."))
        if start and end <= start:
            raise _refused("end", _("It ends before it begins."))
        return value


def _refused(name, reason):
    return blocks.StructBlockValidationError(block_errors={name: ValidationError(reason)})


class DaysBlock(blocks.StreamBlock):
    """The days of a session; none while it is to be scheduled."""

    day = DayBlock()

    class Meta:
        required = False
        max_num = 40


class StepBlock(blocks.StructBlock):
    """A step of the programme."""

    when = blocks.CharBlock(label=capfirst(_("when")), max_length=40, required=False, help_text=_("“9:30”, “Day 2”…"))
    what = blocks.TextBlock(label=capfirst(_("what")), rows=2)

    class Meta:
        icon = "list-ol"
        label = capfirst(_("step"))
        label_format = "{when} {what}"


class ProgrammeBlock(blocks.StreamBlock):
    """The programme of a training, step by step."""

    step = StepBlock()

    class Meta:
        required = False
