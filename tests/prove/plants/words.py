"""Words of six languages that say numbers, shares, bounds and doubts, as the samples use them.

They are taken from the samples' own texts and translations, not from the builder's lists.
"""

from __future__ import annotations

from collections.abc import Mapping

SOURCE = "en"
TRANSLATED = ("fr", "es", "ar", "sq", "sr")
LANGUAGES = (SOURCE, *TRANSLATED)

NUMBERS: Mapping[str, Mapping[str, str]] = {
    "en": {"two": "three", "three": "four", "four": "five", "five": "six", "eight": "nine",
           "thirteen": "fourteen", "seventeen": "sixteen", "eighteen": "nineteen"},
    "fr": {"deux": "trois", "trois": "quatre", "quatre": "cinq", "cinq": "six", "huit": "neuf",
           "treize": "quatorze", "dix-sept": "dix-huit", "dix-huit": "dix-neuf"},
    "es": {"dos": "tres", "tres": "cuatro", "cuatro": "cinco", "cinco": "seis", "ocho": "nueve",
           "trece": "catorce", "diecisiete": "dieciséis", "dieciocho": "diecinueve"},
    "ar": {"ثلاث": "أربع", "ثلاثة": "أربعة", "أربع": "خمس", "أربعة": "خمسة", "خمس": "ست",
           "خمسة": "ستة", "ثمانية": "تسعة"},
    "sq": {"dy": "tri", "tri": "katër", "tre": "katër", "katër": "pesë", "pesë": "gjashtë",
           "tetë": "nëntë", "trembëdhjetë": "katërmbëdhjetë", "shtatëmbëdhjetë": "gjashtëmbëdhjetë",
           "tetëmbëdhjetë": "nëntëmbëdhjetë"},
    "sr": {"два": "три", "две": "три", "три": "четири", "четири": "пет", "пет": "шест",
           "осам": "девет", "тринаест": "четрнаест", "осамнаест": "деветнаест"},
}  # fmt: skip
"""Number words, each with the word of another number in the same form."""

VALUES: Mapping[str, Mapping[str, int]] = {
    "en": {"two": 2, "three": 3, "four": 4, "five": 5, "eight": 8, "thirteen": 13,
           "seventeen": 17, "eighteen": 18},
    "fr": {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "huit": 8, "treize": 13,
           "dix-sept": 17, "dix-huit": 18},
    "es": {"dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "ocho": 8, "trece": 13,
           "diecisiete": 17, "dieciocho": 18},
    "ar": {"ثلاث": 3, "ثلاثة": 3, "أربع": 4, "أربعة": 4, "خمس": 5, "خمسة": 5, "ثمانية": 8},
    "sq": {"dy": 2, "tri": 3, "tre": 3, "katër": 4, "pesë": 5, "tetë": 8, "trembëdhjetë": 13,
           "shtatëmbëdhjetë": 17, "tetëmbëdhjetë": 18},
    "sr": {"два": 2, "две": 2, "три": 3, "четири": 4, "пет": 5, "осам": 8, "тринаест": 13,
           "осамнаест": 18},
}  # fmt: skip
"""What the number words say."""

PERCENT: Mapping[str, str] = {
    "en": r"\s?%|\sper\scent",
    "fr": r"\s?%|\spour\scent",
    "es": r"\s?%|\spor\sciento",
    "ar": r"\sفي\sالمائة",
    "sq": r"\s?%|\spër\sqind",
    "sr": r"\s?%|\sодсто",
}
"""The signs and words of per cent, with the space before them."""

FRACTIONS: Mapping[str, Mapping[str, str]] = {
    "en": {"half": "a third", "one third": "one quarter", "a third": "a quarter"},
    "fr": {"de la moitié": "d’un tiers", "un tiers": "un quart"},
    "es": {"la mitad": "un tercio", "un tercio": "un cuarto"},
    "ar": {"النصف": "الثلث", "نصف": "ثلث", "ثلث": "ربع"},
    "sq": {"gjysma": "një e treta", "një e treta": "një e katërta"},
    "sr": {"половине": "трећине", "трећине": "четвртине"},
}
"""Fractions in words, each with another in the same form."""

SOMEONE: Mapping[str, str] = {
    "en": "Some", "fr": "Quelques-unes", "es": "Algunas", "ar": "بعضهن", "sq": "Disa", "sr": "Неке",
}  # fmt: skip
"""What is more than none."""

QUALIFIERS: Mapping[str, Mapping[str, str]] = {
    "en": {"only": "around", "around": "up to", "up to": "more than", "more than": "around"},
    "fr": {"seuls": "environ", "seules": "environ", "environ": "jusqu’à", "jusqu’à": "plus de",
           "plus de": "environ"},
    "es": {"hasta el": "más del", "solo": "unas", "más de": "alrededor de"},
    "ar": {"سوى": "نحو", "نحو": "أكثر من", "ما يصل إلى": "أكثر من", "أكثر من": "نحو"},
    "sq": {"vetëm": "rreth", "rreth": "më shumë se", "deri në": "më shumë se",
           "më shumë se": "rreth"},
    "sr": {"само": "око", "око": "преко", "до": "преко", "преко": "око"},
}  # fmt: skip
"""Qualifiers as the free wordings of the samples have them, each with one that says another."""

DENIALS: Mapping[str, str] = {
    "fr": "pas", "es": "no", "ar": "ليس", "sq": "jo", "sr": "не",
}  # fmt: skip
"""The word that turns what follows into its contrary."""

TWICE: Mapping[str, str] = {
    "fr": "deux fois", "es": "el doble de", "ar": "ضعف", "sq": "dyfishi i", "sr": "двоструко",
}  # fmt: skip
"""What makes two of one."""

HEDGES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "en": (("were reportedly ", "were "), (r"Reportedly (?=\{)", ""), (", as was believed", ""),
           ("(?:were|to be) believed to be ", "were "), (r"Believed to be (?=\{)", "")),
    "fr": ((", selon les informations recueillies,", ""), ("présumés être", "en réalité"),
           ("Selon les informations recueillies, ", ""), ("présumées travailler", "au travail"),
           (", présumés au nombre de", ", au nombre de"), ("lieux présumés", "lieux")),
    "es": (("Según los informes recibidos, ", ""), ("(?:Se|se) creía que,? ?", ""),
           (", según se creía", "")),
    "ar": (("حسبما أفادت التقارير، ", ""), ("يُعتقد أن ", ""), ("، حسبما كان يُعتقد", "")),
    "sq": ((", siç raportohej,", ""), ("Siç raportohej, ", ""), ("[Bb]esohej se ", ""),
           (", siç besohej", "")),
    "sr": (("Према извештајима, ", ""), ("[Вв]еровало се да је ", ""), (", како се веровало,", ""),
           ("веровало да ", "да "), ("Како се верује, ", "")),
}  # fmt: skip
"""How the samples hedge what is believed or reported, each with the words that no longer do."""

QUOTES: Mapping[str, str] = {
    "en": "“”", "fr": "«»“”", "es": "“”«»", "ar": "«»", "sq": "„“”", "sr": "„“”",
}  # fmt: skip
"""The quotation marks that a language's words may stand between."""

ELSEWHERE: Mapping[str, str] = {
    "en": "de-DE", "fr": "de-DE", "es": "pt-BR", "ar": "fa-IR", "sq": "sr-Cyrl", "sr": "ru-RU",
}  # fmt: skip
"""A locale of another language."""
