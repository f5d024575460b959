"""Sealed numbers: open only under the same key and purpose, are found only by the keyed digest."""

from __future__ import annotations

import base64

import pytest

from cases.base.sealing import SealBroken, Sealer

NUMBER = "11010519491231002X"


def test_opens_again() -> None:
    sealer = Sealer("one")
    assert sealer.open(sealer.seal(NUMBER, purpose="identity"), purpose="identity") == NUMBER


def test_never_twice_the_same_text_but_always_the_same_digest() -> None:
    sealer = Sealer("one")
    assert sealer.seal(NUMBER, purpose="identity") != sealer.seal(NUMBER, purpose="identity")
    assert sealer.digest(NUMBER, purpose="identity") == sealer.digest(NUMBER, purpose="identity")


def test_neither_text_nor_digest_shows_the_number() -> None:
    sealer = Sealer("one")
    sealed = sealer.seal(NUMBER, purpose="identity")
    assert NUMBER not in sealed
    assert NUMBER.encode() not in base64.urlsafe_b64decode(sealed.removeprefix("v1:"))
    assert NUMBER[:6] not in sealer.digest(NUMBER, purpose="identity")


def test_another_key_another_purpose_or_a_changed_byte_does_not_open() -> None:
    sealed = Sealer("one").seal(NUMBER, purpose="identity")
    changed = sealed[:-2] + ("A" if sealed[-2] != "A" else "B") + sealed[-1]
    for sealer, text, purpose in (
        (Sealer("two"), sealed, "identity"),
        (Sealer("one"), sealed, "phone"),
        (Sealer("one"), changed, "identity"),
        (Sealer("one"), "v1:short", "identity"),
    ):
        with pytest.raises(SealBroken):
            sealer.open(text, purpose=purpose)


def test_digests_differ_by_key_and_purpose() -> None:
    one, two = Sealer("one"), Sealer("two")
    digests = {
        one.digest(NUMBER, purpose="identity"),
        one.digest(NUMBER, purpose="phone"),
        two.digest(NUMBER, purpose="identity"),
    }
    assert len(digests) == 3


def test_nothing_stays_nothing() -> None:
    sealer = Sealer("one")
    assert (sealer.seal("", purpose="x"), sealer.open("", purpose="x"), sealer.digest("", purpose="x")) == ("", "", "")


def test_the_key_is_not_in_the_representation() -> None:
    assert "one" not in repr(Sealer("one"))
