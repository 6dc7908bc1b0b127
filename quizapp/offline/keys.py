"""What an account is known by on a device: tells apart, and says nothing."""

from __future__ import annotations

import hashlib
import hmac

from flask import current_app
from flask_login import current_user

_PURPOSE = "kept on a device"
_DIGEST_BYTES = 12


def device_key() -> str:
    """The key of whoever is logged in; empty for nobody. It outlasts logins and passwords. The
    moment of registration is part of it, since databases give the number of a deleted account
    again."""
    if not current_user.is_authenticated:
        return ""
    told = f"{_PURPOSE} {current_user.id} {current_user.created_at.timestamp()}"
    secret = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.new(secret, told.encode(), hashlib.sha256).hexdigest()[: 2 * _DIGEST_BYTES]
