"""Service accounts for the samples: ordinary ones of each kind, and hostile ones."""

from __future__ import annotations

import random
from typing import Any

Description = dict[str, Any]

ORDINARY: Description = {
    "accountName": "Fleet reporting",
    "accountId": "0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c11",
    "apiKey": "0123456789abcdef0123456789abcdef",
    "workspaceId": "3f2c8f0e-5b1d-4c53-9a57-2f6f0c1b7a10",
    "apiBase": "https://api.veracity.com/veracity/dw/gateway/api/v2",
    "tokenUrl": "https://login.microsoftonline.com/dnvglb2cprod.onmicrosoft.com/oauth2/token",
    "resource": "https://dnvglb2cprod.onmicrosoft.com/83054ebf-1d7b-43f5-82ad-b2bde84d7b75",
}
SECRET = "aB3~dEf.GhI_jKlMnOpQrStUvWxYz0123456789-"


def _picked(count: int) -> list[list[str]]:
    return [[f"6f9d3c1e-27f4-4a0b-8a51-{n:012}", f"DCS Period Summary {n}"] for n in range(count)]


KINDS: dict[str, Description] = {
    "reader": {**ORDINARY, "level": "reader"},
    "admin": {**ORDINARY, "level": "admin"},
    "future_level": {**ORDINARY, "level": "contributor"},
    "picked_one": {**ORDINARY, "dataSets": _picked(1)},
    "picked_many": {**ORDINARY, "dataSets": _picked(130)},
    "picked_none": {**ORDINARY, "dataSets": []},
    "no_api_key": {**ORDINARY, "level": "reader", "apiKey": None},
    "secret_inside": {**ORDINARY, "level": "reader", "secret": SECRET},
    "secret_inside_picked": {**ORDINARY, "dataSets": _picked(2), "secret": SECRET},
}

# Texts that commonly break code generators: quotes, line ends, comments, templates, invisible and
# direction-changing characters, characters of other widths and planes.
FRAGMENTS = (
    ["'", '"', "\\", "\n", "\r", "\r\n", "\t", "\0", '"""', "'''", "{}", "{0}", "%", "%s", "$x"]
    + ["$(id)", "`id`", "#", "//", "/*", "*/", ";", "&&", "|", "<END", "END", "!", "~", "-", "="]
    + ["\\n", "\\u0041", "\\x41", "\\N{DASH}", "\\'", "'\\''", "# [end]", "\n# [end]\n", "# [x]"]
    + ["\u2028", "\u2029", "\u0085", "\u000b", "\u000c", "\u001b[31m", "\u007f", "\u009b", "\u001a"]
    + ["\u200e", "\u200f", "\u202e", "\u2066", "\u2069", "\u061c", "\ufeff", "\u200b", "\u00ad"]
    + ["\u0301", "\u200d", "\ufffe", "\uffff", "\U000e0041", "\U0010ffff", "\ue000", "\u3000"]
    + [
        "é",
        "船",
        "한",
        "ア",
        "ａ",
        "ש",
        "ع",
        "ไทย",
        "𝒳",
        "🚢",
        "👩‍👩‍👧",
        "🏳️‍🌈",
        "🇳🇴",
        "👍🏽",
        "⚓",
        "…",
    ]
    + ["import os", "CLIENT_SECRET = ", "ACCOUNT_NAME='", "con", "aux", "a", "B", "7", " ", "  "]
)


def hostile(count: int) -> list[Description]:
    """Give every fragment once and 64 times, then mixtures; the same ones in each run."""
    names = [fragment * repeat for fragment in FRAGMENTS for repeat in (1, 64)]
    chance = random.Random(20261121)
    while len(names) < count:
        names.append(_mixture(chance))
    return [_with_values(name, chance) for name in names]


def _mixture(chance: random.Random) -> str:
    if chance.random() < 0.2:
        letters = (chance.choice((range(0x20, 0x250), range(0x10FFFF)))[:] for _ in range(64))
        scalars = (chance.choice(letter) for letter in letters)
        return "".join(chr(n) for n in scalars if not 0xD800 <= n < 0xE000)
    return "".join(chance.choice(FRAGMENTS) for _ in range(chance.randint(1, 40)))


def _with_values(name: str, chance: random.Random) -> Description:
    values = {key: _mixture(chance) for key in ORDINARY}
    description: Description = {**values, "accountName": name}
    description["secret"] = chance.choice((None, _mixture(chance) or "x"))
    if chance.random() < 0.5:
        description["level"] = chance.choice(("reader", "admin", name))
    else:
        ids = [f"{n}{_mixture(chance)}" for n in range(chance.randint(0, 3))]
        description["dataSets"] = [[data_set_id, _mixture(chance)] for data_set_id in ids]
    return description
