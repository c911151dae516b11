"""One valid sample of each kind of input, of reports of our own making."""

import bz2
import csv
import gzip
import io
import json
import lzma

import zstandard

TITLE = "Talks Put Off"
FIRST = "The ministry said that the talks with the rebels had been put off until the end of the week."
SECOND = "“We will not go to the border,” the minister told reporters, and he gave no reason for that."
TEXT = f"{FIRST}\n\n{SECOND}"
OBJECTS = [
    {"id": f"r{number}", "title": TITLE, "text": f"{TEXT} It was round {number}.", "published": "2022-03-14"}
    for number in range(3)
]

NITF = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf xml:lang="en-GB">
 <head>
  <title>{TITLE}</title>
  <docdata><doc-id id-string="talks-7" regsrc="AP"/><date.issue norm="20220314T093000Z"/></docdata>
  <pubdata type="web" ex-ref="https://example.org/talks"/>
 </head>
 <body>
  <body.head>
   <hedline><hl1>{TITLE}</hl1></hedline>
   <byline>By <person>Jane Doe</person>, <byttl>Associated Press</byttl></byline>
   <dateline><location>LONDON</location></dateline>
  </body.head>
  <body.content>
   <p>{TITLE}</p>
   <p>The <org>ministry</org> said that the talks with the rebels had been
      put off until the end of the week.</p>
   <media media-type="image"><media-caption><p>A table, laid for two.</p></media-caption></media>
   <hl2>No reason</hl2>
   <p>{SECOND}</p>
  </body.content>
 </body>
</nitf>"""

ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="2" xml:lang="en">
 <rightsInfo><copyrightHolder literal="Example"/></rightsInfo>
 <itemMeta>
  <itemClass qcode="ninat:{kind}"/>
  <provider qcode="nprov:REUTERS"/>
  <versionCreated>2022-03-14T09:30:00+01:00</versionCreated>
  <firstCreated>2022-03-14T08:00:00+01:00</firstCreated>
  <pubStatus qcode="stat:{status}"/>
  <link rel="irel:canonical" href="https://example.org/{guid}"/>
 </itemMeta>
 <contentMeta>
  <creator><name>doe.jane</name></creator>
  <language tag="en-US"/>
  <headline rank="2">Rebels Stay Away</headline>
  <headline rank="1">{title}</headline>
  <by>By Jane Doe</by>
  <creditline>AFP</creditline>
 </contentMeta>
 <contentSet>{content}</contentSet>
</newsItem>"""
XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title>'
    "</head><body><header><h1>Rebels Stay Away</h1></header>"
    f"<p>{FIRST}</p><p>{SECOND}</p></body></html></inlineXML>"
)


def item(guid: str = "urn:x:1", kind: str = "text", status: str = "usable", content: str = XHTML) -> str:
    """A NewsML-G2 item."""
    return ITEM.format(guid=guid, kind=kind, status=status, title=TITLE, content=content)


def message(*items: str) -> bytes:
    """A NewsML-G2 message of items."""
    inner = "\n".join(items)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">'
        f"<header><sent>2022-03-14T09:31:00Z</sent></header><itemSet>{inner}</itemSet></newsMessage>"
    ).encode()


NINJS_1 = {
    "uri": "https://example.org/talks",
    "type": "text",
    "versioncreated": "2022-03-14T09:30:00Z",
    "pubstatus": "usable",
    "language": "en",
    "byline": "By Jane Doe",
    "headline": TITLE,
    "copyrightholder": "dpa",
    "body_text": "The short one.",
    "body_html": f"<p>{TITLE}</p><p>{FIRST}</p>\n<p>{SECOND}</p>",
}
NINJS_3 = {
    "standard": {"name": "ninjs", "version": "3.0"},
    "uri": "urn:x:3",
    "type": "text",
    "versionCreated": "2022-03-14T09:30:00Z",
    "pubStatus": "usable",
    "language": "en",
    "by": "Jane Doe",
    "headlines": [{"role": "short", "value": "Off"}, {"role": "main", "value": TITLE}],
    "infoSources": [{"name": "ASSOCIATED PRESS"}],
    "bodies": [
        {"role": "text", "contentType": "text/plain", "value": "The short one."},
        {"role": "main", "contentType": "text/html", "value": f"<p>{FIRST}</p><p>{SECOND}</p>"},
    ],
}


def table(delimiter: str = ",", header: tuple[str, ...] = ("ID", "Headline", "Body", "Date", "Source", "URL")) -> bytes:
    """A table of three reports."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(header)
    for number in range(3):
        row = [
            f"r{number}",
            f"{TITLE}, again",
            TEXT,
            "March 14, 2022",
            "Example; Wire",
            f"https://example.org/{number}",
        ]
        writer.writerow(row)
    return out.getvalue().encode()


PAGE = (
    f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{TITLE}</title></head><body><article>"
    f"<h1>{TITLE}</h1>"
    + "".join(f"<p>{FIRST} {SECOND} It was round {number} of the talks.</p>" for number in range(9))
    + "</article></body></html>"
).encode()


def record(
    body: bytes,
    *,
    url: str = "https://example.org/talks",
    type: str = "response",
    status: str = "200 OK",
    media: str = "text/html; charset=utf-8",
    extra: str = "",
) -> bytes:
    """A record of a web archive."""
    block = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{extra}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Date: 2022-03-14T09:30:00Z\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


RSS = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Example Wire</title><item>'
    f"<title>{TITLE}</title><link>https://example.org/talks</link><description>{FIRST}</description>"
    "<pubDate>Mon, 14 Mar 2022 09:30:00 GMT</pubDate></item></channel></rss>"
).encode()

LINES = "\n".join(map(json.dumps, OBJECTS)).encode()
SAMPLES: dict[str, bytes] = {
    "plain.txt": f"{TITLE}\n\n{TEXT}".encode(),
    "latin.txt": TEXT.encode("cp1252"),
    "wide.txt": TEXT.encode("utf-16"),
    "lines.jsonl": LINES,
    "array.json": json.dumps(OBJECTS, indent=1, ensure_ascii=False).encode(),
    "wrapped.json": json.dumps({"status": "ok", "articles": OBJECTS, "total": 3}).encode(),
    "ninjs1.json": json.dumps(NINJS_1).encode(),
    "ninjs3.json": json.dumps([NINJS_3, NINJS_1], indent=2).encode(),
    "table.csv": table(),
    "table.tsv": table("\t"),
    "nitf.xml": NITF.encode(),
    "newsml.xml": message(item(), item("urn:x:2", content="<inlineXML><nitf>x</nitf></inlineXML>")),
    "page.html": PAGE,
    "feed.xml": RSS,
    "web.warc": record(PAGE)
    + record(b"\x89PNG", media="image/png")
    + record(gzip.compress(PAGE), extra="Content-Encoding: gzip\r\n"),
    "web.warc.gz": gzip.compress(record(PAGE)) + gzip.compress(record(PAGE, url="https://example.org/2")),
    "lines.jsonl.gz": gzip.compress(LINES),
    "lines.jsonl.bz2": bz2.compress(LINES),
    "lines.jsonl.xz": lzma.compress(LINES),
    "lines.jsonl.zst": zstandard.compress(LINES),
}
