"""Web pages become reports: the article, whole and alone, with what the page says about it."""

import time

import pytest

from evals.extraction import MEAN_FLOOR, PAGE_FLOOR, PAGES, scores
from whence.intake.html import page
from whence.intake.pages.dates import believable, moment
from whence.intake.pages.linked import linked
from whence.intake.source import Unread
from whence.model import Report

SENTENCES = (
    "The harbour of Arvik was closed on Monday after a tanker ran aground near the lighthouse. "
    "Nobody was hurt, the coast guard said, and no oil has been seen on the water. "
    "Tugs will try to pull the ship free at high tide, which is due shortly before midnight."
)
TEASER = (
    "<div><h3><a href='/ferry'>Ferry line to the islands will close in autumn</a></h3><p>The owners say that the line "
    "has lost money for years, and that they cannot go on with it.</p></div>"
)
HEADLINE = "Tanker runs aground off Arvik"


def read(markup, **more) -> Report:
    data = markup if isinstance(markup, bytes) else markup.encode()
    found = page(data, url=None, charset=None, where="page.html", **more)
    assert isinstance(found, Report), found
    return found


def refused(markup) -> str:
    data = markup if isinstance(markup, bytes) else markup.encode()
    found = page(data, url=None, charset=None, where="page.html")
    assert isinstance(found, Unread), found
    assert found.error.where == "page.html"
    return found.error.problem


def story(head="", body=f"<h1>{HEADLINE}</h1><p>{SENTENCES}</p>"):
    return f"<!doctype html><html><head><title>{HEADLINE}</title>{head}</head><body>{body}</body></html>"


def json_ld(text):
    return f'<script type="application/ld+json">{text}</script>'


@pytest.fixture(scope="module")
def scored():
    return list(scores())


def test_articles_come_out_whole_and_alone(scored):
    assert len(scored) >= 50
    assert sum(each.f1 for each in scored) / len(scored) >= MEAN_FLOOR
    assert [each.page for each in scored if each.f1 < PAGE_FLOOR] == []


def test_paragraphs_stay_paragraphs(scored):
    assert sum(each.paragraphs for each in scored) / len(scored) >= 0.95


@pytest.mark.parametrize("field", ["title", "outlet", "byline", "published", "url", "language"])
def test_what_a_page_says_of_its_article_is_found(scored, field):
    wrong = {each.page: each.wrong[field] for each in scored if field in each.wrong}
    assert len(wrong) <= 0.05 * len(scored), wrong


def test_the_pages_stay_small():
    assert sum(file.stat().st_size for file in PAGES.iterdir()) < 400_000


def test_the_title_is_told_once():
    report = read(story(body=f"<h1>{HEADLINE}</h1><p>{HEADLINE}</p><p>{SENTENCES}</p>"))
    assert (report.title, report.text) == (HEADLINE, SENTENCES)


def test_the_user_is_heard_where_the_page_is_silent():
    report = read(story(), published="2022-03-14", outlet="Arvik Mail")
    assert (report.published, report.outlet) == ("2022-03-14", "Arvik Mail")
    dated = '<meta property="article:published_time" content="2021-01-02T03:04:05+01:00">'
    assert read(story(dated), published="2022-03-14").published == "2021-01-02T03:04:05+01:00"


@pytest.mark.parametrize("sign_off", [
    "<p>(Reporting by Ann Moor; Editing by Jan Petit)</p>",
    "<p>Reporting by Ann Moor and Li Wei; Editing by Jan Petit</p>",
    "<p>Additional reporting by Reuters.</p>",
    "<p>The Associated Press contributed to this report.</p>",
    "<p>Sign up for our morning newsletter.</p>",
    "<p>Read more: <a href='/x'>Ships that never came home</a></p>",
    "<p><a href='/x'>Ships that never came home</a></p>",
    "<p>Photo: Kai Berg/Nordfoto</p>",
    "<h2>Related stories</h2><ul><li><a href='/x'>Ships that never came home</a></li></ul>",
    "<div class='comments'><p>My cousin is the pilot and he told them, he told them more than once.</p></div>",
    "<figure><img src='a.jpg'><figcaption>The tanker on Monday</figcaption></figure>",
])  # fmt: skip
def test_what_stands_beside_the_news_is_left_out(sign_off):
    body = f"<h1>{HEADLINE}</h1><p>{SENTENCES}</p>{sign_off}<p>The harbour master opened an inquiry.</p>"
    assert read(story(body=body)).text == f"{SENTENCES}\n\nThe harbour master opened an inquiry."


