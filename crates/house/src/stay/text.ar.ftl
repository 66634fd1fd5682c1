stay-admit-title = إعطاء سرير
stay-move-title = تغيير السرير
stay-depart-title = تسجيل مغادرة
stay-back-board = لوحة الأسرّة
stay-back-file = العودة إلى الملف
stay-now-in = السرير الحالي:
stay-kin-in = العائلة هنا:
stay-say-alone = طفل من غير بالغ: أعطه سريراً بين الأطفال الذين هم بمفردهم، من الجنس نفسه.
stay-say-guardian = طفل من غير بالغ: لا يغادر من دون قرار الوصي.
stay-proposed = المقترحة
stay-others = أسرّة شاغرة أخرى
stay-none-free = لا يوجد سرير شاغر
stay-none-free-how = يدخل الشخص مع ذلك: اختر ما هو أدناه، وسيبقى في قائمة من ينتظرون سريراً.
stay-more = { $n ->
    [zero] كل الأسرّة الشاغرة ظاهرة هنا.
    [one] يوجد سرير شاغر آخر لا يظهر هنا؛ تجده على لوحة الأسرّة.
    [two] يوجد سريران شاغران آخران لا يظهران هنا؛ تجدهما على لوحة الأسرّة.
    [few] توجد { $n } أسرّة شاغرة أخرى لا تظهر هنا؛ تجدها على لوحة الأسرّة.
    [many] يوجد { $n } سريراً شاغراً آخر لا تظهر هنا؛ تجدها على لوحة الأسرّة.
   *[other] يوجد { $n } سرير شاغر آخر لا تظهر هنا؛ تجدها على لوحة الأسرّة.
 }
stay-no-bed = يدخل من غير سرير الآن؛ سيُعطى سريراً لاحقاً
stay-handover-short = يُستلم
stay-reason = السبب
stay-reason-hint = يُكتب إن كان السرير غير منصوح به لهذا الشخص
stay-admit = أعطِ هذا السرير
stay-move = غيّر السرير
stay-depart = سجّل المغادرة
stay-cancel = إلغاء
stay-admitted = أُعطي السرير. أهلاً وسهلاً.
stay-admitted-bedless = دخل الشخص، وهو ينتظر سريراً.
stay-moved = سُجّل تغيير السرير.
stay-departed = سُجّلت المغادرة؛ والسرير شاغر.
stay-choose-title = لمن يُعطى السرير { $value }؟
stay-choose-lead = هؤلاء ينتظرون سريراً.
stay-choose-empty = لا أحد ينتظر سريراً
stay-choose-empty-how = لمن هو في الدار من قبل، ابحث عن اسمه أو رمزه ثم اختر «تغيير السرير».
stay-choose-waiting = من ينتظرون سريراً
stay-choose = أعطِ هذا السرير
stay-who = من
stay-waits-since = ينتظر منذ
stay-type = كيف يغادر الشخص
stay-type-voluntary-return = عودة طوعية
stay-type-onward-travel = مواصلة السفر
stay-type-local-community = الإقامة في المنطقة
stay-type-other-centre = مركز آخر
stay-type-medical-evacuation = إجلاء طبي
stay-type-removal = أخذته إحدى السلطات
stay-type-absconded = غادر من غير إخبار
stay-type-death = وفاة
stay-on = يوم المغادرة
stay-on-hint = اليوم إن لم تكتب شيئاً
stay-country = بلد الوجهة
stay-where = مكان الوجهة
stay-where-hint = مدينة أو مركز أو مستشفى
stay-means = وسيلة السفر
stay-means-foot = سيراً على الأقدام
stay-means-bus = بالحافلة
stay-means-car = بالسيارة
stay-means-plane = بالطائرة
stay-means-boat = بالقارب
stay-means-train = بالقطار
stay-means-other = بغير ذلك
stay-companions = مع من
stay-guardian-title = قرار الوصي
stay-guardian = من قرر، وماذا قرر، ومتى
stay-guardian-hint = إن غادر الطفل من غير إخبار أو توفي: من أُبلغ، ومتى
stay-left-title = العائلة باقية هنا
stay-left-n = { $n ->
    [zero] لا يبقى أحد من العائلة في الدار.
    [one] يبقى شخص واحد من العائلة في الدار.
    [two] يبقى شخصان من العائلة في الدار.
    [few] يبقى { $n } أشخاص من العائلة في الدار.
    [many] يبقى { $n } شخصاً من العائلة في الدار.
   *[other] يبقى { $n } شخص من العائلة في الدار.
 }
