"""The guards of the test suite hold."""

import socket
from typing import Any

import pytest

from tests.conftest import NetworkRefusedError


def test_other_machines_are_out_of_reach() -> None:
    # 192.0.2.0/24 is reserved for documentation: nobody answers there.
    with socket.socket() as client, pytest.raises(NetworkRefusedError, match=r"192\.0\.2\.1"):
        client.connect(("192.0.2.1", 80))


def test_this_machine_is_in_reach() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as client:
        client.connect(server.getsockname())


@pytest.mark.model
def test_the_model_keeps_the_text(language_model: Any) -> None:
    text = "「停戦を急ぐ」と外相は述べた。"
    assert language_model(text).text == text
