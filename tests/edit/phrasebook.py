"""Wordings by hand in each language, held against records: those that say the same, and others.

Each line has a record, a wording that says just that, and after "!" wordings that do not.
"""

from __future__ import annotations

from decimal import Decimal

from reportbuild.edit.amounts import Record
from reportbuild.model.statistics import Fraction, Range
from tests.edit.desk import statistic

RECORDS: dict[str, Record] = {
    "fled": statistic("fled", 230000, "more_than"),
    "back": statistic("back", 5800, "only"),
    "idle": statistic("idle", 90, "up_to", kind="percent"),
    "young": statistic(
        "young", Range(Decimal(15), Decimal(20)), "between", kind="range", unit="percent"
    ),
    "third": statistic("third", Fraction(1, 3), "around", kind="fraction"),
    "over": statistic("over", 80, "more_than"),
    "least": statistic("least", 80, "at_least"),
    "most": statistic("most", 80, "at_most"),
    "under": statistic("under", 80, "fewer_than"),
    "near": statistic("near", 25, "nearly", kind="percent"),
    "round": statistic("round", 100000),
    "quarter": statistic("quarter", Fraction(1, 4), kind="ratio"),
}

PHRASES = {
    "de": """
fled   mehr als 230.000 Menschen        ! weniger als 230.000 ! mehr als 23.000 ! mehr als 230,000
fled   über 230 Tausend                 ! kaum mehr als 230.000 ! mehr als 230 Millionen
back   lediglich 5.800                  ! rund 5.800 ! nicht nur 5.800
idle   bis zu neunzig Prozent           ! bis zu neunzig ! mindestens 90 Prozent
young  zwischen 15 und 20 Prozent       ! zwischen 15 und 25 Prozent ! 15 oder 25 Prozent
third  etwa ein Drittel                 ! etwa zwei Drittel ! fast ein Drittel
over   mehr als achtzig                 ! mehr als einundachtzig ! mehr als doppelt so viele wie 80
least  mindestens achtzig               ! höchstens achtzig
least  nicht weniger als 80             ! weniger als 80
most   nicht mehr als achtzig           ! mehr als achtzig
under  weniger als 80                   ! mehr als 80 ! nie weniger als 80
near   knapp 25 Prozent                 ! knapp fünfzehn Prozent
round  hunderttausend                   ! zehntausend ! rund hunderttausend
quarter einer von vier                  ! vier von einem ! einer von fünf
""",
    "pt": """
fled   mais de 230 mil                  ! menos de 230 mil ! mais de 230 milhões
fled   para cima de 230.000             ! não mais de 230.000
back   somente 5.800                    ! quase 5.800
idle   até noventa por cento            ! até noventa ! pelo menos 90%
young  entre 15% e 20%                  ! entre 15% e 25%
third  cerca de um terço                ! cerca de dois terços ! quase um terço
over   mais de oitenta                  ! mais de oitenta e um ! mais do dobro de 80
least  não menos de oitenta             ! menos de oitenta
most   no máximo 80                     ! pelo menos 80
most   não mais de oitenta              ! mais de oitenta ! nunca no máximo oitenta e dois
under  menos de 80                      ! mais de 80
near   quase vinte e cinco por cento    ! quase vinte e seis por cento
round  cem mil                          ! mil ! cerca de cem mil
quarter um em cada quatro               ! um em cada cinco
""",
    "ru": """
fled   свыше 230 тысяч                  ! менее 230 тысяч ! свыше 230 миллионов
fled   более 230 000 человек            ! не более 230 000 ! едва более 230 000
back   только 5800                      ! около 5800
idle   до девяноста процентов           ! до девяноста ! не менее 90 %
young  от 15 до 20 процентов            ! от 15 до 25 процентов ! до 20 процентов
third  около одной трети                ! около двух третей ! почти треть
over   более восьмидесяти               ! более восьмидесяти одного ! вдвое больше 80
least  не менее восьмидесяти            ! менее восьмидесяти
most   не более 80                      ! более 80
under  меньше восьмидесяти              ! больше восьмидесяти
near   почти 25 %                       ! почти 15 %
round  сто тысяч                        ! сто ! примерно сто тысяч
quarter один из четырёх                 ! один из пяти
""",
    "fa": """
fled   بیش از ۲۳۰ هزار                  ! کمتر از ۲۳۰ هزار ! بیش از ۲۳۰ میلیون
fled   افزون بر ۲۳۰٬۰۰۰                 ! حداکثر ۲۳۰٬۰۰۰
back   فقط ۵٬۸۰۰                        ! حدود ۵٬۸۰۰
idle   تا نود درصد                      ! تا نود ! دست‌کم ۹۰ درصد
young  بین ۱۵ تا ۲۰ درصد                ! بین ۱۵ تا ۲۵ درصد
third  حدود یک سوم                      ! حدود دو سوم ! بیش از یک سوم
over   بیش از هشتاد                     ! بیش از هشتاد و یک ! بیش از دو برابر ۸۰
least  دست کم هشتاد                     ! حداکثر هشتاد
most   حداکثر هشتاد                     ! دست‌کم هشتاد
under  کمتر از ۸۰                       ! بیش از ۸۰ ! هرگز کمتر از ۸۰
near   نزدیک به ۲۵ درصد                 ! نزدیک به ۱۵ درصد
round  صد هزار                          ! هزار ! حدود صد هزار
quarter یک نفر از هر چهار               ! یک نفر از هر پنج
""",
    "ur": """
fled   دو لاکھ تیس ہزار سے زیادہ        ! دو لاکھ تیس ہزار سے کم ! دو لاکھ سے زیادہ
fled   2,30,000 سے زائد                 ! 2,30,000 سے زیادہ نہیں
back   محض 5,800                        ! تقریباً 5,800
idle   نوے فیصد تک                      ! نوے تک ! کم از کم 90 فیصد
young  15 سے 20 فیصد                    ! 15 سے 25 فیصد
third  تقریباً ایک تہائی                ! تقریباً دو تہائی
over   اسی سے زیادہ                     ! اکاسی سے زیادہ ! 80 کے دوگنا سے زیادہ
least  کم از کم اسی                     ! زیادہ سے زیادہ اسی
most   زیادہ سے زیادہ 80                ! کم از کم 80
under  اسی سے کم                        ! اسی سے زیادہ
near   قریب قریب 25 فیصد                ! قریب قریب 15 فیصد
round  ایک لاکھ                         ! ایک ہزار ! لگ بھگ ایک لاکھ
quarter چار میں سے ایک                  ! پانچ میں سے ایک
""",
    "he": """
fled   למעלה מ-230 אלף                  ! פחות מ-230 אלף ! יותר מ-230 מיליון
fled   יותר מ־230,000 בני אדם           ! לא יותר מ-230,000
back   5,800 בלבד                       ! כ-5,800
idle   עד תשעים אחוזים                  ! עד תשעים ! לפחות 90%
young  בין 15% ל-20%                    ! בין 15% ל-25%
third  בערך שליש                        ! בערך שני שלישים ! יותר משליש
over   יותר משמונים                     ! יותר משמונים ואחת ! יותר מפי שניים מ-80
least  לכל הפחות שמונים                 ! לכל היותר שמונים
least  לא פחות מ-80                     ! פחות מ-80
most   לא יותר מ-80                     ! יותר מ-80
under  פחות מ-80                        ! יותר מ-80
near   כמעט 25%                         ! כמעט 15%
round  מאה אלף                          ! אלף ! כ-100,000
quarter אחד מכל ארבעה                   ! אחד מכל חמישה
""",
    "hi": """
fled   2,30,000 से ज़्यादा लोग           ! 2,30,000 से कम लोग ! 23,000 से अधिक
fled   दो लाख तीस हज़ार से अधिक          ! दो लाख तीस हज़ार से अधिक नहीं
back   सिर्फ़ 5,800                      ! लगभग 5,800
idle   नब्बे प्रतिशत तक                 ! नब्बे तक ! कम से कम 90 प्रतिशत
young  15 से 20 प्रतिशत                 ! 15 से 25 प्रतिशत
third  लगभग एक तिहाई                    ! लगभग दो तिहाई ! एक तिहाई से अधिक
over   अस्सी से अधिक                    ! इक्यासी से अधिक ! 80 के दोगुना से अधिक
least  कम-से-कम अस्सी                   ! अधिक से अधिक अस्सी
most   अधिकतम 80                        ! कम से कम 80
under  अस्सी से कम                      ! अस्सी से अधिक
near   क़रीब-क़रीब 25 प्रतिशत            ! क़रीब-क़रीब 15 प्रतिशत
round  एक लाख                           ! एक हज़ार ! लगभग एक लाख
quarter चार में से एक                   ! पाँच में से एक
""",
    "sw": """
fled   zaidi ya watu 230,000            ! chini ya watu 230,000 ! zaidi ya watu 23,000
fled   zaidi ya elfu 230                ! si zaidi ya elfu 230 ! zaidi ya milioni 230
back   5,800 pekee                      ! takriban 5,800
idle   hadi asilimia tisini             ! hadi tisini ! angalau asilimia 90
young  kati ya asilimia 15 na 20        ! kati ya asilimia 15 na 25
third  takriban theluthi moja           ! takriban theluthi mbili ! zaidi ya theluthi moja
over   zaidi ya themanini               ! zaidi ya themanini na moja ! zaidi ya maradufu ya 80
least  si chini ya 80                   ! chini ya 80
most   si zaidi ya themanini            ! zaidi ya themanini
under  chini ya themanini               ! zaidi ya themanini
near   karibu asilimia 25               ! karibu asilimia 15
round  laki moja                        ! elfu moja ! takriban laki moja
quarter mmoja katika kila wanne         ! mmoja katika kila watano
""",
    "zh": """
fled   超过23万人                       ! 不到23万人 ! 超过23人 ! 超过23亿人
fled   二十三万多人                     ! 二十三万人 ! 不超过23万人
back   只有5,800人                      ! 约5,800人
idle   高达百分之九十                   ! 高达九十 ! 至少90%
young  15%至20%之间                     ! 15%至25%之间
third  约三分之一                       ! 约三分之二 ! 超过三分之一
over   超过八十人                       ! 超过八十一人 ! 超过80人的两倍
least  不少于八十人                     ! 少于八十人
most   不超过80人                       ! 超过80人
under  不到八十                         ! 八十多
near   将近25%                          ! 将近15%
round  十万                             ! 一万 ! 大约十万
quarter 每四人中有一人                  ! 每五人中有一人
""",
    "am": """
fled   ከ230,000 በላይ ሰዎች                 ! ከ230,000 በታች ሰዎች ! ከ23,000 በላይ ሰዎች
fled   ከ230 ሺህ የሚበልጡ                    ! ከ230 ሺህ የማይበልጡ ! ከ230 ሚሊዮን የሚበልጡ
back   5,800 ብቻ                         ! 5,800 ያህል
idle   እስከ ዘጠና በመቶ                      ! እስከ ዘጠና ! ቢያንስ 90 በመቶ
young  ከ15 እስከ 20 በመቶ                   ! ከ15 እስከ 25 በመቶ
third  አንድ ሦስተኛ ያህል                     ! ሁለት ሦስተኛ ያህል ! ከአንድ ሦስተኛ በላይ
over   ከሰማንያ በላይ                        ! ከሰማንያ አንድ በላይ ! ከ80 እጥፍ በላይ
least  ቢያንስ ሰማንያ                        ! ቢበዛ ሰማንያ
most   ቢበዛ 80                           ! ቢያንስ 80
under  ከሰማንያ በታች                        ! ከሰማንያ በላይ
near   25 በመቶ የሚጠጋ                      ! 15 በመቶ የሚጠጋ
round  አንድ መቶ ሺህ                        ! አንድ ሺህ ! አንድ መቶ ሺህ ያህል
quarter ከአራት ውስጥ አንድ                    ! ከአምስት ውስጥ አንድ
""",
}


def phrases(*, holding: bool) -> list[tuple[str, str, str]]:
    """Language, record, wording: those that say what their record says, or those that do not."""
    found: list[tuple[str, str, str]] = []
    for language, lines in PHRASES.items():
        for line in filter(None, lines.splitlines()):
            key, _, rest = line.partition(" ")
            right, *wrong = (words.strip() for words in rest.split("!"))
            found += [(language, key, words) for words in ([right] if holding else wrong)]
    return found
