ranking-menu = بطاقات الهشاشة
ranking-lead = تمرين تدريبي: نرتب أشخاصاً من الخيال، ثم نعرف عنهم أكثر، ونرتب من جديد، ونتحدث عما تغيّر.
ranking-invented = كل هؤلاء الأشخاص من الخيال.
ranking-nobody = لا شخص حقيقي على بطاقة أبداً، حتى دون اسمه. كل شيء من الخيال.
ranking-sessions = التمارين
ranking-empty = لا يوجد تمرين بعد
ranking-empty-how = ابدأوا تمريناً: ستكون هنا المجموعات وترتيباتها والنقاش.
ranking-begin = بدء تمرين
ranking-opened = بدأ التمرين: كل مجموعة ترتب البطاقات.
ranking-on = اليوم
ranking-by = بتيسير
ranking-how-far = المرحلة
ranking-stage-first = الترتيب الأول
ranking-stage-second = الترتيب الثاني
ranking-stage-closed = انتهى
ranking-deck = رزمة البطاقات
ranking-decks = رزم البطاقات
ranking-builtin = عشرة أشخاص على الطريق
ranking-cards = { $n ->
    [one] بطاقة واحدة
    [two] بطاقتان
    [few] { $n } بطاقات
   *[other] { $n } بطاقة
 }
ranking-card = البطاقة { $n }
ranking-group = المجموعة { $n }
ranking-groups = المجموعات
ranking-people = { $n ->
    [one] شخص واحد
    [two] شخصان
    [few] { $n } أشخاص
   *[other] { $n } شخصاً
 }
ranking-sizes-label = كم شخصاً في كل مجموعة
ranking-sizes-hint = أعداد فقط، بلا أسماء: 4، 4، 3
ranking-sizes = اكتبوا عدداً لكل مجموعة، مثل 4، 4، 3: حتى { $groups } مجموعات، في كل منها حتى { $people } شخصاً.
ranking-setting = أين ومتى
ranking-setting-hint = المكان الذي تتخيل فيه المجموعات هؤلاء الأشخاص: «هنا، في موسم الأمطار». لا شخص حقيقي أبداً.
ranking-layer-front = الوجه
ranking-layer-more = ما نعرفه بعد ذلك
ranking-print-front = طباعة البطاقات (PDF)
ranking-print-more = طباعة التتمة (PDF)
ranking-who = من
ranking-rank-first = الترتيب الأول
ranking-rank-second = الترتيب الثاني
ranking-how-first = من 1، الوضع الأكثر هشاشة، إلى { $n }، الأقل هشاشة. كل مرتبة مرة واحدة.
ranking-how-second = اقرأوا ما نعرفه الآن. غيّروا المراتب إن أردتم، واذكروا السبب لكل بطاقة تتحرك.
ranking-place = المرتبة
ranking-was = سابقاً: { $n }
ranking-reason = لماذا تتحرك
ranking-why = لماذا هذا الترتيب
ranking-why-hint = جملة واحدة: ما كان مهماً للمجموعة. لا شخص حقيقي أبداً.
ranking-nobody-real = لا شخص حقيقي أبداً.
ranking-why-second = ما تستخلصه المجموعة
ranking-save = حفظ
ranking-cancel = إلغاء
ranking-change = تعديل
ranking-back = التمرين
ranking-ranked = سُجل الترتيب.
ranking-did-first = رتبت
ranking-did-second = رتبت من جديد
ranking-moved-n = { $n ->
    [0] لم يتحرك شيء
    [one] تحرك بمرتبة واحدة
    [two] تحرك بمرتبتين
    [few] تحرك بمجموع { $n } مراتب
   *[other] تحرك بمجموع { $n } مرتبة
 }
