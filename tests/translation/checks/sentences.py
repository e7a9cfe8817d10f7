"""Sentences of a newsroom in seven languages, written by hand, with places for numbers and names.

`[[words]]` is a link, `**words**` is bold, `_` before ? ! ; : is the narrow space of French. What
stands in braces is rendered by `writing.py` in the manner of each language.
"""

LANGUAGES = ("es", "fr", "ur", "hi", "th", "ar")

# Field → one text in every language.
SENTENCES: list[tuple[str, dict[str, str]]] = [
    (
        "body.text",
        {
            "en": "HNI now has {big} members in {small} countries.",
            "es": "HNI tiene ahora {big} integrantes en {small} países.",
            "fr": "HNI compte désormais {big} membres dans {small} pays.",
            "ur": "HNI کے اب {small} ملکوں میں {big} ارکان ہیں۔",
            "hi": "HNI के अब {small} देशों में {big} सदस्य हैं।",
            "th": "ปัจจุบัน HNI มีสมาชิก {big} คนใน {small} ประเทศ",
            "ar": "لدى HNI الآن {big} عضو في {small} بلدًا.",
        },
    ),
    (
        "body.text",
        {
            "en": "Home-based workers met in {place} on {date} to talk about [[social "
            "protection]].",
            "es": "Las trabajadoras en domicilio se reunieron en {place} el {date} para hablar "
            "de la "
            "[[protección social]].",
            "fr": "Les travailleuses à domicile se sont réunies à {place} le {date} pour parler de "
            "[[protection sociale]].",
            "ur": "گھر مزدور {date} کو {place} میں ملے تاکہ [[سماجی تحفظ]] پر بات کریں۔",
            "hi": "गृह-आधारित कामगार {date} को {place} में [[सामाजिक सुरक्षा]] पर बात करने के लिए मिले।",
            "th": "ผู้รับงานไปทำที่บ้านพบกันที่{place}เมื่อวันที่ {date} เพื่อหารือเรื่อง[[ความคุ้มครองทางสังคม]]",
            "ar": "اجتمعت العاملات من المنزل في {place} يوم {date} للحديث عن [[الحماية "
            "الاجتماعية]].",
        },
    ),
    (
        "body.text",
        {
            "en": "Who pays for the {small} hours that nobody counts?",
            "es": "¿Quién paga las {small} horas que nadie cuenta?",
            "fr": "Qui paie les {small} heures que personne ne compte_?",
            "ur": "ان {small} گھنٹوں کی اجرت کون دیتا ہے جنہیں کوئی نہیں گنتا؟",
            "hi": "उन {small} घंटों का पैसा कौन देता है जिन्हें कोई नहीं गिनता?",
            "th": "ใครจ่ายค่าแรงสำหรับ {small} ชั่วโมงที่ไม่มีใครนับ",
            "ar": "من يدفع مقابل {small} ساعة لا يحسبها أحد؟",
        },
    ),
    (
        "body.text",
        {
            "en": "The convention C177 has been in force since {date}; {small} countries "
            "ratified it.",
            "es": "El convenio C177 está en vigor desde el {date}; {small} países lo ratificaron.",
            "fr": "La convention C177 est en vigueur depuis le {date}_; {small} pays l'ont "
            "ratifiée.",
            "ur": "کنونشن C177 {date} سے نافذ ہے؛ {small} ملک اس کی توثیق کر چکے ہیں۔",
            "hi": "कन्वेंशन C177 {date} से लागू है; {small} देश इसका अनुसमर्थन कर चुके हैं।",
            "th": "อนุสัญญา C177 มีผลใช้บังคับตั้งแต่วันที่ {date} โดยมี {small} ประเทศให้สัตยาบันแล้ว",
            "ar": "الاتفاقية C177 سارية منذ {date}؛ وقد صدّق عليها {small} بلدًا.",
        },
    ),
    (
        "summary",
        {
            "en": "About {million} people work at home, {percent} of them women.",
            "es": "Unos {million} de personas trabajan en su casa, el {percent} de ellas mujeres.",
            "fr": "Environ {million} de personnes travaillent chez elles, dont {percent} de "
            "femmes.",
            "ur": "تقریباً {million} لوگ گھر میں کام کرتے ہیں، جن میں {percent} خواتین ہیں۔",
            "hi": "लगभग {million} लोग घर पर काम करते हैं, जिनमें {percent} महिलाएँ हैं।",
            "th": "ประชากรราว {million}คนทำงานที่บ้าน โดย {percent} เป็นผู้หญิง",
            "ar": "يعمل نحو {million} شخص في المنزل، {percent} منهم نساء.",
        },
    ),
    (
        "body.text",
        {
            "en": "Write to {email} or call {phone}.",
            "es": "Escriba a {email} o llame al {phone}.",
            "fr": "Écrivez à {email} ou appelez le {phone}.",
            "ur": "{email} پر لکھیں یا {phone} پر فون کریں۔",
            "hi": "{email} पर लिखें या {phone} पर फ़ोन करें।",
            "th": "เขียนถึง {email} หรือโทร {phone}",
            "ar": "اكتبوا إلى {email} أو اتصلوا على الرقم {phone}.",
        },
    ),
    (
        "body.text",
        {
            "en": "Read the **whole report** at {url}.",
            "es": "Lea el **informe completo** en {url}.",
            "fr": "Lisez le **rapport complet** sur {url}.",
            "ur": "**پوری رپورٹ** {url} پر پڑھیں۔",
            "hi": "**पूरी रिपोर्ट** {url} पर पढ़ें।",
            "th": "อ่าน**รายงานฉบับเต็ม**ได้ที่ {url}",
            "ar": "اقرأوا **التقرير الكامل** على {url}.",
        },
    ),
    (
        "title",
        {
            "en": "Weavers win a fair price",
            "es": "Las tejedoras logran un precio justo",
            "fr": "Les tisserandes obtiennent un prix juste",
            "ur": "بُنکروں نے منصفانہ قیمت جیت لی",
            "hi": "बुनकरों ने उचित दाम जीता",
            "th": "ช่างทอผ้าได้ราคาที่เป็นธรรม",
            "ar": "النساجات يحصلن على سعر عادل",
        },
    ),
    (
        "body.quote.text",
        {
            "en": "“We want [[decent work]], not pity,” said a weaver from {place}.",
            "es": "«Queremos [[trabajo decente]], no lástima», dijo una tejedora de {place}.",
            "fr": "«_Nous voulons un [[travail décent]], pas de pitié_», a dit une tisserande de "
            "{place}.",
            "ur": "{place} کی ایک بُنکر نے کہا: ”ہمیں [[باوقار کام]] چاہیے، ترس نہیں۔“",
            "hi": "{place} की एक बुनकर ने कहा, “हमें [[सम्मानजनक काम]] चाहिए, दया नहीं।”",
            "th": "“เราต้องการ[[งานที่มีคุณค่า]] ไม่ใช่ความสงสาร” ช่างทอผ้าจาก{place}กล่าว",
            "ar": "قالت نسّاجة من {place}: «نريد [[العمل اللائق]] لا الشفقة».",
        },
    ),
    (
        "body.text",
        {
            "en": "Dear %(name)s, you have {small} new messages.",
            "es": "Estimada %(name)s, tiene {small} mensajes nuevos.",
            "fr": "Bonjour %(name)s, vous avez {small} nouveaux messages.",
            "ur": "محترمہ %(name)s، آپ کے {small} نئے پیغام ہیں۔",
            "hi": "प्रिय %(name)s, आपके {small} नए संदेश हैं।",
            "th": "เรียน %(name)s คุณมีข้อความใหม่ {small} ข้อความ",
            "ar": "عزيزتي %(name)s، لديكِ {small} رسالة جديدة.",
        },
    ),
    (
        "body.text",
        {
            "en": "Every stitch counts, every hour too!",
            "es": "¡Cada puntada cuenta, y cada hora también!",
            "fr": "Chaque point compte, chaque heure aussi_!",
            "ur": "ہر ٹانکا گنتی میں آتا ہے، ہر گھنٹہ بھی!",
            "hi": "हर टाँका मायने रखता है, हर घंटा भी!",
            "th": "ทุกฝีเข็มมีความหมาย ทุกชั่วโมงก็เช่นกัน!",
            "ar": "كل غرزة لها قيمتها، وكل ساعة كذلك!",
        },
    ),
    (
        "body.text",
        {
            "en": "In the supply chain of {place}, a bag brings its maker {decimal} dollars.",
            "es": "En la cadena de suministro de {place}, un bolso deja a quien lo hace {decimal} "
            "dólares.",
            "fr": "Dans la chaîne d'approvisionnement de {place}, un sac rapporte {decimal} "
            "dollars à "
            "celle qui le fait.",
            "ur": "{place} کی رسد کے سلسلے میں تھیلا بنانے والی کو {decimal} ڈالر ملتے ہیں۔",
            "hi": "{place} की आपूर्ति श्रृंखला में थैला बनाने वाली को {decimal} डॉलर मिलते हैं।",
            "th": "ในห่วงโซ่อุปทานของ{place} ผู้ผลิตได้เงิน {decimal} ดอลลาร์ต่อกระเป๋า",
            "ar": "في سلسلة التوريد في {place} تجلب الحقيبة لصانعتها {decimal} دولار.",
        },
    ),
    (
        "body.text",
        {
            "en": "The webinar begins at {time} UTC; the recording follows on {date}.",
            "es": "El seminario web comienza a las {time} UTC; la grabación se publicará el "
            "{date}.",
            "fr": "Le webinaire commence à {time} UTC_; l'enregistrement suivra le {date}.",
            "ur": "ویبینار {time} UTC پر شروع ہوگا؛ ریکارڈنگ {date} کو آئے گی۔",
            "hi": "वेबिनार {time} UTC पर शुरू होगा; रिकॉर्डिंग {date} को आएगी।",
            "th": "การสัมมนาออนไลน์เริ่มเวลา {time} UTC และจะเผยแพร่บันทึกในวันที่ {date}",
            "ar": "تبدأ الندوة عند الساعة {time} UTC؛ وسيُنشر التسجيل يوم {date}.",
        },
    ),
    (
        "title",
        {
            "en": "{small} demands for a life in dignity",
            "es": "{small} demandas para una vida digna",
            "fr": "{small} revendications pour une vie digne",
            "ur": "باعزت زندگی کے لیے {small} مطالبات",
            "hi": "सम्मान के जीवन के लिए {small} माँगें",
            "th": "ข้อเรียกร้อง {small} ข้อเพื่อชีวิตที่มีศักดิ์ศรี",
            "ar": "{small} مطلبًا من أجل حياة كريمة",
        },
    ),
    (
        "body.text",
        {
            "en": "They sew, weave and cook, and few of them have a contract.",
            "es": "Cosen, tejen y cocinan, y pocas tienen contrato.",
            "fr": "Elles cousent, tissent et cuisinent, et peu d'entre elles ont un contrat.",
            "ur": "وہ سیتی، بُنتی اور پکاتی ہیں، اور ان میں سے کم کے پاس معاہدہ ہے۔",
            "hi": "वे सिलती, बुनती और पकाती हैं, और उनमें से कम के पास अनुबंध है।",
            "th": "พวกเธอเย็บ ทอ และทำอาหาร แต่มีเพียงไม่กี่คนที่มีสัญญาจ้าง",
            "ar": "إنهن يخطن وينسجن ويطبخن، وقليلات منهن لديهن عقد.",
        },
    ),
    (
        "body.text",
        {
            "en": "Share your story with {tag}.",
            "es": "Comparta su historia con {tag}.",
            "fr": "Partagez votre histoire avec {tag}.",
            "ur": "اپنی کہانی {tag} کے ساتھ بانٹیں۔",
            "hi": "अपनी कहानी {tag} के साथ साझा करें।",
            "th": "แบ่งปันเรื่องราวของคุณกับ {tag}",
            "ar": "شاركن قصتكن مع {tag}.",
        },
    ),
    (
        "body.text",
        {
            "en": "Since {year} HomeNet International has grown: from {small} to {big} members, "
            "and "
            "**one voice**.",
            "es": "Desde {year}, HomeNet International ha crecido: de {small} a {big} "
            "integrantes, y "
            "**una sola voz**.",
            "fr": "Depuis {year}, HomeNet International a grandi_: de {small} à {big} membres, et "
            "**une seule voix**.",
            "ur": "{year} سے HomeNet International بڑھتا گیا ہے: {small} سے {big} ارکان تک، اور "
            "**ایک آواز**۔",
            "hi": "{year} से HomeNet International बढ़ता गया है: {small} से {big} सदस्यों तक, और "
            "**एक आवाज़**।",
            "th": "ตั้งแต่ปี {year} HomeNet International เติบโตจากสมาชิก {small} คนเป็น {big} "
            "คน และมี"
            "**เสียงเดียวกัน**",
            "ar": "منذ عام {year} نمت HomeNet International من {small} إلى {big} عضو، و"
            "**صوت واحد**.",
        },
    ),
    (
        "body.text",
        {
            "en": "COVID-19 cost {percent} of home-based workers their orders in {year}.",
            "es": "La COVID-19 dejó sin pedidos al {percent} de las trabajadoras en domicilio en "
            "{year}.",
            "fr": "En {year}, la COVID-19 a privé de commandes {percent} des travailleuses à "
            "domicile.",
            "ur": "{year} میں کووڈ 19 نے {percent} گھر مزدوروں سے آرڈر چھین لیے۔",
            "hi": "{year} में कोविड-19 ने {percent} गृह-आधारित कामगारों के ऑर्डर छीन लिए।",
            "th": "ในปี {year} โควิด-19 ทำให้ผู้รับงานไปทำที่บ้าน {percent} ไม่มีคำสั่งซื้อ",
            "ar": "في عام {year} حرم كوفيد-19 {percent} من العاملات من المنزل من الطلبيات.",
        },
    ),
    (
        "body.text",
        {
            "en": "The Home Work Convention, 1996 (No. 177), asks for equal treatment.",
            "es": "El Convenio sobre el trabajo a domicilio, 1996 (núm. 177), pide igualdad de "
            "trato.",
            "fr": "La Convention sur le travail à domicile, 1996 (n° 177), demande l'égalité de "
            "traitement.",
            "ur": "گھر پر کام کا کنونشن، 1996 (نمبر 177)، برابر سلوک مانگتا ہے۔",
            "hi": "गृह कार्य कन्वेंशन, 1996 (सं. 177) समान व्यवहार की माँग करता है।",
            "th": "อนุสัญญาว่าด้วยงานที่รับไปทำที่บ้าน ค.ศ. 1996 (ฉบับที่ 177) เรียกร้องการปฏิบัติที่เท่าเทียมกัน",
            "ar": "تطالب اتفاقية العمل في المنزل لعام 1996 (رقم 177) بالمساواة في المعاملة.",
        },
    ),
    (
        "body.text",
        {
            "en": "Two thirds live in Asia; the rest, in {small} other countries (see [[the "
            "map]]).",
            "es": "Dos tercios viven en Asia; el resto, en otros {small} países (vea [[el mapa]]).",
            "fr": "Deux tiers vivent en Asie_; les autres, dans {small} autres pays (voir [[la "
            "carte]]).",
            "ur": "دو تہائی ایشیا میں رہتی ہیں؛ باقی {small} دوسرے ملکوں میں ([[نقشہ]] دیکھیں)۔",
            "hi": "दो तिहाई एशिया में रहती हैं; बाकी {small} अन्य देशों में ([[नक्शा]] देखें)।",
            "th": "สองในสามอาศัยอยู่ในเอเชีย ส่วนที่เหลืออยู่ในอีก {small} ประเทศ (ดู[[แผนที่]])",
            "ar": "ثلثاهن يعشن في آسيا؛ والباقيات في {small} بلدًا آخر (انظروا [[الخريطة]]).",
        },
    ),
    (
        "title",
        {
            "en": "How can I join HNI?",
            "es": "¿Cómo puedo unirme a HNI?",
            "fr": "Comment rejoindre HNI_?",
            "ur": "میں HNI میں کیسے شامل ہو سکتی ہوں؟",
            "hi": "मैं HNI में कैसे शामिल हो सकती हूँ?",
            "th": "ฉันจะเข้าร่วม HNI ได้อย่างไร",
            "ar": "كيف أنضم إلى HNI؟",
        },
    ),
    (
        "summary",
        {
            "en": "Our goals for {year}–{later}: better pay, safer homes, [[social protection]].",
            "es": "Nuestras metas para {year}–{later}: mejor paga, casas más seguras, "
            "[[protección social]].",
            "fr": "Nos objectifs pour {year}–{later}_: un meilleur salaire, des maisons plus "
            "sûres, une [[protection sociale]].",
            "ur": "{year}–{later} کے لیے ہمارے اہداف: بہتر اجرت، محفوظ گھر، [[سماجی تحفظ]]۔",
            "hi": "{year}–{later} के लिए हमारे लक्ष्य: बेहतर मज़दूरी, सुरक्षित घर, [[सामाजिक सुरक्षा]]।",
            "th": "เป้าหมายของเราสำหรับปี {year}–{later}: ค่าจ้างที่ดีขึ้น บ้านที่ปลอดภัยขึ้น "
            "และ[[ความคุ้มครองทางสังคม]]",
            "ar": "أهدافنا لأعوام {year}–{later}: أجر أفضل، وبيوت أكثر أمانًا، و[[الحماية "
            "الاجتماعية]].",
        },
    ),
    (
        "title",
        {
            "en": "Kenya, India and Peru: three countries, one demand",
            "es": "Kenia, India y Perú: tres países, una demanda",
            "fr": "Kenya, Inde et Pérou_: trois pays, une revendication",
            "ur": "کینیا، بھارت اور پیرو: تین ملک، ایک مطالبہ",
            "hi": "केन्या, भारत और पेरू: तीन देश, एक माँग",
            "th": "เคนยา อินเดีย และเปรู: สามประเทศ หนึ่งข้อเรียกร้อง",
            "ar": "كينيا والهند وبيرو: ثلاثة بلدان ومطلب واحد",
        },
    ),
    (
        "body.text",
        {
            "en": "From 9:30 a.m. to {time} on {date}, the **5th** meeting of members.",
            "es": "El {date}, de las 9:30 a las {time}, la **5.ª** reunión de miembros.",
            "fr": "Le {date}, de 9 h 30 à {time}, la **5e** réunion des membres.",
            "ur": "{date} کو 9:30 سے {time} تک ارکان کا **پانچواں** اجلاس۔",
            "hi": "{date} को 9:30 से {time} तक सदस्यों की **5वीं** बैठक।",
            "th": "วันที่ {date} เวลา 9.30 ถึง {time} การประชุมสมาชิกครั้งที่ **5**",
            "ar": "يوم {date} من الساعة 9:30 إلى {time}، الاجتماع **الخامس** للأعضاء.",
        },
    ),
    *(
        ("body.text", dict.fromkeys(("en", *LANGUAGES), same))
        for same in ("HNI", "C177", "HomeNet International", "{email}", "{year}–{later}", "UTC")
    ),
]

