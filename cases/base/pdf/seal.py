"""The digest of a PDF, and the place where an electronic seal would be put on it."""

import hashlib
from typing import Protocol


def pdf_digest(pdf: bytes) -> str:
    """SHA-256 of the file, as 64 hexadecimal digits; stored beside the document, which cannot contain it."""
    return hashlib.sha256(pdf).hexdigest()


class Sealer(Protocol):
    """Puts a bureau's electronic signature on a finished PDF (PAdES; SM2 devices per GB/T 38540 later)."""

    def seal(self, pdf: bytes) -> bytes:
        """The sealed file. Must keep the given bytes as a prefix (an incremental update), so that they stay
        provable.
        """
        ...


class NoSealer:
    """The default: the paper copy carries the seal, the PDF is left as it is."""

    def seal(self, pdf: bytes) -> bytes:
        """The same bytes."""
        return pdf
