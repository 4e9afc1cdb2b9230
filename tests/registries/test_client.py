import gzip
import socket
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from innerwiki.registries.addresses import resolve
from innerwiki.registries.client import Client
from innerwiki.registries.errors import Failure, RegistryError
from tests.registries import server as answers
from tests.registries.clocks import Clock
from tests.registries.server import CSL, HTML, Server, fail, redirect, send

Ask = Callable[..., bytes]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ask(server: Server, clock: Clock) -> Ask:
    client = Client("innerwiki/test (mailto:ada@wiki.example)", server.allowed, clock, 1.0)

    def get(path: str) -> bytes:
        url = path if "://" in path else server.url + path
        return client.get(url, CSL, (CSL,)).body

    return get


def refused(ask: Ask, path: str) -> tuple[Failure, str]:
    with pytest.raises(RegistryError) as caught:
        ask(path)
    return caught.value.failure, str(caught.value)


# --- what goes well ---------------------------------------------------------------------------


def test_an_answer_is_handed_on_and_who_asks_is_told(server: Server, ask: Ask) -> None:
    server.on("/a", send('{"title": "A"}', CSL))
    assert ask("a") == b'{"title": "A"}'
    [asked] = server.asked
    assert asked.headers["user-agent"] == "innerwiki/test (mailto:ada@wiki.example)"
    assert asked.headers["accept"] == CSL
    assert asked.headers["host"] == f"127.0.0.1:{server.port}"


def test_a_packed_answer_is_unpacked(server: Server, ask: Ask) -> None:
    server.on("/a", send(gzip.compress(b"{}"), CSL, Content_Encoding="gzip"))
    assert ask("a") == b"{}"


def test_redirects_are_followed_also_relative_ones(server: Server, ask: Ask) -> None:
    server.on("/a", redirect("/b"))
    server.on("/b", redirect("c", 307))
    server.on("/c", send("{}", CSL))
    assert ask("a") == b"{}"


def test_what_an_address_may_not_hold_is_encoded(server: Server, ask: Ask) -> None:
    server.on("/ä b?q=ö", send("{}", CSL))
    assert ask("ä b?q=ö") == b"{}"


def test_a_host_is_not_asked_again_at_once(server: Server, ask: Ask, clock: Clock) -> None:
    server.on("/a", send("{}", CSL))
    ask("a")
    clock.at += 0.4
    ask("a")
    assert clock.slept == [pytest.approx(0.6)]
    clock.at += 5
    ask("a")
    assert len(clock.slept) == 1


# --- patience ---------------------------------------------------------------------------------


def test_a_server_that_was_out_of_order_is_asked_again(
    server: Server, ask: Ask, clock: Clock
) -> None:
    server.on("/a", fail(500), fail(503), send("{}", CSL))
    assert ask("a") == b"{}"
    assert clock.slept == [1.0, 2.0]


def test_a_server_that_stays_out_of_order_is_left_alone(server: Server, ask: Ask) -> None:
    server.on("/a", fail(500))
    failure, message = refused(ask, "a")
    assert failure is Failure.NO_ANSWER
    assert "is out of order (500); nothing is known, try again later" in message
    assert len(server.asked) == 3


def test_retry_after_is_obeyed(server: Server, ask: Ask, clock: Clock) -> None:
    server.on("/a", fail(429, Retry_After="7"), send("{}", CSL))
    assert ask("a") == b"{}"
    assert clock.slept == [7.0]


def test_retry_after_may_be_a_date(server: Server, ask: Ask, clock: Clock) -> None:
    soon = format_datetime(datetime.now(tz=UTC) + timedelta(seconds=20), usegmt=True)
    server.on("/a", fail(429, Retry_After=soon), send("{}", CSL))
    assert ask("a") == b"{}"
    assert 15 < clock.slept[0] <= 20


@pytest.mark.parametrize("wish", ["soon", "", "-5", "1.5", "Mon, 99 Foo 1865"])
def test_a_retry_after_that_is_none_is_passed_over(
    server: Server, ask: Ask, clock: Clock, wish: str
) -> None:
    server.on("/a", fail(429, Retry_After=wish), send("{}", CSL))
    assert ask("a") == b"{}"
    assert clock.slept == [1.0]


