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


SR = [
    "нула",
    "један",
    "два",
    "три",
    "четири",
    "пет",
    "шест",
    "седам",
    "осам",
    "девет",
    "десет",
    "једанаест",
    "дванаест",
    "тринаест",
    "четрнаест",
    "петнаест",
    "шеснаест",
    "седамнаест",
    "осамнаест",
    "деветнаест",
]
SR_TENS = [
    "_",
    "_",
    "двадесет",
    "тридесет",
    "четрдесет",
    "педесет",
    "шездесет",
    "седамдесет",
    "осамдесет",
    "деведесет",
]
SR_HUNDREDS = [
    "_",
    "сто",
    "двеста",
    "триста",
    "четиристо",
    "петсто",
    "шесто",
    "седамсто",
    "осамсто",
    "деветсто",
]


def spelt(value: int, language: str) -> str:
    """The words for a number."""
    return _SPELLERS[language](value)


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


def _sr(n: int, *, feminine: bool = False) -> str:
    if n < 20:
        return {1: "једна", 2: "две"}.get(n, SR[n]) if feminine else SR[n]
    if n < 100:
        return SR_TENS[n // 10] + (f" {_sr(n % 10, feminine=feminine)}" if n % 10 else "")
    if n < 1000:
        rest = f" {_sr(n % 100, feminine=feminine)}" if n % 100 else ""
        return SR_HUNDREDS[n // 100] + rest
    many = n // 1000
    few = 2 <= many % 10 <= 4 and not 12 <= many % 100 <= 14
    counted = f"{_sr(many, feminine=True)} {'хиљаде' if few else 'хиљада'}"
    head = "хиљаду" if many == 1 else counted
    return head + (f" {_sr(n % 1000)}" if n % 1000 else "")


DE = [
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
]
DE_TENS = [
    "_",
    "zehn",
    "zwanzig",
    "dreißig",
    "vierzig",
    "fünfzig",
    "sechzig",
    "siebzig",
    "achtzig",
    "neunzig",
]
PT = [
    "zero",
    "um",
    "dois",
    "três",
    "quatro",
    "cinco",
    "seis",
    "sete",
    "oito",
    "nove",
    "dez",
    "onze",
    "doze",
    "treze",
    "catorze",
    "quinze",
    "dezasseis",
    "dezassete",
    "dezoito",
    "dezanove",
]
PT_TENS = [
    "_",
    "_",
    "vinte",
    "trinta",
    "quarenta",
    "cinquenta",
    "sessenta",
    "setenta",
    "oitenta",
    "noventa",
]
PT_HUNDREDS = [
    "_",
    "cento",
    "duzentos",
    "trezentos",
    "quatrocentos",
    "quinhentos",
    "seiscentos",
    "setecentos",
    "oitocentos",
    "novecentos",
]
RU = [
    "ноль",
    "один",
    "два",
    "три",
    "четыре",
    "пять",
    "шесть",
    "семь",
    "восемь",
    "девять",
    "десять",
    "одиннадцать",
    "двенадцать",
    "тринадцать",
    "четырнадцать",
    "пятнадцать",
    "шестнадцать",
    "семнадцать",
    "восемнадцать",
    "девятнадцать",
]
RU_TENS = [
    "_",
    "_",
    "двадцать",
    "тридцать",
    "сорок",
    "пятьдесят",
    "шестьдесят",
    "семьдесят",
    "восемьдесят",
    "девяносто",
]
RU_HUNDREDS = [
    "_",
    "сто",
    "двести",
    "триста",
    "четыреста",
    "пятьсот",
    "шестьсот",
    "семьсот",
    "восемьсот",
    "девятьсот",
]
FA = [
    "صفر",
    "یک",
    "دو",
    "سه",
    "چهار",
    "پنج",
    "شش",
    "هفت",
    "هشت",
    "نه",
    "ده",
    "یازده",
    "دوازده",
    "سیزده",
    "چهارده",
    "پانزده",
    "شانزده",
    "هفده",
    "هجده",
    "نوزده",
]
FA_TENS = ["_", "_", "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"]
FA_HUNDREDS = ["_", "صد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد"]
UR = [
    "صفر",
    "ایک",
    "دو",
    "تین",
    "چار",
    "پانچ",
    "چھ",
    "سات",
    "آٹھ",
    "نو",
    "دس",
    "گیارہ",
    "بارہ",
    "تیرہ",
    "چودہ",
    "پندرہ",
    "سولہ",
    "سترہ",
    "اٹھارہ",
    "انیس",
]
UR_TENS = ["_", "_", "بیس", "تیس", "چالیس", "پچاس", "ساٹھ", "ستر", "اسی", "نوے"]
HE = ["אפס", "אחת", "שתיים", "שלוש", "ארבע", "חמש", "שש", "שבע", "שמונה", "תשע", "עשר"]
HE_TENS = ["_", "_", "עשרים", "שלושים", "ארבעים", "חמישים", "שישים", "שבעים", "שמונים", "תשעים"]
HE_THOUSANDS = [
    "_",
    "אלף",
    "אלפיים",
    "שלושת",
    "ארבעת",
    "חמשת",
    "ששת",
    "שבעת",
    "שמונת",
    "תשעת",
    "עשרת",
]
HI = [
    "शून्य",
    "एक",
    "दो",
    "तीन",
    "चार",
    "पाँच",
    "छह",
    "सात",
    "आठ",
    "नौ",
    "दस",
    "ग्यारह",
    "बारह",
    "तेरह",
    "चौदह",
    "पंद्रह",
    "सोलह",
    "सत्रह",
    "अठारह",
    "उन्नीस",
    "बीस",
    "इक्कीस",
    "बाईस",
    "तेईस",
    "चौबीस",
    "पच्चीस",
    "छब्बीस",
    "सत्ताईस",
    "अट्ठाईस",
    "उनतीस",
    "तीस",
    "इकतीस",
    "बत्तीस",
    "तैंतीस",
    "चौंतीस",
    "पैंतीस",
    "छत्तीस",
    "सैंतीस",
    "अड़तीस",
    "उनतालीस",
    "चालीस",
]
SW = ["sifuri", "moja", "mbili", "tatu", "nne", "tano", "sita", "saba", "nane", "tisa", "kumi"]
SW_TENS = [
    "_",
    "kumi",
    "ishirini",
    "thelathini",
    "arobaini",
    "hamsini",
    "sitini",
    "sabini",
    "themanini",
    "tisini",
]
ZH = "零一二三四五六七八九"
AM = ["ዜሮ", "አንድ", "ሁለት", "ሦስት", "አራት", "አምስት", "ስድስት", "ሰባት", "ስምንት", "ዘጠኝ", "አሥር"]
AM_TENS = ["_", "አሥራ", "ሃያ", "ሠላሳ", "አርባ", "ሃምሳ", "ስድሳ", "ሰባ", "ሰማንያ", "ዘጠና"]


def _de(n: int) -> str:
    if n <= 12:
        return DE[n]
    if n < 20:
        return {16: "sechzehn", 17: "siebzehn"}.get(n, f"{DE[n - 10]}zehn")
    if n < 100:
        unit = "ein" if n % 10 == 1 else DE[n % 10]
        return (f"{unit}und" if n % 10 else "") + DE_TENS[n // 10]
    if n < 1000:
        return f"{_de(n // 100).replace('eins', 'ein')}hundert" + (_de(n % 100) if n % 100 else "")
    many = _de(n // 1000)
    many = many.removesuffix("s") if many.endswith("eins") else many
    return f"{many}tausend" + (_de(n % 1000) if n % 1000 else "")


def _pt(n: int) -> str:
    if n < 20:
        return PT[n]
    if n < 100:
        return PT_TENS[n // 10] + (f" e {PT[n % 10]}" if n % 10 else "")
    if n < 1000:
        return "cem" if n == 100 else PT_HUNDREDS[n // 100] + (f" e {_pt(n % 100)}" * (n % 100 > 0))
    rest = n % 1000
    link = " e " if rest < 100 or rest % 100 == 0 else " "
    many = f"{_pt(n // 1000)} " if n >= 2000 else ""
    return f"{many}mil" + (f"{link}{_pt(rest)}" if rest else "")


def _ru(n: int) -> str:
    if n < 20:
        return RU[n]
    if n < 100:
        return RU_TENS[n // 10] + (f" {RU[n % 10]}" if n % 10 else "")
    if n < 1000:
        return RU_HUNDREDS[n // 100] + (f" {_ru(n % 100)}" if n % 100 else "")
    many, teens = n // 1000, 10 < n // 1000 % 100 < 20
    counted = _ru(many)
    if not teens and many % 10 in {1, 2}:
        counted = counted.removesuffix("один").removesuffix("два") + ("одна", "две")[many % 10 - 1]
    unit = "тысяч" if teens or not 0 < many % 10 < 5 else "тысяча" if many % 10 == 1 else "тысячи"
    return f"{counted} {unit}" + (f" {_ru(n % 1000)}" if n % 1000 else "")


def _fa(n: int) -> str:
    if n < 20:
        return FA[n]
    if n < 100:
        return FA_TENS[n // 10] + (f" و {FA[n % 10]}" if n % 10 else "")
    if n < 1000:
        return FA_HUNDREDS[n // 100] + (f" و {_fa(n % 100)}" if n % 100 else "")
    many = f"{_fa(n // 1000)} " if n >= 2000 else ""
    return f"{many}هزار" + (f" و {_fa(n % 1000)}" if n % 1000 else "")


def _indian(n: int, below: list[str], tens: list[str], places: tuple[str, str, str]) -> str:
    """Numbers by hundreds, thousands, lakhs; those between 20 and 100 only as far as listed."""
    hundred, thousand, lakh = places
    if n < len(below):
        return below[n]
    if n < 100:
        return tens[n // 10]
    for size, name in ((100_000, lakh), (1000, thousand), (100, hundred)):
        if n >= size:
            rest = _indian(n % size, below, tens, places) if n % size else ""
            return f"{_indian(n // size, below, tens, places)} {name} {rest}".strip()
    raise ValueError(n)


def _hi(n: int) -> str:
    return _indian(n, HI, ["चालीस"] * 10, ("सौ", "हज़ार", "लाख"))


def _ur(n: int) -> str:
    return _indian(n, UR, UR_TENS, ("سو", "ہزار", "لاکھ"))


def _he(n: int) -> str:
    if n <= 10:
        return HE[n]
    if n < 20:
        return ("שתים" if n == 12 else "אחת" if n == 11 else HE[n - 10]) + " עשרה"
    if n < 100:
        return HE_TENS[n // 10] + (f" ו{HE[n % 10]}" if n % 10 else "")
    if n < 1000:
        rest = n % 100
        hundreds = {1: "מאה", 2: "מאתיים"}.get(n // 100, f"{HE[n // 100]} מאות")
        link = " " if 20 < rest < 100 and rest % 10 else " ו"
        return hundreds + (f"{link}{_he(rest)}" if rest else "")
    many, rest = n // 1000, n % 1000
    head = HE_THOUSANDS[many] if many <= 2 else f"{_he(many)} אלף"
    head = f"{HE_THOUSANDS[many]} אלפים" if 3 <= many <= 10 else head
    return head + (f" ו{_he(rest)}" if rest else "")


def _sw(n: int) -> str:
    if n <= 10:
        return SW[n]
    if n < 100:
        return SW_TENS[n // 10] + (f" na {SW[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"mia {SW[n // 100]}" + (f" na {_sw(n % 100)}" if n % 100 else "")
    return f"elfu {_sw(n // 1000)}" + (f" na {_sw(n % 1000)}" if n % 1000 else "")


def _zh(n: int) -> str:
    if n < 10:
        return ZH[n]
    if n < 20:
        return "十" + (ZH[n % 10] if n % 10 else "")
    for size, name in ((10_000, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if n >= size:
            rest = n % size
            nought = "零" if rest and rest < size // 10 else ""
            tail = f"一{_zh(rest)}" if 10 <= rest < 20 else _zh(rest)
            return f"{_zh(n // size)}{name}{nought}{tail if rest else ''}"
    raise ValueError(n)


def _am(n: int) -> str:
    if n <= 10:
        return AM[n]
    if n < 100:
        return AM_TENS[n // 10] + (f" {AM[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{AM[n // 100]} መቶ" + (f" {_am(n % 100)}" if n % 100 else "")
    return f"{_am(n // 1000)} ሺህ" + (f" {_am(n % 1000)}" if n % 1000 else "")


_SPELLERS = {
    "en": _en,
    "fr": _fr,
    "es": _es,
    "ar": _ar,
    "sr-Cyrl": _sr,
    "de": _de,
    "pt": _pt,
    "ru": _ru,
    "fa": _fa,
    "ur": _ur,
    "he": _he,
    "hi": _hi,
    "sw": _sw,
    "zh": _zh,
    "am": _am,
}
