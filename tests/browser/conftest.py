"""A real browser for the pages: Debian's chromium, without a network, driven by Playwright."""

import shutil
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SWITCHES = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")


@pytest.fixture(scope="session")
def browser():
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed; install gouji[dev]")
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine; apt-get install chromium (make test does it)")
    with api.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=list(SWITCHES))
        yield chromium
        chromium.close()


class Watch:
    """What a page did that it should not: scripts of others, dialogs, requests, errors."""

    def __init__(self, page):
        self.dialogs, self.requests, self.errors = [], [], []
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)

    @property
    def foreign(self):
        """Requests beyond the disk."""
        return [url for url in self.requests if not url.startswith(("file:", "data:"))]


@pytest.fixture
def page(browser):
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.watch = Watch(page)
    yield page
    page.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory):
    """A folder of pages for a list of results."""
    from gouji.writers import write_to

    def make(results, **options) -> Path:
        folder = tmp_path_factory.mktemp("site")
        write_to(results, folder, "html", **options)
        return folder

    return make