def test_nobody_waits_for_an_hour(server: Server, ask: Ask, clock: Clock) -> None:
    server.on("/a", fail(429, Retry_After="3600"))
    failure, message = refused(ask, "a")
    assert failure is Failure.NO_ANSWER
    assert "has been asked too often (429), and asks to come back in 3600 seconds" in message
    assert clock.slept == []


@pytest.mark.parametrize("fault", [answers.cut, answers.hang_up])
def test_a_connection_that_breaks_off_is_tried_again(
    server: Server, ask: Ask, fault: answers.Handler
) -> None:
    server.on("/a", fault, send("{}", CSL))
    assert ask("a") == b"{}"
    server.on("/b", fault)
    failure, message = refused(ask, "b")
    assert failure is Failure.NO_ANSWER
    assert "cannot be reached" in message


@pytest.mark.parametrize("slow", [answers.drip, answers.drip_header])
def test_a_server_that_drips_is_given_up(server: Server, ask: Ask, slow: answers.Handler) -> None:
    server.on("/a", slow)
    begun = time.monotonic()
    failure, message = refused(ask, "a")
    assert failure is Failure.NO_ANSWER
    assert "takes too long (more than 1 seconds)" in message
    assert time.monotonic() - begun < 3


def test_nobody_at_the_port(ask: Ask, clock: Clock) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    client = Client("test", (f"127.0.0.1 {port}",), clock, 1.0)
    with pytest.raises(RegistryError, match="cannot be reached: Connection refused"):
        client.get(f"http://127.0.0.1:{port}/", CSL, (CSL,))


def test_a_server_that_speaks_no_tls_is_not_spoken_to_in_clear(server: Server, ask: Ask) -> None:
    failure, message = refused(ask, server.url.replace("http:", "https:") + "a")
    assert failure is Failure.NO_ANSWER
    assert "cannot be reached" in message
    assert server.asked == []


# --- what is of no use ------------------------------------------------------------------------


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_not_there_is_told_and_not_asked_twice(
    server: Server, ask: Ask, status: int
) -> None:
    server.on("/a", fail(status))
    assert refused(ask, "a") == (
        Failure.NOT_FOUND,
        f"127.0.0.1:{server.port} knows no such work ({status})",
    )
    assert len(server.asked) == 1


@pytest.mark.parametrize(("status", "told"), [(401, "wants a password"), (403, "does not let us")])
def test_a_closed_door_says_nothing_of_the_work(
    server: Server, ask: Ask, status: int, told: str
) -> None:
    server.on("/a", fail(status))
    failure, message = refused(ask, "a")
    assert failure is Failure.NO_ANSWER
    assert told in message
    assert "nothing is known" in message


def test_another_content_type_is_refused(server: Server, ask: Ask) -> None:
    server.on("/a", send("<p>Sign in</p>", HTML))
    failure, message = refused(ask, "a")
    assert failure is Failure.UNUSABLE
    assert f"answers with text/html instead of {CSL}" in message


def test_no_content_type_is_refused(server: Server, ask: Ask) -> None:
    server.on("/a", send("{}", ""))
    assert refused(ask, "a")[0] is Failure.UNUSABLE


@pytest.mark.parametrize("fault", [answers.endless, answers.bomb])
def test_an_answer_that_is_too_long_is_cut_off(
    server: Server, ask: Ask, fault: answers.Handler
) -> None:
    server.on("/a", fault)
    failure, message = refused(ask, "a")
    assert failure is Failure.UNUSABLE
    assert "answers with more than 5,000,000 bytes, which is refused" in message


def test_an_unknown_packing_is_refused(server: Server, ask: Ask) -> None:
    server.on("/a", send(b"x", CSL, Content_Encoding="br"))
    assert "packs its answer by `br`" in refused(ask, "a")[1]


def test_a_broken_packing_is_refused(server: Server, ask: Ask) -> None:
    server.on("/a", send(b"no gzip", CSL, Content_Encoding="gzip"))
    assert "cannot be unpacked" in refused(ask, "a")[1]


def test_a_circle_of_redirects_is_left(server: Server, ask: Ask) -> None:
    server.on("/a", redirect("/b"))
    server.on("/b", redirect("/a"))
    assert "redirects in a circle" in refused(ask, "a")[1]


