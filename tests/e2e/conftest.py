"""A real site for a real browser: granian, the worker, SQLite and files in a folder of its own."""

import html
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.mail import mail_server

expect.set_options(timeout=20_000)  # in ms: where much else is running, a page is saved in ten seconds
ROOT = Path(__file__).parents[2]
EDITOR_PASSWORD = "une phrase de passe assez longue"
MAKE_EDITORS = f"""
from django.contrib.auth.models import Group, User
for username, first_name in [("editrice", "Ada"), ("relectrice", "Bea")]:
    user = User.objects.create_user(username, username + "@example.org", "{EDITOR_PASSWORD}", first_name=first_name)
    user.groups.add(Group.objects.get(name="Rédaction"))
"""
PAGE_TYPES = """
import json
from wagtail.models import Page
pages = Page.objects.live().filter(depth__gt=1)
print(json.dumps({page.url: page.specific_class.__name__ for page in pages}))
"""
VERSIONS = """
import json
from news.models import PositionPage
papers = sorted(PositionPage.objects.published(), key=lambda paper: len(paper.published_versions))
oldest = {paper.language: paper.shown_versions[-1] for paper in papers if paper.shown_versions}
versions = {f"{language} version": version.url for language, version in oldest.items()}
print(json.dumps(versions | {f"{language} changes": version.changes_url for language, version in oldest.items()}))
"""
SEARCH = {"fr": "recherche", "nl": "zoeken", "de": "suche", "en": "search"}
COMMON = {"fr": "eau", "nl": "water", "de": "Wasser", "en": "water"}  # words that all kinds of things have


@pytest.fixture(autouse=True)
def _database():
    """The site under test has a database of its own; the tests see it as its users do."""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {
        **browser_type_launch_args,
        "executable_path": shutil.which("chromium"),
        "args": ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"],
    }


class RunningSite:
    """The site as `make run` starts it, with its starting content."""

    def __init__(self, folder):
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://localhost:{self.port}"
        self.mails = []
        self.mail_server = mail_server(self.mails)
        self.environment = {
            **os.environ,
            "VAR_DIR": str(folder),
            "BASE_URL": self.url,
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "LOG_LEVEL": "WARNING",
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": str(self.mail_server.port),
            "EMAIL_TLS": "false",
        }
        self.environment.pop("DATABASE_URL", None)
        self.environment.pop("CACHE_URL", None)

    def manage(self, *arguments):
        done = subprocess.run(
            [sys.executable, ROOT / "manage.py", *arguments],
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
            cwd=ROOT,
        )
        return done.stdout

    def read(self, path):
        """The text of an answer, whatever its status."""
        try:
            answer = urllib.request.urlopen(self.url + path)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            return answer.read().decode()

    def start(self):
        (self.folder / "static").symlink_to(ROOT / "var" / "static")
        self.password = re.search(r"Mot de passe\s*: (\S+)", self.manage("set_up")).group(1)
        self.manage("shell", "-c", MAKE_EDITORS)
        line = [sys.executable, ROOT / "manage.py", "serve", "--port", str(self.port)]
        self.process = subprocess.Popen(line, env=self.environment, cwd=ROOT)
        self.wait_for(lambda: urllib.request.urlopen(f"{self.url}/sante/pret").status == 200)

    def wait_for(self, condition, seconds=60):
        """Until `condition()` is true; an OSError counts as false."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                if condition():
                    return
            except OSError:
                pass
            time.sleep(0.2)
        raise AssertionError(f"not within {seconds} s: {condition}")

    def stop(self):
        self.process.terminate()
        self.mail_server.stop()
        assert self.process.wait(20) == 0


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    running = RunningSite(tmp_path_factory.mktemp("site"))
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def pages(site):
    """An address for each type of page in each language: {"fr HomePage": "/fr/", …}. All checkers visit these."""
    return one_of_each(site) | in_no_sitemap(site)


def one_of_each(site):
    """The fullest page of each type and language in the sitemap; addresses below a page are of a type of their own."""
    types = json.loads(site.manage("shell", "-v", "0", "-c", PAGE_TYPES))
    found = {}
    maps = re.findall("<loc>(.*?)</loc>", site.read("/sitemap.xml"))
    read = "".join(site.read(place.removeprefix(site.url)) for place in maps)
    for address in re.findall("<loc>(.*?)</loc>", read):
        path = html.unescape(address).removeprefix(site.url)
        above = path[: path.rindex("/", 0, -1) + 1]
        kind = types.get(path) or f"below {types.get(above, above)}"
        found.setdefault(f"{path[1:3]} {kind}", []).append(path)
    return {name: max(paths, key=lambda path: len(site.read(path))) for name, paths in found.items()}


def in_no_sitemap(site):
    """What readers meet beside: a library filtered, searched in vain, the search of the whole site, an address that
    leads nowhere, dossiers, a way in, the oldest version of a paper and what has changed since."""
    found = {"fr login": "/fr/_util/login/", **json.loads(site.manage("shell", "-v", "0", "-c", VERSIONS))}
    for language in ("fr", "nl", "de", "en"):
        library = re.search(r'<form action="(.*?)"', site.read(f"/{language}/"))[1]
        found[f"{language} filtered"] = f"{library}?theme=environnement&level=P3&level=P4"
        found[f"{language} nothing found"] = f"{library}?q=zzzzzz&type=jeu"
        found[f"{language} search"] = f"/{language}/{SEARCH[language]}/?q={COMMON[language]}"
        found[f"{language} search of nothing"] = f"/{language}/{SEARCH[language]}/"
        found[f"{language} search in vain"] = f"/{language}/{SEARCH[language]}/?q=zzzzzz"
        found[f"{language} not found"] = f"/{language}/rien-ici/"
        found[f"{language} dossier"] = f"/{language}/dossier/"
        found[f"{language} shared dossier"] = f"/{language}/dossier/?r=ENV-0001&r=PAT-0001&r=NUM-0001&r=XYZ-0001"
    return found


def enter(page, site, username):
    """Log in on a page of a browser as one of MAKE_EDITORS."""
    page.goto(f"{site.url}/cms/login/")
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", EDITOR_PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url(f"{site.url}/cms/")


@pytest.fixture
def log_in(browser, site):
    """A page of a browser of its own, in which the user of a name has logged in."""
    contexts = []

    def open_admin(username):
        context = browser.new_context(viewport={"width": 1280, "height": 1000}, locale="fr-BE")
        contexts.append(context)
        page = context.new_page()
        enter(page, site, username)
        return page

    yield open_admin
    for context in contexts:
        context.close()


@pytest.fixture
def editor(log_in):
    return log_in("editrice")


@pytest.fixture
def second_editor(log_in):
    return log_in("relectrice")


@pytest.fixture
def reader(browser):
    """A page of a second browser, where nobody is logged in."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000}, locale="fr-BE", accept_downloads=True)
    yield context.new_page()
    context.close()
