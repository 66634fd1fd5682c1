kit-menu = الحقائب
kit-lead = الحقائب المطلوبة. شخص يطلب، وآخر يقرر، وثالث يسلّم.
kit-new-title = طلب حقيبة
kit-request-title = طلب حقيبة
kit-which = أي حقيبة
kit-name-arrival = حقيبة الوصول
kit-name-departure = حقيبة المغادرة
kit-name-hygiene = حقيبة النظافة
kit-name-baby = حقيبة الرضيع
kit-name-school = حقيبة مدرسية
kit-name-recreation = حقيبة اللعب
kit-name-dignity = حقيبة الكرامة
kit-standard-arrival =
    ملاءة
    بطانية
    حصيرة
    صابون 250 غ
    منشفة
    فرشاة ومعجون أسنان
    ملابس بديلة
    قارورة ماء
kit-standard-departure =
    ملابس للطريق
    حذاء
    ماء ووجبات جافة
    صابون
    حقيبة
    ورقة عناوين مفيدة
kit-standard-hygiene =
    صابون استحمام 250 غ
    صابون غسيل 200 غ
    فرشاة ومعجون أسنان
    مشط
    ورق حمام
kit-standard-baby =
    حفاضات
    صابون لطيف
    مناديل
    لباس وقبعة للرضيع
    بطانية صغيرة
kit-standard-school =
    دفاتر
    أقلام
    ممحاة ومسطرة
    حقيبة
kit-standard-recreation =
    كرة
    أقلام ملونة
    ورق لعب
    حبل قفز
kit-standard-dignity =
    فوط صحية
    ملابس داخلية
    صابون
    وشاح
    مصباح
    صفارة
kit-criteria = المعايير:
kit-criteria-met = المعايير مستوفاة
kit-criteria-unmet = خارج المعايير
kit-reason = لماذا
kit-reason-new-arrival = وصل حديثاً
kit-reason-returned = عاد بعد غياب
kit-reason-departure = سيغادر قريباً
kit-reason-renewal = تجديد
kit-reason-lost = ضاعت أو سُرقت
kit-reason-newborn = مولود جديد
kit-reason-infant = طفل صغير
kit-reason-pregnancy = حمل
kit-reason-enrolled = يذهب إلى المدرسة
kit-reason-child = طفل
kit-reason-group = مجموعة أطفال
kit-reason-asked = بطلب من الشخص
kit-reason-health = رأي فريق الصحة
kit-reason-other = سبب آخر
kit-note = بكلمات قليلة
kit-note-hint = مطلوب خارج المعايير. من يقرر لا يقرؤه.
kit-size = المقاس
kit-size-hint = M أو 42 أو 6 أشهر
kit-quantity = العدد
kit-quantity-hint = واحدة لكل شخص إن لم تكتب شيئاً
kit-household = لكل العائلة
kit-whole = عائلة
kit-people = { $n ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $n } أشخاص
    [many] { $n } شخصاً
   *[other] { $n } شخص
 }
kit-urgent = لا يحتمل الانتظار
kit-urgent-short = عاجل
kit-formula-open = حليب الرضّع
kit-formula-rule = فقط إن لم تكن الرضاعة الطبيعية ممكنة. لا تسأل عن شيء خاص: يكفي أحد الأسباب أو رأي فريق الصحة.
kit-formula = مع حليب الرضّع
kit-formula-why = الرضاعة الطبيعية غير ممكنة:
kit-formula-mother-absent = الأم ليست هنا
kit-formula-already-formula = الطفل يتغذى بالحليب الصناعي من قبل
kit-formula-health-advice = رأي فريق الصحة (يسجله الفريق وحده)
kit-formula-kept = القاعدة محترمة
kit-despite-title = رغم تنبيه
kit-despite = لماذا مع ذلك
kit-despite-short = مرة ثانية أو عمر آخر، مع سبب مكتوب
kit-ask = اطلب
kit-back = رجوع
kit-status-pending = للقرار
kit-status-approved = للتسليم
kit-status-refused = مرفوضة
kit-status-given = سُلّمت
kit-status-dropped = متروكة
kit-empty = لا يوجد طلب هنا
kit-empty-how = لطلب حقيبة، افتح صفحة الشخص واختر «حقيبة».
kit-guest = لمن
kit-asked = طُلبت
kit-approved = قُبلت
kit-refused = رُفضت
kit-given = سُلّمت
kit-by-me = أنا
kit-more = توجد طلبات أخرى.
kit-inside = المحتوى
kit-version = الإصدار { $n }
kit-standard = المحتوى المعتاد
kit-give = التسليم
kit-give-do = سجّل التسليم
kit-proof = كيف عُرف الشخص
kit-proof-card = أظهر بطاقته
kit-proof-signature = وقّع على ورقة
kit-proof-proxy = سُلّمت إلى شخص آخر
kit-receiver = لمن، وبالنيابة عن من
kit-drop = ألغِ طلبي
kit-drop-read = قرأت سبب الرفض
kit-approval-menu = حقائب للقرار
kit-approval-lead = ترى رمز البطاقة والمعايير، ولا ترى أبداً اسماً أو سبباً خاصاً. لا أحد يقرر في طلبه هو.
kit-approval-empty = لا شيء للقرار
kit-approval-empty-how = تظهر طلبات الحقائب هنا.
kit-code = البطاقة
kit-code-closed = ملف مغلق
kit-for = الأشخاص
kit-own = أنت من طلب هذه الحقيبة: يقرر شخص آخر.
kit-own-short = طلبي
kit-approve = اقبل
kit-refuse = ارفض
kit-refusal = سبب الرفض
kit-refusal-hint = سيقرؤه من طلب
kit-contents-title = محتوى الحقائب
kit-contents-lead = الإصدار الجديد للطلبات القادمة؛ والسابقة تحتفظ بإصدارها.
kit-contents-change = نشر محتوى جديد
kit-contents-hint = شيء في كل سطر. لغة واحدة تكفي؛ ويراها القراء الآخرون.
kit-contents-publish = انشر
kit-contents-done = نُشر المحتوى الجديد.
kit-in-fr = بالفرنسية
kit-in-en = بالإنجليزية
kit-in-ar = بالعربية
kit-deed = حقيبة
kit-aside-ready = حقائب جاهزة
kit-line-requested = { $kit ->
    [arrival] طُلبت حقيبة الوصول
    [departure] طُلبت حقيبة المغادرة
    [hygiene] طُلبت حقيبة النظافة
    [baby] طُلبت حقيبة الرضيع
    [school] طُلبت حقيبة مدرسية
    [recreation] طُلبت حقيبة اللعب
    [dignity] طُلبت حقيبة الكرامة
   *[other] طُلبت حقيبة
 }
