"""Documents in other languages and scripts, made by hand: a chapter with every kind of line.

Their words are those of Article 1 of the Universal Declaration of Human Rights (United Nations,
1948), which may be copied freely.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reportbuild.model.document import Direction, Document, Line
from reportbuild.model.inlines import Emphasis, Figures, Foreign, Inline, NoteRef, Strong, Text
from reportbuild.model.text import Heading, Listing, Note, Paragraph, Quotation, Table
from tests.documents import SPAN, document, section

SENTENCES: Mapping[str, str] = {
    "fa": (
        "تمام افراد بشر آزاد به دنیا می‌آیند و از لحاظ حیثیت و حقوق با هم برابرند. همه دارای عقل و "
        "وجدان می‌باشند و باید نسبت به یکدیگر با روح برادری رفتار کنند."
    ),
    "ur": (
        "تمام انسان آزاد اور حقوق و عزت کے اعتبار سے برابر پیدا ہوئے ہیں۔ انہیں ضمیر اور عقل ودیعت "
        "ہوئی ہے۔ اس لیے انہیں ایک دوسرے کے ساتھ بھائی چارے کا سلوک کرنا چاہیے۔"
    ),
    "ru": (
        "Все люди рождаются свободными и равными в своём достоинстве и правах. Они наделены "
        "разумом и совестью и должны поступать в отношении друг друга в духе братства."
    ),
    "el": (
        "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα. Είναι "
        "προικισμένοι με λογική και συνείδηση, και οφείλουν να συμπεριφέρονται μεταξύ τους με "
        "πνεύμα αδελφοσύνης."
    ),
    "he": (
        "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם. כולם חוננו בתבונה ובמצפון, לפיכך "
        "חובה עליהם לנהוג איש ברעהו ברוח של אחוה."
    ),
    "hi": (
        "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है। "
        "उन्हें बुद्धि और अन्तरात्मा की देन प्राप्त है और परस्पर उन्हें भाईचारे के भाव से "
        "बर्ताव करना चाहिए।"
    ),
    "zh": "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。",
    "ja": (
        "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。"
        "人間は、理性と良心とを授けられており、互いに同胞の精神をもって行動しなければならない。"
    ),
}

FIGURES: Mapping[str, str] = {"fa": "۲۳۴٬۵۶۷", "ur": "۲۳۴٬۵۶۷", "hi": "२,३४,५६७"}
"""The digits of a language, where they are its own."""

RIGHT_TO_LEFT = frozenset({"fa", "ur", "he"})


def document_in(language: str) -> Document:
    """A document of one chapter in a language: every kind of line, one of them with Latin."""
    sentence = SENTENCES[language]
    words: Line = (Text(sentence),)
    short: Line = (Text(sentence[:16].strip()),)
    figures = Figures(FIGURES.get(language, "234,567"), "n")
    call = NoteRef("call-1", "note-1", "1", first=True)
    direction: Direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    index: Foreign[Inline] = Foreign("en", (Text("OBS 7 (a)"),))
    again: Line = (Text(f"{sentence} "),) * 8
    long: Line = (*again, figures, Text(" ("), index, Text(") "), *words, call)
    made = section(
        Paragraph(long, SPAN),
        Heading(2, short, SPAN, "sec-a"),
        Listing(ordered=True, items=((Paragraph(words, SPAN),),) * 2, span=SPAN, marks=("1", "2")),
        Quotation("testimony", (Paragraph((Emphasis(words), Strong(words)), SPAN),), short, SPAN),
        Table(short, (short, words), ((short, (figures,)),), ("start", "end"), (), SPAN),
        notes=(Note("n", (words, words), SPAN, "note-1", "1", ("call-1",)),),
    )
    heading = sentence[:16].strip()
    chapter = replace(made, heading=heading, title=short)
    return document(chapter, language=language, direction=direction)
