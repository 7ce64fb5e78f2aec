"""References as people write them."""

import pytest

from resources.dossier.references import parted, reference_in, strangers_in


@pytest.mark.parametrize("typed", ["ENV 0214", "env 0214", "ENV0214", "env-0214", " Env_214 ", "ENV\u202f0214"])
def test_a_reference_is_understood_as_people_write_it(typed):
    assert reference_in(typed) == "ENV 0214"


@pytest.mark.parametrize(
    "typed", ["", "ENV", "0214", "ENVI 0214", "ENV 0214 x", "ENV 99999999999", "ÉNV 0214", "ENV ٢"]
)
def test_what_is_no_reference_is_none(typed):
    assert reference_in(typed) is None


def test_each_is_named_once_in_its_order():
    assert parted("PAT-0098.env0214.PAT 98.nonsense") == ["PAT 0098", "ENV 0214"]


def test_what_is_no_reference_is_named_short():
    assert strangers_in(["ENV 0001", " ", "x" * 900]) == ["x" * 40]
