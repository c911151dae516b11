"""NewsML-G2 and NITF, as agencies send them; and nothing that XML can do to its reader is done."""

from pathlib import Path

import pytest
from intake_samples import FIRST, NITF, SECOND, TITLE, item, message

from whence.intake import Unread, reports
from whence.model import Report


@pytest.fixture
def take(tmp_path: Path):
    def taken(content: bytes | str, name: str = "news.xml") -> list[Report | Unread]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(reports(path))

    return taken


class TestNitf:
    def test_a_story_is_read(self, take):
        assert take(NITF) == [
            Report(
                id="talks-7",
                title=TITLE,
                outlet="Associated Press",
                published="2022-03-14T09:30:00+00:00",
                url="https://example.org/talks",
                language="en-GB",
                byline="Jane Doe, Associated Press",
                credits=["Associated Press"],
                text=f"{FIRST}\n\nNo reason\n\n{SECOND}",
            )
        ]

    def test_characters_of_html_are_known_without_the_dtd(self, take):
        (story,) = take(NITF.replace("The <org>ministry</org>", "&mdash;&nbsp;The ministry"))
        assert story.text.startswith("— The ministry said")

    def test_without_any_dtd_they_are_told(self, take):
        text = NITF.replace('<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">', "").replace("The <org>", "&mdash; The <org>")
        (failure,) = take(text)
        assert "mdash" in failure.error.problem
        assert failure.error.line

    def test_a_story_that_is_withdrawn_is_told(self, take):
        (failure,) = take(NITF.replace("<docdata>", '<docdata management-status="canceled">'))
        assert "withdrawn" in failure.error.problem


class TestNewsml:
    def test_an_item_is_read(self, take):
        assert take(message(item("x1"))) == [
            Report(
                id="x1",
                title=TITLE,
                outlet="Reuters",
                published="2022-03-14T09:30:00+01:00",
                url="https://example.org/x1",
                language="en-US",
                byline="Jane Doe",
                credits=["Agence France-Presse", "Reuters"],
                text=f"{FIRST}\n\n{SECOND}",
            )
        ]

    def test_an_item_by_itself_is_read(self, take):
        assert [each.id for each in take(item("x1"))] == ["x1"]

    @pytest.mark.parametrize(
        "content",
        [
            f"<inlineXML><nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'><body><body.content><p>{FIRST}</p>"
            f"<p>{SECOND}</p></body.content></body></nitf></inlineXML>",
            f"<inlineData contenttype='text/plain'>\n{FIRST}\n\n{SECOND}\n</inlineData>",
            f"<inlineData contenttype='text/html'>&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</inlineData>",
            f"<remoteContent href='a.mp4'/><inlineData contenttype='text/plain'>{FIRST}\n\n{SECOND}</inlineData>",
        ],
    )
    def test_the_text_is_read_in_each_of_its_wrappings(self, take, content):
        (report,) = take(message(item(content=content)))
        assert report.text == f"{FIRST}\n\n{SECOND}"

    def test_a_title_that_the_text_repeats_is_told_once(self, take):
        content = f"<inlineData contenttype='text/plain'>{TITLE.upper()}\n\n{FIRST}</inlineData>"
        assert take(message(item(content=content)))[0].text == FIRST

    def test_items_are_read_in_order_and_pictures_passed_over(self, take):
        items = take(message(item("a"), item("b", kind="picture", content=""), item("c"), item("d", content="")))
        assert [each.id for each in items if isinstance(each, Report)] == ["a", "c"]
        assert isinstance(items[2], Unread)
        assert "brings no text" in items[2].error.problem

    def test_an_item_that_is_withdrawn_is_told(self, take):
        (failure,) = take(message(item("a", status="canceled")))
        assert "withdrawn" in failure.error.problem
        assert failure.report is not None
        assert failure.report.id == "a"

    def test_what_came_before_a_fault_is_kept(self, take):
        whole, failure = take(message(item("a"), item("b"))[:-500])
        assert whole.id == "a"
        assert "not well-formed" in failure.error.problem


class TestHostile:
    def test_an_entity_bomb_is_refused(self, take):
        entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
        bomb = NITF.replace(
            '<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">', f'<!DOCTYPE nitf [<!ENTITY e0 "army">{entities}]>'
        ).replace("The <org>", "&e9; The <org>")
        (failure,) = take(bomb)
        assert "declares entities" in failure.error.problem

    @pytest.mark.parametrize("kind", ["SYSTEM", "PUBLIC 'x'"])
    def test_an_external_entity_is_never_opened(self, take, tmp_path, kind):
        (tmp_path / "secret.txt").write_text("the secret")
        doctype = f"<!DOCTYPE nitf [<!ENTITY x {kind} '{(tmp_path / 'secret.txt').as_uri()}'>]>"
        text = NITF.replace('<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">', doctype).replace("The <org>", "&x; The <org>")
        (failure,) = take(text)
        assert isinstance(failure, Unread)
        assert "secret" not in str(failure)

    def test_a_dtd_is_never_opened(self, take, tmp_path):
        (tmp_path / "nitf-3-4.dtd").write_text("<!ENTITY x 'the secret'>")
        (story,) = take(NITF.replace("The <org>", "&x; The <org>"))
        assert isinstance(story, Report)
        assert "secret" not in story.text

    def test_an_item_without_end_is_refused(self, take):
        (failure,) = take(message(item(content=f"<inlineData>{'army ' * 2_000_000}</inlineData>")))
        assert isinstance(failure, Unread)

    def test_markup_nested_without_end_is_refused_or_read(self, take):
        deep = "<div>" * 5_000 + FIRST + "</div>" * 5_000
        (found,) = take(message(item(content=f"<inlineXML><html>{deep}</html></inlineXML>")))
        assert isinstance(found, Unread)
        assert "fault" not in found.error.problem
