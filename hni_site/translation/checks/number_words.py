"""Numbers that languages write with words: 260 million, 26 crore, thirteen.

A language that is missing here is read by its digits alone.
"""

# Word behind a number → how many zeros it stands for. "Mil millones" is one word here.
SCALES: dict[str, dict[str, int]] = {
    "en": {"hundred": 2, "thousand": 3, "lakh": 5, "lakhs": 5, "million": 6, "mn": 6, "crore": 7}
    | {"crores": 7, "billion": 9, "bn": 9, "trillion": 12},
    "es": {"mil millones": 9, "mil": 3, "millón": 6, "millones": 6, "billón": 12, "billones": 12},
    "fr": {"mille": 3, "million": 6, "millions": 6, "milliard": 9, "milliards": 9},
    "pt": {"mil milhões": 9, "mil": 3, "milhão": 6, "milhões": 6, "bilhão": 9, "bilhões": 9},
    "ur": {"ہزار": 3, "لاکھ": 5, "ملین": 6, "کروڑ": 7, "ارب": 9, "بلین": 9, "کھرب": 11},
    "fa": {"هزار": 3, "میلیون": 6, "میلیارد": 9},
    "ps": {"زره": 3, "میلیونه": 6, "میلیون": 6, "میلیارده": 9, "میلیارد": 9},
    "ar": {"آلاف": 3, "ألف": 3, "الف": 3, "ملايين": 6, "مليون": 6, "مليارات": 9, "مليار": 9},
    "hi": {"हज़ार": 3, "हजार": 3, "लाख": 5, "मिलियन": 6, "करोड़": 7, "करोड": 7, "अरब": 9},
    "ne": {"हजार": 3, "लाख": 5, "मिलियन": 6, "करोड": 7, "अर्ब": 9, "अरब": 9},
    "bn": {"হাজার": 3, "লাখ": 5, "লক্ষ": 5, "মিলিয়ন": 6, "কোটি": 7},
    "ta": {"ஆயிரம்": 3, "இலட்சம்": 5, "லட்சம்": 5, "மில்லியன்": 6, "கோடி": 7},
    "th": {"พันล้าน": 9, "ล้าน": 6, "แสน": 5, "หมื่น": 4, "พัน": 3},
    "lo": {"ພັນລ້ານ": 9, "ລ້ານ": 6, "ແສນ": 5, "ໝື່ນ": 4, "ພັນ": 3},
    "km": {"ពាន់លាន": 9, "លាន": 6, "សែន": 5, "ម៉ឺន": 4, "ពាន់": 3},
    "my": {"သန်း": 6, "သိန်း": 5, "သောင်း": 4, "ထောင်": 3},
    "vi": {"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9},
    "id": {"ribu": 3, "juta": 6, "miliar": 9},
    "ru": {"тысяч": 3, "тыс": 3, "миллион": 6, "млн": 6, "миллиард": 9, "млрд": 9},
}

# Number → how its word begins; of some languages the forms that differ most.
WORDS: dict[str, dict[int, tuple[str, ...]]] = {
    language: {number: tuple(word.split("/")) for number, word in enumerate(words.split(), 1)}
    for language, words in {
        "en": "one/first two/second three/third four five/fifth six seven eight nine/ninth ten "
        "eleven twelve/twelfth thirteen",
        "es": "un/primer dos/segund tres/tercer cuatr/cuart cinc/quint seis/sext siete/séptim "
        "ocho/octav nueve/noven diez/décim once doce trece",
        "fr": "un/premi deux/second trois quatr cinq six sept huit neuf/neuv dix onz douz treiz",
        "pt": "um/primeir dois/duas/segund três/terceir quatr/quart cinc/quint seis/sext set/sétim "
        "oit nov/non dez/décim onze doze treze",
        "ur": "ایک/پہل دو/دوسر تین/تیسر چار/چوتھ پانچ چھ سات آٹھ نو/نوی دس گیارہ بارہ تیرہ",
        "hi": "एक/पहल दो/दूसर तीन/तीसर चार/चौथ पाँच/पांच छह/छः/छठ सात आठ नौ दस ग्यारह बारह तेरह",
        "ar": "واحد/أول اثن/ثاني ثلاث/ثالث أربع/رابع خمس/خامس ست/سادس سبع/سابع ثمان/ثامن "
        "تسع/تاسع عشر/عاشر أحد اثن ثلاث",
        "th": "หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ สิบเอ็ด สิบสอง สิบสาม",
        "ru": "од/перв дв/втор тр чет пят шест сем/седьм вос девят десят одиннадцат двенадцат "
        "тринадцат",
    }.items()
}
SMALL = 13  # Numbers above it are hardly ever written as words.

# Years that other calendars add to those of the common one.
ERAS: dict[str, tuple[int, ...]] = {"th": (543,), "ne": (56, 57), "fa": (-621, -622)}