kit-line-approved = قُبلت الحقيبة
kit-line-refused = رُفضت الحقيبة
kit-line-given = سُلّمت الحقيبة
kit-wait-approve = { $n ->
    [zero] لا حقيبة تنتظر قراراً
    [one] حقيبة تنتظر قراراً
    [two] حقيبتان تنتظران قراراً
    [few] { $n } حقائب تنتظر قراراً
    [many] { $n } حقيبة تنتظر قراراً
   *[other] { $n } حقيبة تنتظر قراراً
 }
kit-wait-refused = { $n ->
    [zero] لم تُرفض أي حقيبة طلبتها
    [one] رُفضت حقيبة طلبتها
    [two] رُفضت حقيبتان طلبتهما
    [few] رُفضت { $n } حقائب طلبتها
    [many] رُفضت { $n } حقيبة طلبتها
   *[other] رُفضت { $n } حقيبة طلبتها
 }
kit-wait-ready = { $n ->
    [zero] لا حقيبة جاهزة للتسليم
    [one] حقيبة جاهزة للتسليم
    [two] حقيبتان جاهزتان للتسليم
    [few] { $n } حقائب جاهزة للتسليم
    [many] { $n } حقيبة جاهزة للتسليم
   *[other] { $n } حقيبة جاهزة للتسليم
 }
kit-asked-done = طُلبت الحقيبة؛ وسيقرر شخص آخر.
kit-approved-done = قُبلت. الحقيبة جاهزة ليسلّمها شخص آخر.
kit-refused-done = رُفضت. سيقرأ من طلب السبب.
kit-given-done = سُجّل التسليم.
kit-dropped-done = تم.
kit-missing = اختر حقيبة.
kit-no-household = هذا الشخص بمفرده.
kit-reason-missing = حدّد السبب.
kit-note-missing = هذا السبب ليس من معايير هذه الحقيبة: اكتبه بكلمات قليلة.
kit-quantity-wrong = عدد من 1 إلى { $n }.
kit-too-long = النص طويل جداً: { $n } حرف على الأكثر.
kit-again-stay = طُلبت هذه الحقيبة في هذه الإقامة من قبل. اكتب لماذا واحدة أخرى.
kit-again-soon = طُلبت حقيبة كهذه قبل أقل من أربعة أسابيع. اكتب لماذا واحدة أخرى.
kit-age = هذه الحقيبة لعمر آخر. اكتب لماذا مع ذلك.
kit-formula-baby = حليب الرضّع جزء من حقيبة الرضيع.
kit-formula-reason = حدّد لماذا الرضاعة الطبيعية غير ممكنة.
kit-formula-health = هذا الرأي يسجله فريق الصحة نفسه.
kit-decided-already = تقرّر هذا من قبل.
kit-decision-missing = اقبل أو ارفض.
kit-refusal-missing = اكتب السبب.
kit-not-ready = هذه الحقيبة غير جاهزة للتسليم.
kit-approver-gives = من قبل الطلب لا يسلّم: نادِ زميلاً.
kit-proof-missing = حدّد كيف عُرف الشخص.
kit-receiver-missing = اكتب لمن.
kit-not-own = لا يلغي الطلب إلا من طلبه.
kit-over = انتهى هذا.
kit-contents-missing = اكتب المحتوى بلغة واحدة على الأقل.
kit-contents-same = لم يتغير شيء.
look-act-kit = الحقائب
look-act-kit-approval = حقائب للقرار
seen-act-kit = الحقائب
kit-criteria-head = المعايير
