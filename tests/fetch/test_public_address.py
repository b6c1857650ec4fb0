import pytest

from crawler.fetch.public_address import is_public


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("93.184.216.34", id="v4"),
        pytest.param("2606:2800:220:1::1", id="v6"),
        pytest.param("64:ff9b::5db8:d822", id="NAT64 of a public one, as networks without v4 resolve it"),
        pytest.param("2002:5db8:d822::1", id="6to4 of a public one"),
    ],
)
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("127.0.0.1", id="loopback"),
        pytest.param("127.255.255.254", id="loopback, the far end"),
        pytest.param("0.0.0.0", id="this host"),  # noqa: S104 - is only looked at
        pytest.param("10.0.0.1", id="private"),
        pytest.param("172.31.255.255", id="private, twelve bits"),
        pytest.param("192.168.1.1", id="private, sixteen bits"),
        pytest.param("169.254.1.1", id="link-local"),
        pytest.param("100.64.0.1", id="carrier"),
        pytest.param("198.18.0.1", id="benchmarks"),
        pytest.param("203.0.113.1", id="documentation"),
        pytest.param("224.0.0.1", id="multicast"),
        pytest.param("239.1.2.3", id="multicast, of a site"),
        pytest.param("240.0.0.1", id="reserved"),
        pytest.param("255.255.255.255", id="broadcast"),
        pytest.param("::", id="v6: unspecified"),
        pytest.param("::1", id="v6: loopback"),
        pytest.param("::7f00:1", id="v6: v4-compatible"),
        pytest.param("::ffff:127.0.0.1", id="v6: v4-mapped"),
        pytest.param("::ffff:7f00:1", id="v6: v4-mapped, in hex"),
        pytest.param("::ffff:0:7f00:1", id="v6: v4-translated"),
        pytest.param("64:ff9b::7f00:1", id="v6: NAT64"),
        pytest.param("64:ff9b:1::7f00:1", id="v6: NAT64 of a network"),
        pytest.param("2002:7f00:1::", id="v6: 6to4"),
        pytest.param("2002:a00:1::1", id="v6: 6to4 of a private one"),
        pytest.param("2001:0:5db8:d822::1", id="v6: Teredo"),
        pytest.param("fe80::1", id="v6: link-local"),
        pytest.param("fe80::1%eth0", id="v6: link-local with a zone"),
        pytest.param("fec0::1", id="v6: site-local"),
        pytest.param("fd00::1", id="v6: private"),
        pytest.param("ff02::1", id="v6: multicast"),
        pytest.param("2001:db8::1", id="v6: documentation"),
        pytest.param("4000::1", id="v6: not given out"),
    ],
)
def test_any_other_address_is_not(address: str) -> None:
    assert not is_public(address)
