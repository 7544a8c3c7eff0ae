"""The document is valid OpenAPI 3.1; every example matches its schema and is used; every answer has an example."""

import document
import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

EXAMPLES = document.examples()


def validator(schema: str) -> Draft202012Validator:
    resource = DRAFT202012.create_resource(document.load())
    registry = Registry().with_resource("urn:document", resource)
    checker = Draft202012Validator.FORMAT_CHECKER
    return Draft202012Validator({"$ref": f"urn:document#{schema}"}, registry=registry, format_checker=checker)


def test_document_is_openapi_3_1():
    errors = [f"{list(error.absolute_path)}: {error.message}" for error in OpenAPIV31SpecValidator(document.load()).iter_errors()]
    assert not errors


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.where)
def test_example_meets_its_schema(example):
    errors = [error.message for error in validator(example.schema).iter_errors(example.value)]
    assert not errors


def test_formats_are_really_checked():
    assert list(validator("/components/schemas/Time").iter_errors("yesterday"))
    assert list(validator("/components/schemas/Id").iter_errors("17"))


def test_no_example_is_left_over():
    text = document.PATH.read_text(encoding="utf-8")
    unused = [
        name
        for name in document.load()["components"]["examples"]
        if f'"#/components/examples/{name}"' not in text
    ]
    assert not unused


def test_every_body_has_an_example():
    without = [
        f"{operation.label} {where}"
        for operation in document.operations()
        for where, media in bodies(document.load()["paths"][operation.path][operation.method])
        if not media.get("examples")
    ]
    assert not without


def bodies(call: dict):
    """Every request and answer body of a call, with its path."""
    for media_type, media in call.get("requestBody", {}).get("content", {}).items():
        yield f"request {media_type}", media
    for status, response in call["responses"].items():
        for media_type, media in document.follow(response).get("content", {}).items():
            yield f"{status} {media_type}", media


def test_every_call_says_what_it_refuses():
    """Any backend may give these answers, so every call must document them."""
    for operation in document.operations():
        statuses = set(document.load()["paths"][operation.path][operation.method]["responses"])
        frame = {"400", "401", "429", "500", "503"}
        if operation.name != "getToken":
            frame |= {"403", "404"}
        assert frame <= statuses, operation.label
