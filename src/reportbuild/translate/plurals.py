"""The plural rules that gettext catalogues name in their header.

In: a language. Out: the value of `Plural-Forms`, or "". Our catalogues have no plural forms; the
field is there because translators' tools ask for it. The rules are those of GNU gettext's manual,
"Plural forms", and of CLDR where it has none.
"""

from __future__ import annotations

_RULES = {
    "nplurals=1; plural=0;": "id ja ka ko ms my th vi zh",
    "nplurals=2; plural=(n != 1);": "bg ca da de el en es et eu fi gl he hu it ku ml mr nb nl "
    "nn no ps pt rom so sq sv sw ta tr ur uz",
    "nplurals=2; plural=(n > 1);": "am bn fa fr hi hy ti",
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20)"
    " ? 1 : 2);": "be bs hr ru sr uk",
    "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);": "cs sk",
    "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);": "pl",
    "nplurals=3; plural=(n==1 ? 0 : n==0 || (n%100>0 && n%100<20) ? 1 : 2);": "ro",
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20)"
    " ? 1 : 2);": "lt",
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);": "lv",
    "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);": "sl",
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11"
    " ? 4 : 5);": "ar",
}
_BY_TAG = {tag: rule for rule, tags in _RULES.items() for tag in tags.split()}
_BY_TAG["pt-BR"] = "nplurals=2; plural=(n > 1);"


def plural_forms(language: str) -> str:
    """Return the rule for a BCP 47 tag, that of its language if it has none; "" if unknown."""
    return _BY_TAG.get(language) or _BY_TAG.get(language.partition("-")[0], "")
