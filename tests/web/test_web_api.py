"""The API answers as its document says, whatever it is asked; the document and its page are served from here."""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

EXAMPLES = 20
"""Requests for each operation, and as many that are wrong."""


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_every_answer_is_one_that_the_document_describes(site, mode):
    document = schemathesis.openapi.from_url(f"{site.base}/api/openapi.json")
    for found in document.get_all_operations():
        operation = found.ok()
        if mode is GenerationMode.NEGATIVE and not operation.query:
            continue  # there is nothing that could be asked wrongly

        @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy(generation_mode=mode))
        def answers(case):
            case.call_and_validate()

        answers()


def test_the_document_describes_all_that_the_api_answers(client):
    document = client.get("/api/openapi.json").json()
    described = {(path, method) for path, item in document["paths"].items() for method in item}
    routed = {
        (route.path_format, "get")
        for route in client.app.routes
        if route.path_format.startswith("/api/") and not route.path_format.startswith(("/api/openapi", "/api/{path"))
    }
    assert described == routed
    assert ("/api/claims", "get") in described


def test_the_page_of_the_document_names_every_operation(client):
    page = client.get("/api").text
    for path in client.get("/api/openapi.json").json()["paths"]:
        assert f"<code>{path}</code>" in page
    assert "http://" not in page.replace("http://127.0.0.1", "")
    assert "https://" not in page


def test_what_a_page_shows_is_what_the_api_answers(client):
    found = client.get("/api/claims", params={"type": "THREATEN"}).json()
    page = client.get("/claims", params={"type": "THREATEN"}).text
    assert found["total"] == len(found["claims"]) > 0
    assert all(f"/claims/{claim['id']}" in page for claim in found["claims"])


def test_errors_are_json(client):
    answer = client.get("/api/claims", params={"since": "yesterday"})
    assert (answer.status_code, answer.json()["extra"][0]["key"]) == (400, "since")
    answer = client.get("/api/claims/none")
    assert (answer.status_code, answer.json()["detail"]) == (404, "The record has no claim of this id.")
