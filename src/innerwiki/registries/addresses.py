"""Which machines may be spoken to: those of the public internet, and what was allowed by name.

Anybody can write an address into a citation, so it must not lead into the network of whoever runs
this. A name is resolved once; all that it stands for is checked, and what is then connected to is
the very address that was checked: a name that means something else a moment later changes nothing.
"""

import socket
from collections.abc import Collection
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from innerwiki.registries.errors import Failure, RegistryError

Address = IPv4Address | IPv6Address

_UNICAST = IPv6Network("2000::/3")
"""The IPv6 addresses that are given to machines of the internet."""
_TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv6 addresses that stand for IPv4 ones behind a translator (RFC 6052)."""
_TUNNELS = (IPv6Network("2001::/32"), IPv6Network("2002::/16"))
"""IPv6 addresses that lead to an IPv4 one inside them, by means that are given up."""
_RELAYS = IPv4Network("192.88.99.0/24")


def resolve(host: str, port: int, allowed: Collection[str] = ()) -> list[str]:
    """The addresses of a host, all of which may be spoken to.

    Args:
        host: a name or a literal address, without brackets.
        port: the port.
        allowed: addresses with ports that are allowed although they are not public, each as
            `127.0.0.1 8080`.

    Raises:
        RegistryError: the name is unknown, or one of its addresses is not public.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, ValueError) as error:
        raise RegistryError(
            Failure.NO_ANSWER, f"the name {host} cannot be resolved; is it right, and online?"
        ) from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    named = [text for text in addresses if f"{ip_address(text)} {port}" in allowed]
    for text in named or addresses:
        if not named and not is_public(ip_address(text)):
            where = host if host == text else f"{host} ({text})"
            raise RegistryError(
                Failure.REFUSED,
                f"{where} is no public address, so it is not asked; if it is meant to be, name it "
                "under `allow_private` in [registries]",
            )
    return named or addresses


def is_public(address: Address) -> bool:
    """Whether an address belongs to one machine of the public internet.

    >>> is_public(ip_address("192.0.2.7")), is_public(ip_address("::ffff:127.0.0.1"))
    (False, False)
    >>> is_public(ip_address("64:ff9b::7f00:1")), is_public(ip_address("2606:4700::1"))
    (False, True)
    """
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is None and address not in _TRANSLATED:
            in_tunnel = any(address in network for network in _TUNNELS)
            return address.is_global and address in _UNICAST and not in_tunnel
        address = IPv4Address(int(address) & 0xFFFFFFFF)
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address in _RELAYS
    )