# A term → language → its translation, a forbidden one, and one that the glossary doesn't know.
TERMS: dict[str, dict[str, tuple[str, str, str]]] = {
    "home-based worker": {
        "es": ("trabajadora en domicilio", "amas de casa", "obreras del hogar"),
        "fr": ("travailleuse à domicile", "femmes de ménage", "ouvrières chez elles"),
        "ur": ("گھر مزدور", "گھریلو ملازم", "گھر والی کاریگر"),
        "hi": ("गृह-आधारित कामगार", "घरेलू नौकर", "घर की श्रमिक"),
        "th": ("ผู้รับงานไปทำที่บ้าน", "แม่บ้าน", "คนงานตามบ้าน"),
        "ar": ("العاملات من المنزل", "خادمات البيوت", "نساء يشتغلن في بيوتهن"),
    },
    "social protection": {
        "es": ("protección social", "caridad", "seguridad pública"),
        "fr": ("protection sociale", "charité", "sécurité publique"),
        "ur": ("سماجی تحفظ", "خیرات", "عوامی حفاظت"),
        "hi": ("सामाजिक सुरक्षा", "दान", "जन कल्याण"),
        "th": ("ความคุ้มครองทางสังคม", "การกุศล", "สวัสดิภาพของประชาชน"),
        "ar": ("الحماية الاجتماعية", "الصدقة", "الأمان العام"),
    },
    "decent work": {
        "es": ("trabajo decente", "trabajo bonito", "empleo digno"),
        "fr": ("travail décent", "joli travail", "emploi digne"),
        "ur": ("باوقار کام", "شریف نوکری", "اچھا روزگار"),
        "hi": ("सम्मानजनक काम", "शरीफ़ नौकरी", "अच्छा रोज़गार"),
        "th": ("งานที่มีคุณค่า", "งานสุภาพ", "อาชีพที่ดี"),
        "ar": ("العمل اللائق", "الشغل المهذب", "وظيفة جيدة"),
    },
    "supply chain": {
        "es": ("cadena de suministro", "cadena de la oferta", "red de proveedores"),
        "fr": ("chaîne d'approvisionnement", "chaîne de l'offre", "réseau de fournisseurs"),
        "ur": ("رسد کا سلسلہ", "سپلائی چین", "فراہمی کے نظام"),
        "hi": ("आपूर्ति श्रृंखला", "सप्लाई चेन", "माल पहुँचाने की व्यवस्था"),
        "th": ("ห่วงโซ่อุปทาน", "ซัพพลายเชน", "เครือข่ายผู้ส่งสินค้า"),
        "ar": ("سلسلة التوريد", "سلسلة العرض", "شبكة الموردين"),
    },
}
# The words of the sentences that a term's translation is in, where they differ from the glossary.
FORMS: dict[str, dict[str, str]] = {
    "home-based worker": {"es": "trabajadoras en domicilio", "fr": "travailleuses à domicile"},
    "supply chain": {"ur": "رسد کے سلسلے"},
}
KEPT = ("HNI", "C177", "HomeNet International")
CHANGED: dict[str, dict[str, str]] = {
    "HNI": {"es": "IHN", "fr": "RIH", "ur": "ایچ این آئی", "hi": "एचएनआई", "th": "เอชเอ็นไอ"}
    | {"ar": "إتش إن آي"},
    "C177": {"es": "n.º 177", "fr": "n° 177", "ur": "سی 177", "hi": "सी 177", "th": "ซี 177"}
    | {"ar": "رقم 177"},
    "HomeNet International": {"es": "HomeNet Internacional", "fr": "HomeNet Internationale"}
    | {"ur": "ہوم نیٹ انٹرنیشنل", "hi": "होमनेट इंटरनेशनल", "th": "โฮมเน็ตสากล", "ar": "هومنت الدولية"},
}
PLACES: list[dict[str, str]] = [
    dict(zip(("en", *LANGUAGES), names, strict=True))
    for names in (
        ("Nairobi", "Nairobi", "Nairobi", "نیروبی", "नैरोबी", "ไนโรบี", "نيروبي"),
        ("Kathmandu", "Katmandú", "Katmandou", "کھٹمنڈو", "काठमांडू", "กาฐมาณฑุ", "كاتماندو"),
        ("Lima", "Lima", "Lima", "لیما", "लीमा", "ลิมา", "ليما"),
        ("Dhaka", "Daca", "Dacca", "ڈھاکہ", "ढाका", "ธากา", "دكا"),
        ("Sofia", "Sofía", "Sofia", "صوفیہ", "सोफ़िया", "โซเฟีย", "صوفيا"),
    )
]
MONTHS: dict[str, list[str]] = {
    language: names.split()
    for language, names in {
        "en": "January February March April May June July August September October November "
        "December",
        "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
        "diciembre",
        "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre "
        "décembre",
        "ur": "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
        "hi": "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
        "th": "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม "
        "พฤศจิกายน ธันวาคม",
        "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    }.items()
}
# 2 to 12, as counted things have them.
SPELLED: dict[str, list[str]] = {
    language: words.split()
    for language, words in {
        "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce",
        "fr": "deux trois quatre cinq six sept huit neuf dix onze douze",
        "ur": "دو تین چار پانچ چھ سات آٹھ نو دس گیارہ بارہ",
        "hi": "दो तीन चार पाँच छह सात आठ नौ दस ग्यारह बारह",
        "th": "สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ สิบเอ็ด สิบสอง",
    }.items()
}
