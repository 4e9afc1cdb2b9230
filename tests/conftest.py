"""Options and safety of all tests: no network but this machine, expectations renewed on request."""

import pytest
from hypothesis import settings
from pytest_socket import socket_allow_hosts

# A busy machine is no fault of the code; what takes long is measured by tests of its own.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

collect_ignore_glob = ["sites/*"]  # their scripts are run on copies, by test_sites


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-expected",
        action="store_true",
        help="write what came out into the expected files; review the difference",
    )


@pytest.fixture
def update_expected(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-expected"))


@pytest.fixture(autouse=True)
def only_this_machine() -> None:
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)