stay-left-known = هذا مقصود، وهناك من يعتني بهم
stay-before = قبل المغادرة
stay-belongings = أُعيدت إليه أمتعته
stay-documents = سُلّمت إليه وثائقه
stay-card = استُعيدت بطاقته
stay-bed-missing = اختر سريراً.
stay-bed-taken = أُعطي هذا السرير الآن لشخص آخر. اختر سريراً غيره.
stay-bed-blocked = هذا السرير خارج الخدمة. اختر سريراً غيره.
stay-room-closed = هذه الغرفة مغلقة. اختر غيرها.
stay-bed-reserved = هذا السرير محجوز.
stay-bed-handover = كان فيه شخص من غير اسم، وهو الآن مسجّل. أعطه هذا السرير.
stay-already-in = هذا الشخص في الدار من قبل. لسرير آخر اختر «تغيير السرير».
stay-not-in = هذا الشخص ليس في الدار.
stay-same-bed = الشخص في هذا السرير من قبل.
stay-reason-needed = هذا السرير غير منصوح به. اكتب لماذا تعطيه، أو اختر غيره.
stay-too-long = هذا طويل جداً: { $n } حرف على الأكثر.
stay-type-missing = بيّن كيف يغادر الشخص.
stay-day-unreadable = اكتب تاريخاً، مثلاً 2026-03-31.
stay-day-future = هذا اليوم لم يأتِ بعد.
stay-day-before = هذا اليوم قبل وصوله.
stay-country-missing = بيّن إلى أي بلد.
stay-country-unknown = اختر بلداً من القائمة.
stay-where-missing = بيّن إلى أين.
stay-means-unknown = اختر وسيلة من القائمة.
stay-guardian-missing = اكتب قرار الوصي: الطفل الذي هو بمفرده لا يغادر من دونه.
stay-left-behind-unsaid = { $n ->
    [zero] لا يبقى أحد من العائلة هنا.
    [one] يبقى شخص واحد من العائلة هنا. أكّد أن هذا مقصود.
    [two] يبقى شخصان من العائلة هنا. أكّد أن هذا مقصود.
    [few] يبقى { $n } أشخاص من العائلة هنا. أكّد أن هذا مقصود.
    [many] يبقى { $n } شخصاً من العائلة هنا. أكّد أن هذا مقصود.
   *[other] يبقى { $n } شخص من العائلة هنا. أكّد أن هذا مقصود.
 }
stay-aside-bed = السرير
stay-aside-bedless = في الدار وينتظر سريراً
stay-aside-out = ليس في الدار
stay-deed-admit = إعطاء سرير
stay-deed-move = تغيير السرير
stay-deed-depart = تسجيل مغادرة
stay-line-admitted = دخل الدار، السرير { $bed }
stay-line-admitted-bedless = دخل الدار، من غير سرير الآن
stay-line-moved = غيّر السرير: من { $from } إلى { $to }
stay-line-given = أُعطي السرير { $to }
stay-line-departed = { $type ->
    [voluntary_return] غادر: عودة طوعية
    [onward_travel] غادر: مواصلة السفر
    [local_community] غادر: الإقامة في المنطقة
    [other_centre] غادر إلى مركز آخر
    [medical_evacuation] إجلاء طبي
    [removal] أخذته إحدى السلطات
    [absconded] غادر من غير إخبار
    [death] وفاة
    [registered] استمرت الإقامة باسمه
   *[other] غادر
 }
