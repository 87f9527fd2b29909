"""Both of PyYAML's parsers, for the tests that ask for them."""

from typing import Any

import pytest
import yaml

from generator.loading import yaml_nodes

PARSERS = (yaml.CSafeLoader, yaml.SafeLoader)


@pytest.fixture(params=PARSERS, ids=("c", "python"))
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run the test with libyaml, then with its twin in Python, which words its errors otherwise."""
    monkeypatch.setattr(yaml_nodes, "_PARSER", request.param)
    return request.param