def test_a_chain_of_redirects_ends(server: Server, ask: Ask) -> None:
    for number in range(20):
        server.on(f"/{number}", redirect(f"/{number + 1}"))
    assert "redirects more than 8 times" in refused(ask, "0")[1]


def test_what_is_no_http_is_no_answer(server: Server, ask: Ask) -> None:
    server.on("/a", answers.say(b"220 mail.example ready\r\n"))
    assert refused(ask, "a")[0] is Failure.NO_ANSWER


# --- whom it does not speak to ----------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://127.0.0.1:1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://localhost/",
        "http://0.0.0.0/",
        "http://10.0.0.1/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
        "http://240.0.0.1/",
        "http://255.255.255.255/",
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:a00:1]/",
        "http://[::7f00:1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[64:ff9b:1::1]/",
        "http://[2002:7f00:1::1]/",
        "http://[2001:0:7f00:1::1]/",
        "http://[fe80::1]/",
        "http://[fc00::1]/",
        "http://[fec0::1]/",
        "http://[ff02::1]/",
        "http://[2001:db8::1]/",
    ],
)
def test_a_private_address_is_not_asked(server: Server, ask: Ask, url: str) -> None:
    failure, message = refused(ask, url)
    assert failure is Failure.REFUSED
    assert "is no public address, so it is not asked" in message
    server.on("/a", redirect(url))
    failure, message = refused(ask, "a")
    assert failure is Failure.REFUSED
    assert "redirects to where nobody is asked" in message


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "gopher://example.org/",
        "data:application/json,{}",
        "javascript:alert(1)",
        "//",
        "http://",
        "http:///path",
        "http://[::1",
        "http://example.org:99999/",
        "http://example.org:x/",
        "http://user:secret@example.org/",
        "http://exa mple.org/",
        "http://a..b\u00e4/",
    ],
)
def test_what_is_no_web_address_is_not_asked(server: Server, ask: Ask, url: str) -> None:
    with pytest.raises(RegistryError) as caught:
        Client("test").get(url, CSL, (CSL,))
    assert caught.value.failure is Failure.REFUSED
    server.on("/a", redirect(url))
    if "://" in url and not url.startswith("http:///"):
        assert refused(ask, "a")[0] in (Failure.REFUSED, Failure.UNUSABLE)


def test_a_name_that_means_something_else_a_moment_later_changes_nothing(
    server: Server, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.on("/a", send("{}", CSL))
    real = socket.getaddrinfo
    asked = []

    def rebinding(host: str, *rest: object, **named: object) -> object:
        if host != "registry.example":
            return real(host, *rest, **named)  # type: ignore[arg-type]
        asked.append(host)
        address = "127.0.0.1" if len(asked) == 1 else "10.0.0.1"
        return real(address, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    client = Client("test", server.allowed, clock, 1.0)
    url = f"http://registry.example:{server.port}/a"
    assert client.get(url, CSL, (CSL,)).body == b"{}"
    assert asked == ["registry.example"]
    assert server.asked[0].headers["host"] == f"registry.example:{server.port}"
    with pytest.raises(RegistryError, match=r"registry.example \(10.0.0.1\) is no public address"):
        client.get(url, CSL, (CSL,))


def test_a_name_with_one_private_address_among_others_is_not_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80))
        for address in ("93.184.216.34", "192.168.0.1")
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(RegistryError, match=r"mixed.example \(192.168.0.1\) is no public address"):
        Client("test").get("http://mixed.example/", CSL, (CSL,))


def test_of_a_name_only_what_is_allowed_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80))
        for address in ("10.0.0.1", "127.0.0.1")
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert resolve("both.example", 80, ("127.0.0.1 80",)) == ["127.0.0.1"]
    with pytest.raises(RegistryError, match="10.0.0.1"):
        resolve("both.example", 80, ("127.0.0.1 81",))


def test_an_allowance_holds_for_one_port_only(server: Server) -> None:
    client = Client("test", (f"127.0.0.1 {server.port + 1}",))
    with pytest.raises(RegistryError, match="is no public address"):
        client.get(server.url, CSL, (CSL,))
    assert server.asked == []


def test_a_name_that_nobody_has(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(RegistryError, match="nobody.example cannot be resolved") as caught:
        Client("test").get("https://nobody.example/", CSL, (CSL,))
    assert caught.value.failure is Failure.NO_ANSWER
