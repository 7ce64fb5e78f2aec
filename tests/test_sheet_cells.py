"""What may stand in a cell, however somebody wrote it."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from core.sheets import parsing
from core.sheets.choosing import some_of

TAKEN = [
    (parsing.text(), "  une ligne ", "une ligne"),
    (parsing.text(), 1300, "1300"),
    (parsing.text(), 1300.0, "1300"),
    (parsing.text(), 12.5, "12.5"),
    (parsing.text(), True, "oui"),
    (parsing.text(), "e\u0301te\u0301", "été"),
    (parsing.text(3), "abc", "abc"),
    (parsing.lines(), "une\r\ndeux", "une\ndeux"),
    (parsing.whole_number(), 12.0, 12),
    (parsing.whole_number(), "1\u202f200", 1200),
    (parsing.whole_number(minimum=0), "0", 0),
    (parsing.decimal(), "12,50", Decimal("12.5")),
    (parsing.decimal(), "12.5 €", Decimal("12.5")),
    (parsing.decimal(), 0.1 + 0.2, Decimal("0.3")),
    (parsing.decimal(), "-3", Decimal(-3)),
    (parsing.date(), "2026-10-05", date(2026, 10, 5)),
    (parsing.date(), "05/10/2026", date(2026, 10, 5)),
    (parsing.date(), "5.10.2026", date(2026, 10, 5)),
    (parsing.date(), datetime(2026, 10, 5), date(2026, 10, 5)),
    (parsing.time(), "9:30", time(9, 30)),
    (parsing.time(), "9h30", time(9, 30)),
    (parsing.time(), "9 h", time(9)),
    (parsing.time(), "14.00 uur", time(14)),
    (parsing.time(), "09:30:15", time(9, 30, 15)),
    (parsing.time(), timedelta(hours=9, minutes=30), time(9, 30)),
    (parsing.time(), datetime(2026, 10, 5, 9, 30), time(9, 30)),
    (parsing.yes_no(), "Oui", True),
    (parsing.yes_no(), "nein", False),
    (parsing.yes_no(), 1.0, True),
    (parsing.yes_no(), False, False),
    (parsing.email(), "a@example.org", "a@example.org"),
    (parsing.web_address(), "https://example.org/é", "https://example.org/é"),
    (parsing.code("province"), "liege", "liege"),
    (parsing.code("province"), "LIÈGE", "liege"),
    (parsing.code("province"), "Henegouwen", "hainaut"),
    (parsing.code("organisation_kind"), "Centre  de sciences", "centre-sciences"),
    (parsing.code("resource_type"), "Fiche d'activité", "fiche-activite"),
    (parsing.codes("province"), "Liège; hainaut;", ["hainaut", "liege"]),
    (parsing.codes("province"), "liege\nliege", ["liege"]),
    (parsing.codes("education_level"), "P3; adultes; 1re primaire", ["P1", "P3", "adultes"]),
]
REFUSED = [
    (parsing.text(), "une\ndeux"),
    (parsing.text(3), "abcd"),
    (parsing.lines(3), "a\nbc"),
    (parsing.whole_number(), "12,5"),
    (parsing.whole_number(), True),
    (parsing.whole_number(), "douze"),
    (parsing.whole_number(minimum=1), 0),
    (parsing.whole_number(maximum=9), 10),
    (parsing.whole_number(), "9" * 5000),
    (parsing.decimal(), "1.200"),
    (parsing.decimal(), "1.200,50"),
    (parsing.decimal(), "NaN"),
    (parsing.decimal(), "1e9"),
    (parsing.decimal(digits=4), "12345"),
    (parsing.date(), "31/02/2026"),
    (parsing.date(), "05/10/26"),
    (parsing.date(), 46300),
    (parsing.date(), "demain"),
    (parsing.time(), "25:00"),
    (parsing.time(), "9"),
    (parsing.time(), timedelta(hours=25)),
    (parsing.time(), "midi"),
    (parsing.yes_no(), "peut-être"),
    (parsing.email(), "a@"),
    (parsing.web_address(), "javascript:alert(1)"),
    (parsing.web_address(), "example.org"),
    (parsing.web_address(max_length=20), "https://example.org/" + "a" * 20),
    (parsing.code("province"), "Lieje"),
    (parsing.code("province"), 12),
    (parsing.codes("province"), "liege; Lieje"),
]
NOTHING = [
    (parsing.text(), ""),
    (parsing.lines(), ""),
    (parsing.whole_number(), None),
    (parsing.decimal(), None),
    (parsing.date(), None),
    (parsing.time(), None),
    (parsing.yes_no(), None),
    (parsing.yes_no(empty=False), False),
    (parsing.email(), ""),
    (parsing.web_address(), ""),
    (parsing.code("province"), ""),
    (parsing.codes("province"), []),
]


@pytest.mark.parametrize(("parse", "cell", "value"), TAKEN)
def test_a_cell_is_understood(parse, cell, value):
    assert (parse(cell), type(parse(cell))) == (value, type(value))


@pytest.mark.parametrize(("parse", "cell"), REFUSED)
def test_a_cell_is_refused_in_one_sentence(parse, cell):
    with pytest.raises(ValidationError) as refusal:
        parse(cell)

    (sentence,) = refusal.value.messages
    assert len(sentence) > 15


@pytest.mark.parametrize("parse", [parsing.code("province"), parsing.date(), parsing.decimal(), parsing.yes_no()])
def test_a_long_cell_is_not_said_whole(parse):
    with pytest.raises(ValidationError) as refusal:
        parse("a" * 2**20)

    assert len(refusal.value.messages[0]) < 200


@pytest.mark.parametrize(("parse", "nothing"), NOTHING)
def test_an_empty_cell_says_nothing(parse, nothing):
    assert parse(None) == nothing


def test_a_word_that_is_not_in_the_list_is_told_the_nearest_codes():
    with pytest.raises(ValidationError, match=r": liege, .*, .*\."):
        parsing.code("province")("Lieje")


@pytest.mark.parametrize(("language", "label"), [("fr", "2e primaire"), ("nl", "2e leerjaar")])
def test_the_help_of_a_column_of_codes_is_in_the_language_of_the_editor(language, label):
    with translation.override(language):
        assert f", P2 ({label})," in str(some_of("education_level"))
