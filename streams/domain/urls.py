"""Which URLs name the same article.

Libraries either merge what is distinct (courlan's `clean_url` drops `cid=` and `session=`) or keep trackers (w3lib,
url-normalize). This one drops only what is known to be a tracker and normalises only what servers treat alike. The result
is an identity, not an address to fetch: `http` and `https`, `www.`, `m.` and `amp.` hosts are made one.
"""

import re
from typing import Final
from urllib.parse import urlsplit

from streams.domain.article import Article
from streams.domain.ids import article_id

TRACKER_PREFIXES: Final = ("utm_", "mtm_", "pk_", "piwik_", "matomo_", "at_", "hsa_", "_hs", "oly_", "vero_", "itm_", "mc_", "wt_", "ns_", "guce_", "fb_action_")  # fmt: skip
_TRACKERS: Final = (
    # click ids of advertisers and social networks
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh li_fat_id mkt_tok rb_clickid s_kwcid "
    # analytics, and how the reader came
    "_ga _gl ga_source ga_medium ga_campaign xtor xtref wickedid traffic_source ref ref_src ref_url referrer referer "
    "__twitter_impression twitter_impression guccounter soc_src soc_trk trk trkcampaign spm "
    # publishers' own campaign codes: BBC, CNN, Daily Mail, Guardian, New York Times, Washington Post, Yahoo and others
    "ocid icid ncid ito cmp cmpid smid smtyp smprod emc partner wpisrc wpmm tpcc mbid sref sr_share feedtype feedname "
    # the same page for accelerated mobile readers
    "amp outputtype"
)
TRACKERS: Final = frozenset(_TRACKERS.split())
"""Query parameters that never tell articles apart; compared in lower case.

After the general tracking-parameter lists of AdGuard (TrackParamFilter), ClearURLs and Firefox (query stripping), the ones
that courlan 1.4 names as its sources too, plus codes seen on news sites. Left out on purpose, for they select the article
on some sites: `cid`, `id`, `session`, `source`, `src`, `uid`, `keyword`.
"""

_ALIAS_LABELS: Final = ("www", "m", "mobile", "amp")
_HOST: Final = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?|\[[0-9a-f:.]+\]")
_SITE_ONLY: Final = re.compile(r"https://[^/?#]+")
_ESCAPED_OR_OTHER: Final = re.compile(r"%[0-9A-Fa-f]{2}|[^A-Za-z0-9._~!$&'()*,;=:@/-]")
_UNRESERVED: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_DEFAULT_PORTS: Final = (None, 80, 443)


def canonical_url(url: str | None) -> str | None:
    """The identity of a web address; None for what is no http(s) address with a host. Idempotent."""
    if not url:
        return None
    try:
        parts = urlsplit("".join(url.split()))
        port = parts.port
        host = _host(parts.hostname or "")
    except ValueError:
        return None
    if parts.scheme not in ("http", "https", "") or not host or _HOST.fullmatch(host) is None:
        return None
    place = host if port in _DEFAULT_PORTS else f"{host}:{port}"
    query = _query(parts.query)
    bang = _escape(parts.fragment) if parts.fragment.startswith("!") else ""
    return f"https://{place}{_path(parts.path)}" + (f"?{query}" if query else "") + (f"#{bang}" if bang else "")


def identify(article: Article) -> str:
    """The id of an article: its own, else from its canonical URL, else from its text (or HTML, when the text is blank).

    The address of a whole site, which some feeds give for all that they carry, is nobody's identity.
    """
    url = canonical_url(article.url)
    if url is not None and _SITE_ONLY.fullmatch(url) is not None:
        url = None
    body = article.text if article.text and article.text.strip() else article.html
    return article_id(article.id, url, body or "")


def _host(name: str) -> str:
    if ":" in name:
        return f"[{name}]"
    if not name.isascii():
        name = name.encode("idna").decode("ascii")
    name = name.lower().rstrip(".")
    while (cut := name.partition("."))[0] in _ALIAS_LABELS and "." in cut[2]:
        name = cut[2]
    return name


def _path(path: str) -> str:
    kept: list[str] = []
    for segment in _escape(path).split("/"):
        if segment == "..":
            del kept[max(1, len(kept) - 1) :]
        elif segment != ".":
            kept.append(segment)
    while len(kept) > 1 and (kept[-1] == "" or (kept[-1].lower() == "amp" and len(kept) > 2)):
        kept.pop()
    return "/".join(kept)


def _query(query: str) -> str:
    pairs = (_escape(pair.replace("+", "%20")) for pair in query.split("&") if pair)
    return "&".join(sorted(pair for pair in pairs if not _is_tracker(pair.partition("=")[0].lower())))


def _is_tracker(name: str) -> bool:
    return name in TRACKERS or name.startswith(TRACKER_PREFIXES)


def _escape(text: str) -> str:
    """One way to write it: unreserved characters plain, all else as upper-case `%XX` of UTF-8 (RFC 3986, 6.2.2)."""
    return _ESCAPED_OR_OTHER.sub(_one_way, text)


def _one_way(match: re.Match[str]) -> str:
    found = match[0]
    if len(found) == 3:
        plain = chr(int(found[1:], 16))
        return plain if plain in _UNRESERVED else found.upper()
    return "".join(f"%{byte:02X}" for byte in found.encode("utf-8", "replace"))
