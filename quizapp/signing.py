"""How cookies, tokens and passes are signed: HMAC-SHA-256.

What was signed with SHA-1, as itsdangerous and Flask do by themselves and as we did, is still
taken: sessions, forms that stand open and passes go on, and each is signed anew when it is written.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

from itsdangerous import Signer, TimestampSigner, URLSafeSerializer, URLSafeTimedSerializer

DIGEST = staticmethod(hashlib.sha256)
EARLIER_DIGEST = hashlib.sha1


class _Signer(Signer):
    default_digest_method = DIGEST


class _TimestampSigner(TimestampSigner):
    default_digest_method = DIGEST


class Serializer(URLSafeSerializer):
    """Of what has no end."""

    default_signer = _Signer
    default_fallback_signers = [Signer]  # noqa: RUF012 - as the original has it


class TimedSerializer(URLSafeTimedSerializer):
    """Of what ends."""

    default_signer = _TimestampSigner
    default_fallback_signers = [TimestampSigner]  # noqa: RUF012


@lru_cache(maxsize=8)
def kept_serializer(secret_key: str, salt: str) -> TimedSerializer:
    """One made before, which holds nothing but its key: each form is checked by one."""
    return TimedSerializer(secret_key, salt=salt)
