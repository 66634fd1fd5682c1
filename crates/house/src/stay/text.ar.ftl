stay-admit-title = إعطاء سرير
stay-move-title = تغيير السرير
stay-depart-title = تسجيل مغادرة
stay-back-board = لوحة الأسرّة
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
