"""The HTML of every type of page, in four languages, before two checkers: html-validate and the Nu checker."""

import subprocess

import pytest

from tests.test_house_rules import ROOT

ERROR_PAGE = "from django.template.loader import render_to_string; print(render_to_string('500.html'))"


@pytest.fixture
def complaints(tmp_path):
    """What the checkers say of some texts of pages, {name: text}; an empty text when nothing."""

    def check(texts):
        for name, text in texts.items():
            (tmp_path / f"{name}.html").write_text(text, "utf-8")
        done = subprocess.run([ROOT / ".ci" / "markup", tmp_path], capture_output=True, text=True)
        assert done.returncode == 0 or done.stdout, done.stderr
        return done.stdout if done.returncode else ""

    return check


def test_every_page_is_valid_html(complaints, site, pages):
    texts = {name: site.read(path) for name, path in pages.items()}
    texts["server error"] = site.manage("shell", "-v", "0", "-c", ERROR_PAGE).strip()

    found = complaints(texts)
    assert not found, found


def test_both_checkers_see_a_fault(complaints):
    text = '<!doctype html>\n<html lang="fr"><title>Faute</title><p id="a"><b id="a">Deux fois</b></p></html>'
    found = complaints({"faulty": text})

    assert "no-dup-id" in found  # html-validate
    assert "Duplicate ID" in found  # the Nu checker