ranking-arrows = ↑: أكثر هشاشة من قبل، بهذا العدد من المراتب. ↓: أقل هشاشة.
ranking-reveal = إظهار تتمة البطاقات
ranking-reveal-sure = إظهار التتمة؟ لن يمكن تغيير الترتيب الأول بعد ذلك.
ranking-revealed = ظهرت التتمة: كل مجموعة ترتب من جديد.
ranking-without = دون المجموعات التي لم ترتب بعد
ranking-moved-most = ما تحرك أكثر
ranking-disputed = حيث تختلف المجموعات أكثر
ranking-side = الترتيبات جنباً إلى جنب
ranking-mean = المتوسط
ranking-spread = الفارق
ranking-apart = المسافة بين المجموعات
ranking-apart-lead = 0: الترتيب نفسه. { $n }: أبعد ما يمكن.
ranking-ask = للنقاش
ranking-ask-lead = دعوا كل مجموعة تتكلم. لا يوجد ترتيب صحيح.
ranking-ask-changed = ما الذي عرفتموه فغيّر كل شيء، وماذا كنتم قد افترضتم قبله؟
ranking-ask-threat = هشّ أمام ماذا؟ أي تهديد كان في ذهنكم؟
ranking-ask-capacity = على ماذا يمكن لهذا الشخص أن يعتمد؟
ranking-ask-place = في مكان آخر، أو بعد شهر، هل يبقى ترتيبكم نفسه؟
ranking-ask-category = امرأة، طفل، رجل وحده: ماذا تقول هذه الكلمة، وماذا تخفي؟
ranking-ask-work = ماذا ستفعلون بشكل مختلف في تقييمكم القادم؟
ranking-log = ما قيل
ranking-log-empty = لم يُسجل شيء بعد.
ranking-note = إضافة
ranking-note-hint = فكرة أو خلاف في الرأي. لا من قالها، ولا شخص حقيقي، ولا قصة حقيقية.
ranking-note-save = تسجيل
ranking-noted = سُجل ذلك.
ranking-close = إنهاء التمرين
ranking-close-sure = إنهاء التمرين؟ لن يتغير شيء بعد ذلك.
ranking-closed = انتهى التمرين.
ranking-deck-new = رزمة بطاقات جديدة
ranking-deck-lead = من أربع إلى عشر بطاقات. الوجه: من هو، بكلمات قليلة. ثم: ما يغيّر الصورة، إلى الأفضل أو الأسوأ.
ranking-deck-made = حُفظت الرزمة.
ranking-deck-gone = سُحبت الرزمة.
ranking-withdraw = سحب هذه الرزمة
ranking-withdraw-sure = سحب هذه الرزمة؟ تحتفظ التمارين السابقة ببطاقاتها.
ranking-withdrawn = مسحوبة
ranking-name = اسم الرزمة
ranking-language = اللغة
ranking-language-fr = الفرنسية
ranking-language-en = الإنجليزية
ranking-language-ar = العربية
ranking-front = الوجه
ranking-front-hint = شخص من الخيال، بكلمات قليلة.
ranking-more = ما نعرفه بعد ذلك
ranking-too-long = النص طويل: { $n } حرفاً على الأكثر.
ranking-person-code = هذا يشبه رمز شخص حقيقي. كل شيء هنا من الخيال.
ranking-day = اكتبوا يوماً، مثلاً 2026-03-02.
ranking-deck-unknown = اختاروا رزمة من القائمة.
ranking-deck-withdrawn = هذه الرزمة مسحوبة. اختاروا غيرها.
ranking-places-many = لا توجد إلا { $n } بطاقات.
ranking-places-missing = تُعطى كل مرتبة مرة واحدة. ينقص: { $places }.
ranking-place-missing = اختاروا مرتبة.
ranking-place-twice = المرتبة { $place } مُعطاة أكثر من مرة.
ranking-why-missing = اذكروا السبب في جملة واحدة.
ranking-reason-missing = تحركت هذه البطاقة: اذكروا السبب.
ranking-over = انتهى هذا التمرين.
ranking-first-over = ظهرت تتمة البطاقات: لم يعد الترتيب الأول يتغير.
ranking-not-revealed = يأتي الترتيب الثاني بعد إظهار تتمة البطاقات.
ranking-no-first = لم تقم هذه المجموعة بالترتيب الأول؛ ولن يقول الثاني شيئاً.
ranking-revealed-already = ظهرت التتمة بالفعل.
ranking-nobody-ranked = لم ترتب أي مجموعة. رتبوا أولاً.
ranking-groups-missing = بعض المجموعات لم ترتب بعد. انتظروها، أو ضعوا علامة للمتابعة دونها.
ranking-note-missing = اكتبوا ما قيل.
ranking-notes-many = توجد { $n } ملاحظة بالفعل.
ranking-name-missing = أعطوا الرزمة اسماً.
ranking-language-missing = اختاروا لغة البطاقات.
ranking-front-missing = اكتبوا من على البطاقة.
ranking-more-missing = اكتبوا ما نعرفه بعد ذلك.
ranking-cards-count = في الرزمة من { $least } إلى { $most } بطاقات.
ranking-front-1 = رجل عمره 24 سنة، بصحة جيدة، يسافر وحده
ranking-front-2 = امرأة حامل في الشهر السابع
ranking-front-3 = فتى عمره 16 سنة مع عمه
ranking-front-4 = مدرس ثانوي يتكلم أربع لغات
ranking-front-5 = أرملة عمرها 67 سنة
ranking-front-6 = زوجان مع طفلين صغيرين
ranking-front-7 = طباخة تعمل في بيت كبير
ranking-front-8 = رجل أصم عمره 40 سنة
ranking-front-9 = طالبة عمرها 20 سنة لديها تأشيرة
ranking-front-10 = سائق شاحنة من المنطقة
ranking-more-1 = يحتفظ مهرّب بجواز سفره، وهو مدين له بأكثر من أجر سنة.
ranking-more-2 = تسكن عند أختها في المدينة، وتتابعها قابلة من الحي.
ranking-more-3 = ذهب العم للبحث عن عمل قبل ثلاثة أيام، ولم يره أحد منذ ذلك.
ranking-more-4 = جلبت له مقالاته تهديدات. وبالأمس سأل عنه في السوق رجل من بلده.
ranking-more-5 = لديها دكان بقالة، ويأتيها أهل الحي كلهم طلباً للمشورة.
ranking-more-6 = أوراقهما نظامية. يستأجران غرفة، والكبرى تذهب إلى المدرسة.
ranking-more-7 = تنام في المطبخ ولا تخرج. ولم تُدفع أجرتها منذ ستة أشهر.
ranking-more-8 = هو نجار. وفي ورشته تعلّم الجميع لغة الإشارة.
ranking-more-9 = تنتهي التأشيرة بعد عشرة أيام. ورجل يدفع إيجارها ويطلب شيئاً آخر في المقابل.
ranking-more-10 = انقطع الطريق منذ الفيضان. هو ينتظر، لكن عند أبناء عمه، ولديه هاتف.
