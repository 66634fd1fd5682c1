menu-beds = الأسرّة
board-title = الأسرّة
board-present = حاضرون هذه الليلة
board-free = أسرّة شاغرة
board-withheld = خارج الخدمة أو محجوزة
board-places = أماكن
board-limit-floor = الحد: المساحة، 3.5 متر مربع لكل شخص
board-occupancy = الإشغال
board-bedless = في الدار من غير سرير
board-conflict = أُعطي السرير مرتين
board-occupied = مشغول
board-empty = لا توجد أسرّة بعد
board-empty-how = ستظهر هنا المباني وغرفها وأسرّتها حالما توصف.
board-buildings = المباني
board-no-rooms = ليس في هذا المبنى غرفة بعد.
board-beds-n = { $n ->
    [zero] لا أسرّة
    [one] سرير واحد
    [two] سريران
    [few] { $n } أسرّة
    [many] { $n } سريراً
   *[other] { $n } سرير
 }
board-state-free = شاغر
board-state-held = محجوز
board-state-blocked = خارج الخدمة
board-state-out = خارج
board-sharing = +{ $n }
board-standards = أماكن بحسب المعايير
board-expected = منتظرون هذه الليلة
board-held = { $n ->
    [zero] لا سرير محجوز لهم
    [one] سرير واحد محجوز لهم
    [two] سريران محجوزان لهم
    [few] { $n } أسرّة محجوزة لهم
    [many] { $n } سريراً محجوزاً لهم
   *[other] { $n } سرير محجوز لهم
 }
board-plan-title = اقتراح الأسرّة
board-plan-lead = تُقترح الأسرّة بحسب القواعد؛ والقرار لك. أزل العلامة عمّا لا يصلح.
board-plan-waiting = { $n ->
    [zero] لا أحد ينتظر سريراً
    [one] شخص واحد ينتظر سريراً
    [two] شخصان ينتظران سريراً
    [few] { $n } أشخاص ينتظرون سريراً
    [many] { $n } شخصاً ينتظرون سريراً
   *[other] { $n } شخص ينتظرون سريراً
 }
board-plan-proposed = { $n ->
    [zero] لا سرير مقترح
    [one] سرير واحد مقترح
    [two] سريران مقترحان
    [few] { $n } أسرّة مقترحة
    [many] { $n } سريراً مقترحاً
   *[other] { $n } سرير مقترح
 }
board-plan-who = من
board-plan-why = السبب
board-plan-alone = طفل بمفرده
board-plan-other = سرير آخر
board-plan-choose = اختيار يدوي
board-plan-reason = السبب، إن خالف سرير قاعدة
board-plan-reason-hint = يسري على السطور المعلّمة التي تخالف قاعدة.
board-plan-give = إعطاء هذه الأسرّة
board-plan-cancel = إلغاء
board-plan-empty = لا أحد ينتظر سريراً
board-plan-empty-how = من يصل اليوم أو ينام من غير سرير يظهر هنا مع سرير مقترح.
board-plan-nobody = علّم شخصاً واحداً على الأقل.
board-plan-gone = هذا الشخص لم يعد هنا.
board-plan-has-bed = أُعطي هذا الشخص سريراً آخر في هذه الأثناء.
board-plan-done = أُعطيت الأسرّة.
board-plan-given = { $n ->
    [zero] لم يُعطَ أي سرير.
    [one] أُعطي سرير واحد.
    [two] أُعطي سريران.
    [few] أُعطيت { $n } أسرّة.
    [many] أُعطي { $n } سريراً.
   *[other] أُعطي { $n } سرير.
 }
board-plan-refused = { $n ->
    [zero] لكلٍّ سريره.
    [one] شخص واحد لا سرير له بعد:
    [two] شخصان لا سرير لهما بعد:
    [few] { $n } أشخاص لا سرير لهم بعد:
    [many] { $n } شخصاً لا سرير لهم بعد:
   *[other] { $n } شخص لا سرير لهم بعد:
 }
board-history-link = من نام فيه
board-history-title = السرير { $value }: من نام فيه
board-history-who = من
board-history-from = منذ
board-history-until = حتى
board-history-now = ما زال فيه
board-history-empty = لم ينم فيه أحد بعد
board-history-times = { $n ->
    [zero] لم يُعطَ قط
    [one] أُعطي مرة واحدة
    [two] أُعطي مرتين
    [few] أُعطي { $n } مرات
    [many] أُعطي { $n } مرة
   *[other] أُعطي { $n } مرة
 }
board-history-nights = { $n ->
    [zero] لا ليلة
    [one] ليلة واحدة
    [two] ليلتان
    [few] { $n } ليالٍ
    [many] { $n } ليلة
   *[other] { $n } ليلة
 }
board-history-counts = ترى أعداداً؛ والأسماء لمن يعطون الأسرّة.
board-tab-free =
 { $n ->
    [one] شاغر واحد
    [two] شاغران
    [few] { $n } شاغرة
    [many] { $n } شاغراً
   *[other] { $n } شاغر
 }
