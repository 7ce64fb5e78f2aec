"""Who may import whom. A lower layer that needs something of a higher one offers a registry for it to fill."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
IMPORTERS = {"import_module", "import_string", "__import__"}
SECTIONS = {"resources", "news", "training"}
ALLOWED = {
    "core": set(),
    "search": {"core"},
    "resources": {"search", "core"},
    "news": {"search", "core"},
    "training": {"search", "core"},
    "home": {*SECTIONS, "search", "core"},
    "opendata": {*SECTIONS, "search", "core"},
    "config": {*SECTIONS, "home", "opendata", "search", "core"},
}
SITE = {"core", "search", "opendata", "config"}


def folder_of(package):
    return ROOT / "site" / package if package in SITE else ROOT / package


def modules_imported(source, package_path):
    """The full names of all modules that `source` imports anywhere; `package_path` is its package, in parts."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package_path[: len(package_path) - node.level + 1] if node.level else []
            yield ".".join([*start, *filter(None, [node.module])])
        elif isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in IMPORTERS:
            yield from (argument.value for argument in node.args if isinstance(getattr(argument, "value", 0), str))


def forbidden(package, source, package_path=()):
    """The modules that code of `package` imports and may not."""
    for name in modules_imported(source, list(package_path) or [package]):
        top = name.split(".")[0]
        if top in ALLOWED and top not in ALLOWED[package] | {package}:
            yield name


@pytest.mark.parametrize("package", ALLOWED)
def test_a_package_imports_only_what_lies_below_it(package):
    folder = folder_of(package)
    found = {
        str(path.relative_to(ROOT)): names
        for path in folder.rglob("*.py")
        if (names := list(forbidden(package, path.read_text(), path.parent.relative_to(folder.parent).parts)))
    }

    assert found == {}


@pytest.mark.parametrize(
    ("package", "source"),
    [
        ("core", "import search.models"),
        ("core", "def late():\n    from home import library"),
        ("core", "import_string('resources.models.ResourcePage')"),
        ("search", "from resources.query import cards"),
        ("resources", "from ..news import models"),
        ("news", "from training.models import TrainingPage"),
        ("home", "from config import urls"),
    ],
)
def test_an_import_upwards_or_sideways_is_seen(package, source):
    assert list(forbidden(package, source))


@pytest.mark.parametrize("package", sorted({"core", "search", "resources", "home", "config"}))
def test_the_packages_are_where_this_test_looks(package):
    assert any(folder_of(package).rglob("*.py"))


def test_site_is_a_folder_and_no_package():
    # `site` is a module of the standard library: an __init__.py here can break the interpreter.
    assert not (ROOT / "site" / "__init__.py").exists()
