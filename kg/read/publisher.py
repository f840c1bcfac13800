"""Who published an article: by its address, or by the outlet that signs its dateline."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from kg.model import Noise
from kg.read.tables import rows

_SUBDOMAIN = re.compile(r"^(?:www\d?|m|amp|mobile)\.")


@cache
def _hosts() -> dict[str, str]:
    return {host: name for host, name, _ in rows("publishers.csv")}


@cache
def datelines() -> dict[str, str]:
    """How outlets sign a dateline, with their names."""
    signed = {sign: name for _, name, signs in rows("publishers.csv") for sign in signs.split("|") if sign}
    return dict(sorted(signed.items(), key=lambda item: (-len(item[0]), item[0])))


def of_address(url: str) -> str:
    """The outlet's name where its host is known, else the host without `www.`; empty if `url` is no address."""
    try:
        host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").casefold()
    except ValueError:  # such as an unclosed [ of IPv6
        return ""
    host = _SUBDOMAIN.sub("", host)
    if not re.fullmatch(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", host):
        return ""
    parts = host.split(".")
    known = (_hosts().get(".".join(parts[at:])) for at in range(len(parts) - 1))
    return next((name for name in known if name), host)


def of_dateline(text: str, noise: tuple[Noise, ...]) -> str:
    """The outlet that signs the article's dateline; empty if none does."""
    for stretch in noise:
        if stretch.kind == "dateline":
            words = text[stretch.start : stretch.end]
            for sign, name in datelines().items():
                if re.search(rf"(?<![\w.]){re.escape(sign)}(?![\w])", words):
                    return name
            if host := re.search(
                r"(?<!\w)[A-Za-z][\w-]*(?:\.(?:co|go|or|ac))?\.(?:com|co|id|net|tv|news)(?!\w)", words, re.IGNORECASE
            ):
                return of_address(host[0]) if host[0].casefold() in _hosts() else host[0]
    return ""
