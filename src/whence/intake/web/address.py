"""Where a host's name leads, and whether whence goes there.

A page or feed can name any address, and a name server can give any answer, another one the second
time it is asked. So a name is looked up once, its addresses are looked at, and the connection is
made to one of these, not to the name.
"""

import ipaddress
import socket

from whence.errors import InputError

MOST = 3
"""How many of a host's addresses are tried."""

NAT64 = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def addresses(host: str, port: int, *, allow_private: bool, where: str) -> list[str]:
    """The addresses of a host that may be connected to, in the order of the system's preference.

    Raises InputError where there are none, or only such as are not public.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(f"there is no host {host!r}; check the name and the connection", where=where) from error
    all_ = list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))
    allowed = [address for address in all_ if allow_private or is_public(address)]
    if not allowed:
        told = f"{host!r} leads to {', '.join(all_)}, which is not a public address; allow private ones if it is yours"
        raise InputError(told, where=where)
    return allowed[:MOST]


def is_public(text: str) -> bool:
    """Whether an address is one of the open internet, and so is the one that it may carry within it."""
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return all(a.is_global and not a.is_multicast and not a.is_reserved for a in (address, *_carried(address)))


def _carried(address: Address) -> list[Address]:
    """The IPv4 addresses to which gateways translate an IPv6 address."""
    if isinstance(address, ipaddress.IPv4Address):
        return []
    found: list[Address | None] = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in NAT64:
        found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [each for each in found if each is not None]
