"""Addresses of pages: which two name one page, and whose page a copy is.

https://www.herald.example/a?utm_source=rss#comments        is the page  http://herald.example/a
https://web.archive.org/web/20211204/https://herald.example/a   is a copy of  https://herald.example/a
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

# Parameters that say who led a reader to a page, and nothing of the page. courlan knows more, but among them cid,
# uid and source, which name the page on some sites.
TRACKING = re.compile(
    r"(?:utm|mtm|pk|piwik|matomo|hsa|oly|vero|ns|itm|mkt|at|wt|guce|_hs)_\w+|_hsenc|_hsmi|_ga|_gl|"
    r"(?:fb|g|d|y|tw|tt|msclk?)clid|msclkid|gclsrc|[gw]braid|igshid|igsh|li_fat_id|mc_[ce]id|s_?cid|cmp|cmpid|"
    r"ref|ref_src|ref_url|referr?er|rss|rssfeed|feed|xtor|smid"
    r"|smtyp|ocid|partner|shared?|sharetype|sr_share|via|ito|taid|"
    r"traffic_source|cn-track|sref|srnd|soc_(?:src|trk)|ftag|spm|guccounter|__twitter_impression",
    re.IGNORECASE,
)
# Archives of the web, with the time a copy was made, and caches: what follows is the original's address.
COPY = re.compile(
    r"(?:https?:)?//(?:(?:web|wayback|www)\.archive\.org/(?:web|wayback)"
    r"|wayback\.archive-it\.org/\d+|(?:www\.)?webarchive\.org\.uk/wayback/\w+|"
    r"archive\.(?:today|ph|is|li|md|fo|vn))/(?:\d{4,14}|\*)(?:\*|[a-z]{2}_)?/(?P<of>.+)"
    r"|(?:https?:)?//webcache\.googleusercontent\.com/search\?q=cache:(?:\w{12}:)?(?P<cached>[^+&]+).*",
    re.IGNORECASE,
)
ARCHIVES = re.compile(r"(?:^|\.)(?:archive\.(?:org|today|ph|is|li|md|fo|vn)|webcache\.googleusercontent\.com)$")


def original(address: str) -> str:
    """The address a web archive's or a cache's copy was made from; any other address as it is."""
    while m := COPY.fullmatch(address.strip()):
        of = m["of"] or m["cached"]
        address = of if re.match(r"https?://", of) else re.sub(r"^(?:https?:/+|//)?", "http://", of)
    return address


def without_tracking(address: str) -> str:
    """The address without its fragment and the parameters that say who led a reader there."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    fragment = parts.fragment if parts.fragment.startswith("!") else ""  # "#!/story/7" was once the way to name a page
    if not parts.query:
        return urlunsplit(parts._replace(fragment=fragment))
    kept = [p for p in parts.query.split("&") if not TRACKING.fullmatch(p.partition("=")[0])]
    return urlunsplit(parts._replace(query="&".join(kept), fragment=fragment))


def page_key(address: str) -> str:
    """What all addresses of one page have in common: host without www and path, parameters in order."""
    try:
        parts = urlsplit(without_tracking(original(address)))
        host = (parts.hostname or "").rstrip(".")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return address
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    host = host.removeprefix("www.")
    return (
        f"{host}{port}{parts.path.rstrip('/')}"
        + (f"?{query}" if query else "")
        + (f"#{parts.fragment}" if parts.fragment else "")
    )


def host_of(address: str) -> str:
    """The host an address names, without www; empty for an archive's, which is nobody's outlet."""
    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    return "" if ARCHIVES.search(host) else host