stay-family-link = تغيّر العائلة كلها أسرّتها
stay-family-title = تغيير أسرّة العائلة كلها
stay-family-lead = يُقترح سرير لكل واحد. غيّر ما يلزم؛ يُسجّل الكل معاً أو لا شيء.
stay-family-stays = العائلة في مكان مناسب من قبل. لغرفة أخرى اخترها هنا.
stay-family-room = اقتراح في الغرفة
stay-family-room-any = الأنسب
stay-family-propose = اقترح
stay-family-now = السرير الحالي
stay-family-to = السرير الجديد
stay-family-keep = يبقى في سريره
stay-family-none = يبقى من غير سرير
stay-family-bedless = من غير سرير
stay-family-follow = يتبع في السرير نفسه:
stay-family-reason-hint = يُكتب إن كان أحد الأسرّة غير منصوح به
stay-family-move = سجّل هذه التغييرات
stay-family-moved = سُجّل تغيير أسرّة العائلة.
stay-family-nothing = اختر سريراً جديداً واحداً على الأقل.
stay-family-changed = تغيّرت العائلة في هذه الأثناء. راجع القائمة.
stay-family-nobody = اختر شخصاً واحداً على الأقل.
stay-depart-family-title = تسجيل مغادرة عائلة
stay-depart-family-link = تغادر العائلة كلها معاً
stay-depart-family-who = من يغادر
stay-departed-family = سُجّلت المغادرات؛ والأسرّة شاغرة.
stay-death-link = توفي الشخص
stay-death-elsewhere = تُسجّل وفاة الشخص في صفحة «الوفاة» من ملفه.
stay-died = وفاة هذا الشخص مسجّلة.
stay-named = أصبح لهذا الشخص اسم: أعطِ السرير من ملفه.
stay-left-noted = سُجّلت مغادرة:
stay-revoke-link = كان ذلك خطأ
stay-revoke-title = إلغاء مغادرة
stay-revoke-lead = سُجّلت المغادرة خطأً: تستمر الإقامة كأن الشخص لم يغادر.
stay-revoke-noted = سُجّلت
stay-revoke-bed = سريره
stay-revoke-bed-gone = أُعطي السرير لغيره منذ ذلك؛ يلزم سرير آخر.
stay-revoke-reason = ماذا حدث؟
stay-revoke-reason-hint = مثلاً: شخص آخر بالاسم نفسه
stay-revoke-reason-missing = اكتب ماذا حدث.
stay-revoke = ألغِ المغادرة
stay-revoked = أُلغيت المغادرة؛ واحتفظ الشخص بسريره.
stay-revoked-bedless = أُلغيت المغادرة. أعطِ الشخص سريراً الآن.
stay-nothing-to-revoke = لا توجد مغادرة لإلغائها.
stay-leave-title = غياب بضعة أيام
stay-leave-lead = كل واحد يخرج متى شاء. هذا لحفظ السرير وللسؤال عنه إن لم يعد.
stay-leave-known = العودة المتوقعة:
stay-leave-say-alone = طفل من غير بالغ: اسأل إلى أين ومع من، وأخبر الحماية.
stay-leave-from = يخرج
stay-leave-from-hint = الآن إن لم تكتب شيئاً
stay-leave-until = يعود
stay-leave-until-hint = تقريباً؛ يمكن تغييره
stay-leave-why = السبب
stay-leave-why-family = زيارة أقارب أو أصدقاء
stay-leave-why-work = عمل
stay-leave-why-school = مدرسة أو تدريب
stay-leave-why-appointment = موعد
stay-leave-why-errands = معاملات
stay-leave-why-other = سبب آخر
stay-leave-bed = سريره
stay-leave-bed-keep = نحفظه له
stay-leave-bed-release = نخليه
stay-leave-bed-hint = السرير الذي يُخلى قد يُعطى لغيره؛ وعند العودة يلزم سرير آخر.
stay-leave-note = سجّل الغياب
stay-leave-noted = سُجّل الغياب.
stay-leave-change = تغيير
stay-leave-until-missing = اكتب متى يظن أنه يعود.
stay-leave-why-missing = اختر سبباً من القائمة.
stay-leave-until-before = العودة قبل الخروج.
stay-leave-before = الخروج قبل وصوله.
stay-leave-long = هذا أكثر من ستين يوماً: سجّل مغادرة بدلاً من ذلك.
stay-leave-release-later = السرير مشغول حتى الخروج: أخلِه في ذلك الوقت.
stay-moment-unreadable = اكتب يوماً وساعة، مثلاً 2026-03-31 18:00.
stay-return = عاد
stay-returned = سُجّلت العودة.
stay-not-away = هذا الشخص غير مسجّل كغائب.
stay-leaves-title = الخروج والعودة
stay-leaves-lead = من خرجوا لبضعة أيام، وأول من يُنتظر في الأعلى.
stay-leaves-late = { $n ->
    [zero] عاد الجميع في الوقت.
    [one] لم يعد شخص واحد في الوقت المتوقع.
    [two] لم يعد شخصان في الوقت المتوقع.
    [few] لم يعد { $n } أشخاص في الوقت المتوقع.
    [many] لم يعد { $n } شخصاً في الوقت المتوقع.
   *[other] لم يعد { $n } شخص في الوقت المتوقع.
 }
