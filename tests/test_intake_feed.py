"""RSS and Atom feeds become reports, one an entry."""

import io

import pytest

from whence.errors import InputError
from whence.intake import feed
from whence.intake.source import Source, Unread
from whence.model import Report

BODY = "The ferry to Dol sank on Sunday night. All 41 people on board were saved, the owner said."
RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Arvik Mail</title><link>https://mail.example/</link><language>en</language>{items}</channel></rss>"""
ITEM = """<item><title>Ferry sinks &amp; all are saved</title><link>https://mail.example/ferry</link>
<guid isPermaLink="false">77</guid><dc:creator>Ann Moor</dc:creator><pubDate>Mon, 05 Feb 2024 08:30:00 +0100</pubDate>
<description>Short of it.</description><content:encoded><![CDATA[{html}]]></content:encoded></item>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Dol Wire</title><entry>
<title type="html">Ferry &lt;b&gt;sinks&lt;/b&gt;</title><id>urn:x:1</id><link href="https://dol.example/1"/><published>2024-02-05T08:30:00Z</published>
<author><name>Ann Moor</name></author><author><name>Jan Petit</name></author><content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>{text}</p></div></content></entry></feed>"""


def read(markup, encoding="utf-8", visit=None):
    data = markup if isinstance(markup, bytes) else markup.encode(encoding)
    return list(feed.read(Source("news.xml", io.BufferedReader(io.BytesIO(data))), visit=visit))


def rss(html, encoding="utf-8"):
    return RSS.format(encoding=encoding, items=ITEM.format(html=html))


def test_an_rss_entry_is_a_report():
    html = f"<figure><figcaption>A ferry</figcaption></figure><p>{BODY}</p><p>Divers go down today.</p>"
    [report] = read(rss(html + "<p>Read more: x</p><p>The post Ferry appeared first on Arvik Mail.</p>"))
    assert report == Report(
        id="https://mail.example/ferry",
        title="Ferry sinks & all are saved",
        outlet="Arvik Mail",
        published="2024-02-05T08:30:00+01:00",
        url="https://mail.example/ferry",
        language="en",
        byline="Ann Moor",
        text=f"{BODY}\n\nDivers go down today.",
    )


def test_an_atom_entry_is_a_report():
    [report] = read(ATOM.format(text=BODY))
    assert (report.title, report.outlet, report.byline) == ("Ferry sinks", "Dol Wire", "Ann Moor and Jan Petit")
    assert (report.published, report.url, report.text) == ("2024-02-05T08:30:00+00:00", "https://dol.example/1", BODY)


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
def test_a_feed_is_read_in_its_own_encoding(encoding):
    [report] = read(rss(f"<p>“Café’s closed,” he said. {BODY}</p>", encoding), encoding)
    assert report.text.startswith("“Café’s closed,”")


def test_a_bare_headline_is_told_as_such():
    item = "<item><title>Ferry sinks</title><link>https://mail.example/ferry</link></item>"
    [found] = read(RSS.format(encoding="utf-8", items=item))
    assert isinstance(found, Unread)
    assert "follow" in found.error.problem
    assert found.report is not None
    assert found.report.title == "Ferry sinks"


def test_following_reads_each_page_once_and_fills_its_gaps():
    asked = []

    def visit(url):
        asked.append(url)
        return Report(id=url, url=url, title="On the page", text=BODY * 2)

    items = ITEM.format(html="x") * 2 + "<item><title>No link</title></item>"
    first, second = read(RSS.format(encoding="utf-8", items=items), visit=visit)
    assert asked == ["https://mail.example/ferry"]
    assert (first.title, first.byline, first.published) == ("On the page", "Ann Moor", "2024-02-05T08:30:00+01:00")
    assert isinstance(second, Unread)


def test_a_page_that_cannot_be_read_leaves_what_the_feed_tells():
    [found] = read(rss("<p>Short.</p>"), visit=lambda url: Unread(InputError("gone", where=url)))
    assert isinstance(found, Unread)
    assert found.report is not None
    assert found.report.title == "Ferry sinks & all are saved"


ENTITIES = '<!DOCTYPE r [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("doctype", [ENTITIES, OUTSIDE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_of_its_own_are_never_resolved(doctype, encoding):
    with pytest.raises(InputError, match="entities"):
        read(rss("<p>&a;</p>", encoding).replace("<rss", doctype + "<rss").replace("Short", "&b;&a;"), encoding)


def test_a_document_type_elsewhere_is_not_fetched():
    markup = rss(f"<p>{BODY}</p>").replace("<rss", '<!DOCTYPE rss SYSTEM "file:///etc/hostname"><rss')
    assert read(markup)[0].text == BODY


@pytest.mark.parametrize(("markup", "why"), [
    ("", "no feed"), ("<html><p>Hello</p></html>", "no feed"),
    ("<rss version='2.0'><channel>" + "<a>" * 100_000, "longer"),
    ("<rss version='2.0' " + " ".join(f"a{i}=''" for i in range(50_000)) + "><channel></channel></rss>", "attributes"),
])  # fmt: skip
def test_what_is_no_feed_says_so(markup, why):
    with pytest.raises(InputError, match=why):
        read(markup)


def test_a_feed_cut_short_gives_what_it_has():
    markup = RSS.format(encoding="utf-8", items=ITEM.format(html=f"<p>{BODY}</p>") + "<item><title>Half")
    assert read(markup)[0].text == BODY


@pytest.mark.parametrize("harm", ["\0", "&#1;", "<link/>", "]]>", "<source>", "\ud800", "<dc:date>x"])
def test_a_damaged_feed_is_read_or_told(harm):
    markup = rss(f"<p>{BODY}</p>").encode().replace(b"<item>", b"<item>" + harm.encode("utf-8", "surrogatepass"))
    try:
        assert len(read(markup)) <= 1
    except InputError as error:
        assert error.where == "news.xml"


def test_a_date_that_cannot_be_is_not_believed():
    assert read(rss(f"<p>{BODY}</p>").replace("2024", "2999"))[0].published is None
