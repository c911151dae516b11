"""Pages of a site in a real browser."""

import os
import shutil
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

SIZES = {"phone": {"width": 390, "height": 844}, "wide": {"width": 1440, "height": 900}}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


@contextmanager
def a_browser():
    """The system's Chromium."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.fail("there is no Chromium to look at the pages with; install it, or name it in CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def windows(browser, site):
    """Open a page in a window of its own; every request must be to the site, and no script or policy may fail."""
    contexts, troubles = [], []

    def opened(address, size="wide", scheme="light", **more):
        context = browser.new_context(base_url=site.base, viewport=SIZES[size], color_scheme=scheme, **more)
        contexts.append(context)
        context.on("request", lambda asked: asked.url.startswith(f"{site.base}/") or troubles.append(asked.url))
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda line: line.type == "error" and "404" not in line.text and troubles.append(line.text))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []


def unusable(page):
    """What keeps anyone from using a page, all of it unfolded: axe's serious findings, and whether it is too wide."""
    for details in page.locator("details:not([open]) > summary").all():
        if details.is_visible():
            details.click()
    found = Axe().run(page).response["violations"]
    serious = [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")]
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return serious + (["the page is wider than the window"] if wide else [])