stay-leaves-late-how = اتصل بهم أو اسأل أقاربهم؛ لا شيء يُلزمهم بالعودة.
stay-leaves-empty = لا أحد خارج لبضعة أيام
stay-leaves-empty-how = يُسجّل الغياب من صفحة الشخص.
stay-leaves-bed = السرير المحفوظ
stay-leaves-released = أُخلي
stay-leaves-planned = لاحقاً
stay-leaves-alone = طفل بمفرده
stay-leaves-more = القائمة طويلة؛ هنا أول مئتين فقط.
stay-late-hours = { $n ->
    [0] متأخر أقل من ساعة
    [zero] متأخر أقل من ساعة
    [one] متأخر ساعة
    [two] متأخر ساعتين
    [few] متأخر { $n } ساعات
    [many] متأخر { $n } ساعة
   *[other] متأخر { $n } ساعة
 }
stay-late-days = { $n ->
    [zero] متأخر أقل من يوم
    [one] متأخر يوماً
    [two] متأخر يومين
    [few] متأخر { $n } أيام
    [many] متأخر { $n } يوماً
   *[other] متأخر { $n } يوم
 }
stay-wait-late = { $n ->
    [zero] عاد كل من خرج
    [one] شخص خرج ولم يعد
    [two] شخصان خرجا ولم يعودا
    [few] { $n } أشخاص خرجوا ولم يعودوا
    [many] { $n } شخصاً خرجوا ولم يعودوا
   *[other] { $n } شخص خرجوا ولم يعودوا
 }
stay-wait-bedless = { $n ->
    [zero] لا أحد من غير سرير منذ أكثر من ساعتين
    [one] شخص من غير سرير منذ أكثر من ساعتين
    [two] شخصان من غير سرير منذ أكثر من ساعتين
    [few] { $n } أشخاص من غير سرير منذ أكثر من ساعتين
    [many] { $n } شخصاً من غير سرير منذ أكثر من ساعتين
   *[other] { $n } شخص من غير سرير منذ أكثر من ساعتين
 }
stay-aside-shared = في سرير أمه،
stay-aside-away = خارج، العودة المتوقعة
stay-aside-planned = سيخرج
stay-aside-late = خارج، يُنتظر منذ
stay-deed-leave = غياب بضعة أيام
stay-line-born = في الدار منذ ولادته
stay-line-went-on = استمرت الإقامة من ملف آخر، السرير { $bed }
stay-line-went-on-bedless = استمرت الإقامة من ملف آخر، من غير سرير الآن
stay-line-bed-left = ترك السرير { $from }
stay-line-leave = { $why ->
    [family] غياب بضعة أيام: زيارة أقارب أو أصدقاء
    [work] غياب بضعة أيام: عمل
    [school] غياب بضعة أيام: مدرسة أو تدريب
    [appointment] غياب بضعة أيام: موعد
    [errands] غياب بضعة أيام: معاملات
   *[other] غياب بضعة أيام
 }
stay-line-returned = عاد إلى الدار
stay-line-revoked = أُلغيت المغادرة: { $reason }