def test_a_sign_off_leaves_its_paragraph_and_credits_its_agency():
    body = f"<h1>{HEADLINE}</h1><p>{SENTENCES} (With inputs from Reuters)</p>"
    report = read(story(body=body))
    assert report.text == SENTENCES
    assert report.credits == ["Reuters"]


def test_prose_that_speaks_of_such_things_stays():
    said = "Reporters who asked to read more of the log were told to sign up for a tour, the harbour master said."
    report = read(story(body=f"<h1>{HEADLINE}</h1><p>{SENTENCES}</p><p>{said}</p>"))
    assert said in report.text


@pytest.mark.parametrize("broken", [
    "{not json at all", "[" * 50_000, '{"@type": "NewsArticle", "headline": }',
    '{"@type": ["NewsArticle"], "headline": 7}',
    '{"@type": "NewsArticle", "headline": "x", "author": {"@id": "#me"}, "publisher": [[[]]]}',
    "x" * 3_000_000, '{"@graph": [{"@type": "NewsArticle", "articleBody": {"a": 1}}]}',
])  # fmt: skip
def test_broken_or_huge_json_ld_does_no_harm(broken):
    assert read(story(json_ld(broken))).text == SENTENCES


def test_json_ld_is_read_with_the_slips_that_sites_make():
    told = '<!-- {"@type": "NewsArticle", "headline": "A &amp; B\tmeet", "author": ["Ann Moor", "Jan Petit"],} -->'
    found = linked([told], "")
    assert found is not None
    assert (found.headline, found.authors) == ("A & B meet", ["Ann Moor", "Jan Petit"])


@pytest.mark.parametrize(("told", "date"), [
    ("2021-02-13 21:40:00 -0500", "2021-02-13T21:40:00-05:00"),
    ("2022-11-17T05:41:07.000Z", "2022-11-17T05:41:07+00:00"),
    ("Tue, 03 Oct 2023 09:15:22 GMT", "2023-10-03T09:15:22+00:00"),
    ("Sept. 26, 2021 at 6:47 p.m. EDT", "2021-09-26T18:47:00-04:00"),
    ("12:05 AM PST, 3 May 2020", "2020-05-03T00:05:00-08:00"),
    ("Published 4th of July 2019", "2019-07-04"),
    ("Mon, 02/05/2024 - 14:10", "2024-02-05T14:10:00"),
    ("3.10.2023 14:05", "2023-10-03T14:05:00"),
    ("25/12/2020", "2020-12-25"),
    ("1696324522000", "2023-10-03T09:15:22+00:00"),
    ("31 February 2020", None), ("2023-13-45", None), ("soon", None), ("", None), (None, None),
])  # fmt: skip
def test_a_moment_is_read_as_it_is_written(told, date):
    assert moment(told) == date


@pytest.mark.parametrize("date", ["1602-05-01", "2999-01-01T00:00:00Z", "1970-01-01T00:00:00Z"])
def test_a_date_that_cannot_be_is_told_and_not_believed(date, caplog):
    report = read(story(f'<meta property="article:published_time" content="{date}">'))
    assert report.published is None
    assert date[:4] in caplog.text
    assert not believable(moment(date))


@pytest.mark.parametrize(("encoding", "declared"), [
    ("utf-8", None), ("utf-8", "iso-8859-1"), ("windows-1252", "iso-8859-1"), ("windows-1252", None),
    ("windows-1252", "utf-8"), ("utf-8-sig", "windows-1252"), ("utf-16", None), ("utf-16-le", None),
    ("koi8-r", "koi8-r"),
])  # fmt: skip
def test_characters_are_right_whatever_the_page_says(encoding, declared):
    said = "Привет, said the pilot. " if encoding == "koi8-r" else "“We’re fine,” said José Müller — the pilot. "
    head = f'<meta charset="{declared}">' if declared else ""
    data = story(head, f"<h1>{HEADLINE}</h1><p>{said}{SENTENCES}</p>").encode(encoding)
    assert read(data).text == said + SENTENCES


