"""Numbers from 1 to 999,999 spelt out, by rules written apart from the reader's."""

from __future__ import annotations

EN = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
EN_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
FR = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
FR_TENS = ["_", "_", "vingt", "trente", "quarante", "cinquante", "soixante"]
ES = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
ES_TENS = [
    "_",
    "_",
    "_",
    "treinta",
    "cuarenta",
    "cincuenta",
    "sesenta",
    "setenta",
    "ochenta",
    "noventa",
]
ES_HUNDREDS = [
    "_",
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
]
AR = ["صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
AR_TEENS = [
    "أحد عشر",
    "اثنا عشر",
    "ثلاثة عشر",
    "أربعة عشر",
    "خمسة عشر",
    "ستة عشر",
    "سبعة عشر",
    "ثمانية عشر",
    "تسعة عشر",
]
AR_TENS = ["_", "_", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
AR_HUNDREDS = [
    "_",
    "مائة",
    "مائتان",
    "ثلاثمائة",
    "أربعمائة",
    "خمسمائة",
    "ستمائة",
    "سبعمائة",
    "ثمانمائة",
    "تسعمائة",
]


def spelt(value: int, language: str) -> str:
    """The words for a number."""
    return {"en": _en, "fr": _fr, "es": _es, "ar": _ar}[language](value)


def _en(n: int) -> str:
    if n < 20:
        return EN[n]
    if n < 100:
        return EN_TENS[n // 10] + (f"-{EN[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{EN[n // 100]} hundred" + (f" and {_en(n % 100)}" if n % 100 else "")
    rest = n % 1000
    link = " and " if rest < 100 else " "
    return f"{_en(n // 1000)} thousand" + (f"{link}{_en(rest)}" if rest else "")


def _fr(n: int) -> str:
    if n < 20:
        return FR[n]
    if n < 60 or 60 <= n < 70:
        tens, unit = FR_TENS[n // 10], n % 10
        return tens + ("" if not unit else " et un" if unit == 1 else f"-{FR[unit]}")
    if n < 80:
        return "soixante et onze" if n == 71 else f"soixante-{FR[n - 60]}"
    if n < 100:
        return "quatre-vingts" if n == 80 else f"quatre-vingt-{FR[n - 80]}"
    if n < 1000:
        many = f"{FR[n // 100]} " if n >= 200 else ""
        return f"{many}cent" + (f" {_fr(n % 100)}" if n % 100 else "")
    many = f"{_fr(n // 1000).replace('quatre-vingts', 'quatre-vingt')} " if n >= 2000 else ""
    return f"{many}mille" + (f" {_fr(n % 1000)}" if n % 1000 else "")


def _es(n: int) -> str:
    if n < 30:
        return ES[n]
    if n < 100:
        return ES_TENS[n // 10] + (f" y {ES[n % 10]}" if n % 10 else "")
    if n < 1000:
        rest = f" {_es(n % 100)}" if n % 100 else ""
        return "cien" if n == 100 else ES_HUNDREDS[n // 100] + rest
    many = f"{_es(n // 1000)} " if n >= 2000 else ""
    many = many.replace("veintiuno ", "veintiún ").replace("uno ", "un ")
    return f"{many}mil" + (f" {_es(n % 1000)}" if n % 1000 else "")


def _ar(n: int) -> str:
    if n <= 10:
        return AR[n]
    if n < 20:
        return AR_TEENS[n - 11]
    if n < 100:
        unit = f"{AR[n % 10]} و" if n % 10 else ""
        return unit + AR_TENS[n // 10]
    if n < 1000:
        return AR_HUNDREDS[n // 100] + (f" و{_ar(n % 100)}" if n % 100 else "")
    many = n // 1000
    if many <= 2:
        head = ("ألف", "ألفان")[many - 1]
    else:
        head = f"{_ar(many)} {'آلاف' if 3 <= many % 100 <= 10 else 'ألف'}"
    return head + (f" و{_ar(n % 1000)}" if n % 1000 else "")
