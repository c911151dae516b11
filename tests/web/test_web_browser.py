"""The pages in a real browser: on a phone and a wide screen, in light and dark, by keyboard, without JavaScript."""

import re

import pytest
from playwright.sync_api import expect
from web_reports import IDS
from web_window import SIZES, unusable

PAGES = {
    "home": "/",
    "claims": "/claims?type=THREATEN",
    "report": f"/reports/{IDS['cod-2']}",
    "reports": "/reports?text=norway",
    "sources": "/sources?kind=event",
    "failures": "/failures",
    "add": "/add",
    "api": "/api",
    "missing": "/claims/none",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
def test_a_page_can_be_used_by_everyone(look, address, size, scheme):
    page = look(address, size, scheme)
    assert unusable(page) == []


def test_from_a_claim_to_its_passage_and_back(look):
    page = look(PAGES["report"])
    item = page.locator("section.claims li.claim", has_text="two diplomats").first
    name = item.get_attribute("id")
    item.locator("a.number").click()
    passage = page.locator(f"#p-{name}")
    expect(passage).to_be_in_viewport()
    expect(page).to_have_url(re.compile(f"#p-{name}$"))
    assert passage.evaluate("mark => mark.matches(':target')")
    passage.locator(f"a.number[href='#{name}']").click()
    expect(item).to_be_in_viewport()
    expect(page).to_have_url(re.compile(f"#{name}$"))


def test_the_same_without_javascript_on_a_phone(look):
    page = look(PAGES["report"], "phone", java_script_enabled=False)
    expect(page.locator("section.claims li.claim").first).to_be_visible()
    item = page.locator("section.claims li.claim").nth(8)
    name = item.get_attribute("id")
    item.locator("a.number").click()
    expect(page.locator(f"#p-{name}")).to_be_in_viewport()
    page.locator(f"#p-{name} a.number[href='#{name}']").click()
    expect(item).to_be_in_viewport()


def test_keys_go_through_the_claims(look):
    page = look(PAGES["report"])
    page.keyboard.press("j")
    expect(page).to_have_url(re.compile("#c1$"))
    page.keyboard.press("j")
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile("#p-c2$"))
    expect(page.locator("#p-c2")).to_be_focused()
    page.keyboard.press("j")
    expect(page).to_have_url(re.compile("#p-c3$"))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("k")
    expect(page).to_have_url(re.compile("#c2$"))
    page.locator("#find").press("j")
    expect(page).to_have_url(re.compile("#c2$"))


def test_the_keyboard_reaches_the_content_at_once(look):
    page = look("/claims")
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_from_the_first_page_through_a_search_to_a_claim_and_its_report(look):
    page = look("/", "phone")
    page.get_by_label("Words of a claim").fill("sanctions")
    page.get_by_role("button", name="Search").click()
    expect(page).to_have_url(re.compile(r"/claims\?text=sanctions$"))
    page.get_by_role("link", name=re.compile("Filter and counts")).click()
    page.locator("section.facets").get_by_role("link", name=re.compile("^THREATEN")).click()
    expect(page).to_have_url(re.compile("type=THREATEN"))
    page.locator("article.claim a.day").first.click()
    expect(page.get_by_role("heading", name="Whence")).to_be_visible()
    page.get_by_role("link", name="Read it in the report").click()
    expect(page.locator("mark:target")).to_be_in_viewport()


def test_a_form_asks_what_its_fields_say(look):
    page = look("/claims?type=THREATEN")
    page.get_by_label("Actor").fill("Iceland")
    page.get_by_label("Order").select_option("oldest first")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile("sort=oldest"))
    assert set(page.url.partition("?")[2].split("&")) == {"type=THREATEN", "actor=Iceland", "sort=oldest"}


def test_a_text_is_added_without_javascript(look):
    page = look("/add", java_script_enabled=False)
    page.get_by_label("Text of a report").fill("Sweden accused Finland of espionage on Monday, an official said.")
    page.get_by_label("Outlet, where").fill("Harbour Post")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("heading", name="Done")).to_be_visible(timeout=60_000)
    page.get_by_role("link", name=re.compile("Sweden accused")).click()
    expect(page.locator(".words mark.event").first).to_contain_text("accused")


def test_on_paper_there_is_the_text_and_the_claims(look):
    page = look(PAGES["report"])
    page.emulate_media(media="print")
    expect(page.locator("header.top")).to_be_hidden()
    expect(page.locator("div.words")).to_be_visible()
    assert page.locator("section.claims").evaluate("claims => claims.scrollHeight <= claims.clientHeight + 1")


def test_an_anonymous_source_is_told_by_shape_and_word(look):
    page = look(PAGES["report"])
    shown = page.locator("section.claims .who.anonymous").first
    expect(shown).to_contain_text("anonymous")
    assert shown.evaluate("source => getComputedStyle(source).borderTopStyle") == "dashed"
    marked = page.locator(".words .source.anonymous").first
    assert marked.evaluate("source => getComputedStyle(source).borderTopStyle") == "dashed"
