"""Which addresses are the public internet: all others are refused unless a source allows them."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

GLOBAL_UNICAST = IPv6Network("2000::/3")  # all that IANA has given out so far
NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
TEREDO = IPv6Network("2001::/32")  # RFC 4380: leads to an IPv4 address of the sender's choice


def is_public(text: str) -> bool:
    """Tell whether an address, as a resolver spells it, is one that anybody on the internet may reach.

    Addresses that carry another one are judged by what they carry.

    >>> [is_public(text) for text in ("93.184.216.34", "127.0.0.1", "::ffff:7f00:1", "64:ff9b::7f00:1")]
    [True, False, False, False]
    """
    address = ip_address(text)
    return _is_public_v4(address) if isinstance(address, IPv4Address) else _is_public_v6(address)


def _is_public_v4(address: IPv4Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_reserved


def _is_public_v6(address: IPv6Address) -> bool:
    carried = _carried(address)
    if carried is not None:
        return _is_public_v4(carried)
    return address.is_global and address in GLOBAL_UNICAST and address not in TEREDO


def _carried(address: IPv6Address) -> IPv4Address | None:
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
