"""Words that are real and mean nothing together, in the four languages of the made report.

Words have no number, qualifier or hedge in any of the languages, so that whatever the report counts
stands in its statistics. Translations are word for word: every edition has the same structure.
"""

from __future__ import annotations

LANGUAGES = ("en", "fr", "es", "ar")

# English, French, Spanish, Arabic
WORDS = """
the le el ذلك
of de de من
and et y ثم
to à a إلى
in dans en في
that que que التي
was était era كان
for pour para لأجل
on sur sobre على
with avec con مع
by par por بواسطة
they ils ellos هم
from depuis desde منذ
his son su له
had avait había لديه
or ou o أو
were étaient eran كانوا
her sa suya لها
not pas no ليس
it cela eso هذا
who qui quien الذين
out dehors fuera خارج
road route camino الطريق
town ville ciudad المدينة
house maison casa البيت
river rivière río النهر
winter hiver invierno الشتاء
valley vallée valle الوادي
letter lettre carta الرسالة
window fenêtre ventana النافذة
garden jardin jardín الحديقة
paper papier papel الورق
office bureau oficina المكتب
answer réponse respuesta الجواب
village village aldea القرية
reason raison razón السبب
family famille familia الأسرة
school école escuela المدرسة
market marché mercado السوق
bridge pont puente الجسر
station gare estación المحطة
history histoire historia التاريخ
question question pregunta السؤال
evening soir tarde المساء
morning matin mañana الصباح
committee comité comité اللجنة
neighbour voisin vecino الجار
administration administration administración الإدارة
responsibility responsabilité responsabilidad المسؤولية
municipality municipalité municipio البلدية
minority minorité minoría الأقلية
authority autorité autoridad السلطة
prosecution poursuite acusación الملاحقة
displacement déplacement desplazamiento النزوح
protection protection protección الحماية
before avant antes قبل
after après después بعد
under sous bajo تحت
walked marchait caminaba مشى
asked demandait pedía سأل
wrote écrivait escribía كتب
stayed restait quedaba بقي
returned revenait volvía عاد
opened ouvrait abría فتح
thought considérait consideraba نظر
while pendant mientras بينما
"""

# what stands in the text beside them
LABELS = """
see voir véase انظر
table tableau cuadro الجدول
figure figure figura الشكل
chapter chapitre capítulo الفصل
file dossier expediente الملف
"""


def _rows(table: str) -> dict[str, dict[str, str]]:
    rows = (line.split() for line in table.split("\n") if line)
    return {row[0]: dict(zip(LANGUAGES, row, strict=True)) for row in rows}


ENGLISH = tuple(_rows(WORDS))
SHORT = 3
COMMON = tuple((5.5 if len(word) <= SHORT else 2) / (4 + len(word)) for word in ENGLISH)
"""How often each word comes: short ones more often, as in any prose."""

_TRANSLATIONS = _rows(WORDS + LABELS)


def translated(text: str, language: str) -> str:
    """Return a segment of a catalogue word for word; what it does not know stays as it is."""
    parts = []
    for part in text.split(" "):
        bare = part.strip(".,[]()")
        row = _TRANSLATIONS.get(bare.lower())
        parts.append(part.replace(bare, row[language]) if row and bare else part)
    return " ".join(parts)
