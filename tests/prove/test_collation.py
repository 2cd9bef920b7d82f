"""The order of words against another implementation of it: ICU's, in Node."""

from __future__ import annotations

import json
import random
import re
import subprocess
from pathlib import Path

import polib
import pytest

from reportbuild.edit.collation import sort_key

SOURCES = Path("sources")
WORDS = 500

LETTERS = {
    "en": "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    "fr": "a à â b c ç d e é è ê ë i î ï o ô œ u ù û ü y ÿ z - ’",
    "es": "a á b c ch d e é i í l ll m n ñ o ó r rr u ú ü y z",
    "sq": "a b c ç d dh e ë f g gj h i j k l ll m n nj o p q r rr s sh t th u v x xh y z zh",
    "sr-Latn": "a b c č ć d dž đ e g h i j l lj m n nj o s š t u z ž",
    "sr-Cyrl": " ".join("абвгдђежзијклљмнњопрстћуфхцчџш"),
    "ru": " ".join("абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    "ar": " ".join("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي") + " ال لا لل ال",
    "de": "a ä b c d e o ö u ü s ß ss z",
    "pt": "a á à ã â b c ç e é ê o õ ô u z",
    "sw": "a b ch d g h m n ng ny s sh w z",
}
"""Letters of each alphabet, digraphs among them, from which words are made."""

SORTED_BY_ICU = """
const {language, words} = JSON.parse(require("fs").readFileSync(0));
console.log(JSON.stringify(words.sort().sort(new Intl.Collator(language).compare)));
"""


def printed(language: str) -> set[str]:
    """Words of the samples' texts and catalogues."""
    name = {"sr-Cyrl": "sr"}.get(language, language)
    texts = [
        e.msgstr for po in SOURCES.glob(f"*/editions/{name}.po") for e in polib.pofile(str(po))
    ]
    if language == "en":
        texts = [path.read_text() for path in SOURCES.glob("*/text/*.md")]
    return set(re.findall(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", " ".join(texts)))


def examples(language: str) -> list[str]:
    """Words of the samples, and made ones: capitals, two words, figures, another script."""
    chance = random.Random(language)
    letters = LETTERS[language].split()
    own = sorted(printed(language))
    words = set(chance.sample(own, min(WORDS // 2, len(own))))
    while len(words) < WORDS:
        word = "".join(chance.choice(letters) for _ in range(chance.randint(1, 6)))
        if language != "ar":
            word = chance.choice([word, word, word.capitalize(), word.upper()])
        word += chance.choice(
            ["", "", "", "", f" {chance.choice(letters)}", str(chance.randint(1, 30))]
        )
        words.add(chance.choice([word] * 19 + [f"NATO {word}"]))
    return sorted(words)


@pytest.mark.prove
@pytest.mark.parametrize("language", LETTERS)
def test_words_stand_as_icu_has_them(language: str):
    """`Intl.Collator`, with what CLDR says of the language, puts 500 words in the same order."""
    words = examples(language)
    asked = json.dumps({"language": language, "words": words})
    icu = subprocess.run(
        ["node", "-e", SORTED_BY_ICU], input=asked, capture_output=True, text=True, check=True
    )
    assert len(words) == WORDS
    assert sorted(words, key=lambda word: sort_key(word, language)) == json.loads(icu.stdout)
