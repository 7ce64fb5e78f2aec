"""The rules of the house: how long files may be, what templates may hold, what page types and migrations must say."""

import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from django.template.loader import get_template
from wagtail.models import get_page_models

ROOT = Path(__file__).parents[1]
OURS = {
    config.label
    for config in apps.get_app_configs()
    if ROOT in Path(config.path).parents and ".venv" not in config.path
}
LIMITS = {"tests": 300, ".py": 250, ".html": 100}
# Where packages are fetched from and where somebody's files lie: neither is anybody else's business.
MACHINE = re.compile(
    r"index-url|find-links +\S|files\.pythonhosted\.|pypi\.org/simple|registry\.npmjs\.|file:///|"
    r"(?<![\w.])/(?:opt|root|work|Users|home/\w+)/\w"
)
# Makes the files that name no host; the options say so.
SAYS_NO_INDEX = re.compile(r"--no-emit-(?:index-url|find-links)")
HANDLERS = ("on", "hx-on", "data-hx-on")
SHEETS_WITHOUT_TEMPLATE = {"button"}


def tracked(*patterns):
    """The files of the project: what git knows, and what it would take."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *patterns]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return sorted(ROOT / name for name in names if name and (ROOT / name).is_file())


def relative(path):
    return path.relative_to(ROOT).as_posix()


def limit_of(path):
    parts = path.relative_to(ROOT).parts
    return LIMITS["tests"] if parts[0] == "tests" and path.suffix == ".py" else LIMITS[path.suffix]


def test_no_file_is_too_long_to_read():
    files = [path for path in tracked("*.py", "*.html") if not {"migrations", "vendor"} & set(path.parts)]
    lengths = {relative(path): len(path.read_text().splitlines()) for path in files}

    assert len(files) > 50
    assert {name: n for name, n in lengths.items() if n > limit_of(ROOT / name)} == {}


class Inline(HTMLParser):
    """Collects what a template has inline or takes from another server."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        values = {name: value or "" for name, value in attrs}
        data = values.get("type", "").endswith("json")
        if tag == "style" or (tag == "script" and "src" not in values and not data):
            self.found.append(f"<{tag}>")
        self.found += [f"{tag} {name}" for name in values if name == "style" or name.startswith(HANDLERS)]
        sources = ["src", "srcset", "poster", "data", *(["href"] if tag in ("link", "use", "image") else [])]
        self.found += [values[name] for name in sources if "//" in values.get(name, "")]
        self.found += [value for value in values.values() if value.strip().lower().startswith("javascript:")]


def inline_parts(source):
    parser = Inline()
    parser.feed(re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", "", source, flags=re.DOTALL))
    return parser.found


def test_templates_hold_no_inline_style_or_script_and_ask_no_other_server():
    found = {relative(path): parts for path in tracked("*.html") if (parts := inline_parts(path.read_text()))}

    assert found == {}


@pytest.mark.parametrize(
    "source",
    [
        "<style>p { color: red }</style>",
        '<p style="color: red">',
        "<script>alert()</script>",
        '<button onclick="go()">',
        '<script src="https://example.org/x.js"></script>',
        '<img src="//example.org/x.png">',
        '<link rel="stylesheet" href="https://example.org/x.css">',
        '<a href="javascript:go()">',
    ],
)
def test_what_is_inline_or_elsewhere_is_seen(source):
    assert inline_parts(source)


def test_each_style_sheet_of_a_component_has_the_name_of_its_template():
    sheets = {path.stem for path in tracked("site/static/css/components/*.css")}
    components = {path.stem for path in tracked("templates/components/*.html")}

    assert sheets
    assert sheets - components == SHEETS_WITHOUT_TEMPLATE


def test_every_page_type_says_where_it_lives_and_has_its_template():
    types = [model for model in get_page_models() if model._meta.app_label in OURS]

    assert types
    for model in types:
        assert {"parent_page_types", "subpage_types", "template"} <= vars(model).keys(), model
        get_template(model.template)


@pytest.mark.parametrize("label", sorted(OURS))
def test_migrations_are_one_line_of_named_steps_that_can_be_undone(label):
    loader = MigrationLoader(None, ignore_no_migrations=True)
    steps = {name: migration for (app, name), migration in loader.disk_migrations.items() if app == label}

    assert [int(name[:4]) for name in sorted(steps)] == list(range(1, len(steps) + 1))
    assert [name for name in steps if "_auto_" in name] == []
    assert len(loader.graph.leaf_nodes(label)) == bool(steps)
    assert [str(op) for step in steps.values() for op in step.operations if not op.reversible] == []


def test_no_file_names_an_index_of_packages_or_a_path_of_a_machine():
    found = {}
    for path in tracked():
        try:
            text = SAYS_NO_INDEX.sub("", path.read_text("utf-8"))
        except UnicodeDecodeError:
            continue
        if path != Path(__file__) and (names := MACHINE.findall(text)):
            found[relative(path)] = names

    assert found == {}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_pinned_with_hashes_and_name_no_host(name):
    entries = re.split(r"\n(?=\w)", (ROOT / name).read_text().strip())

    assert [
        entry for entry in entries if not re.match(r"[\w.\[\],-]+==\S+", entry) or "--hash=sha256:" not in entry
    ] == []
    assert "://" not in "".join(entries)


def test_what_both_requirements_pin_is_pinned_alike():
    pins = [
        set(re.findall(r"^\S+==\S+", (ROOT / f).read_text(), re.M))
        for f in ("requirements.txt", "requirements-dev.txt")
    ]

    assert pins[0] <= pins[1]