def test_the_header_outranks_the_page():
    markup = story('<meta charset="koi8-r">', f"<h1>{HEADLINE}</h1><p>Café owners watched. {SENTENCES}</p>")
    found = page(markup.encode("cp1252"), url=None, charset="windows-1252", where="page.html")
    assert isinstance(found, Report)
    assert found.text.startswith("Café owners")


def test_an_encoding_that_is_not_what_it_says_is_told(caplog):
    read(story('<meta charset="utf-8">', f"<p>Caf\xe9. {SENTENCES}</p>").encode("latin-1"))
    assert "UTF-8" in caplog.text


def test_text_garbled_before_is_told_and_left(caplog):
    said = "Theyâ€™re safe."
    assert said in read(story(body=f"<p>{said} {SENTENCES}</p>")).text
    assert "decoded wrongly" in caplog.text


@pytest.mark.parametrize(("markup", "why"), [
    ("", "no page"),
    ("<html><body></body></html>", "no article"),
    ("<title>404 Not Found</title><h1>404 Not Found</h1><p>The page you asked for is not here.</p>", "404 Not Found"),
    ("<title>Just a moment...</title><p>Checking your browser before you go on.</p>", "Just a moment"),
    ("<title>x</title><div id=root></div>" + "<script src=a.js></script>" * 5, "scripts"),
    (f"<title>Arvik Mail</title>{TEASER * 12}", "list of articles"),
    (story(body="<p>" + "word " * 1_200_000), "longer"),
    ("<div>" * 100_000 + SENTENCES, "nested"),
    ("<p>x</p>" * 40_000, "elements"),
    ("<p " + " ".join(f"a{i}" for i in range(100_000)) + f">{SENTENCES}", "attributes"),
])  # fmt: skip
def test_a_page_without_an_article_says_why(markup, why):
    assert why in refused(markup)


def test_a_page_in_another_language_is_told():
    said = "Der Hafen wurde am Montag geschlossen, nachdem ein Tanker in der Nähe der Stadt auf Grund gelaufen war. "
    assert "German" in refused(story(body=f"<p>{said * 4}</p>"))


def test_tags_that_are_never_closed_are_no_nesting():
    lines = [f"Ship {number} was towed to the outer harbour of the town of Arvik." for number in range(400)]
    assert read(story(body="<p><font size=2>".join(["", *lines]))).text == "\n\n".join(lines)


@pytest.mark.parametrize("markup", [
    ("<div class='related comment promo'>" * 190 + SENTENCES + "</div>" * 190) * 100,
    "<p>" + "www." * 200_000,
    "<p>By " + "A-" * 100_000 + "</p>",
    f"<p>{SENTENCES}</p>" * 4_000,
    "<table><tr><td>" * 60 + SENTENCES * 40 + "</table>" * 60,
    json_ld('{"@type":"NewsArticle","headline":"a","articleBody":"' + "<" * 1_000_000 + '"}'),
], ids=["nested", "addresses", "names", "paragraphs", "tables", "json"])  # fmt: skip
def test_no_page_takes_long(markup):
    started = time.process_time()
    page(markup.encode(), url=None, charset=None, where="page.html")
    assert time.process_time() - started < 20


def test_characters_that_no_tree_may_hold_do_no_harm():
    body = f"<div class='a\x01'>a\x0c<figure>x</figure>\x01 &#11; &#xffff;</div><p id='&#1;'>{SENTENCES}\x02</p>"
    assert SENTENCES in read(story(body=body)).text


def test_markup_that_attacks_is_nothing_but_text():
    script = "<script>alert('now')</script>"
    body = f"<h1>{HEADLINE}</h1><p onclick='x()'>{SENTENCES}{script}</p><p>&lt;script&gt; is a tag.</p>"
    report = read(story(body=body))
    assert report.text == f"{SENTENCES}\n\n<script> is a tag."


def test_a_copy_on_another_site_keeps_the_address_where_it_was_found():
    markup = story('<link rel="canonical" href="https://first.example/a">').encode()
    copy = page(markup, url="https://second.example/b", charset=None, where="x")
    own = page(markup, url="https://first.example/a?utm=1", charset=None, where="x")
    assert isinstance(copy, Report)
    assert isinstance(own, Report)
    assert (copy.url, own.url) == ("https://second.example/b", "https://first.example/a")
