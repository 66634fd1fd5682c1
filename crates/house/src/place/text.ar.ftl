menu-places = المباني والغرف
place-title = المباني والغرف
place-lead = كل غرفة تبيّن لمن هي. وعلى هذا الأساس يقترح مكتب الاستقبال الأسرّة.
place-empty = لا توجد غرف بعد
place-empty-how = أضف أدناه أول غرفة وأسرّتها؛ ستظهر فوراً على لوحة الأسرّة.
place-in-zone = المنطقة: { $value }
place-meets-at = نقطة التجمع: { $value }
place-building-edit = تعديل هذا المبنى
place-rooms-of = غرف { $value }
place-name = اسم الغرفة
place-name-hint = كما هو مكتوب على الباب، مثل F2
place-kind = لمن
place-kind-women = نساء
place-kind-men = رجال
place-kind-family = عائلات
place-kind-unaccompanied-girls = فتيات بمفردهن
place-kind-unaccompanied-boys = فتيان بمفردهم
place-kind-medical-isolation = عزل صحي
place-kind-mother-baby = أم ورضيع
place-kind-mixed-day = استراحة نهارية للجميع
place-beds = الأسرّة
place-beds-more = أسرّة تُضاف
place-taken = مشغولة
place-taken-n = { $n ->
    [zero] لا سرير مشغول
    [one] سرير واحد مشغول
    [two] سريران مشغولان
    [few] { $n } أسرّة مشغولة
    [many] { $n } سريراً مشغولاً
   *[other] { $n } سرير مشغول
 }
place-free = شاغرة
place-blocked = خارج الخدمة
place-reserved = محجوزة
place-places = الأماكن
place-total = المجموع
place-closed = مغلقة
place-accessible = يمكن دخولها من غير درج
place-accessible-short = من غير درج
place-add-title = إضافة غرفة
place-add = أضف الغرفة
place-building = المبنى
place-building-new = مبنى جديد…
place-building-name = اسم المبنى الجديد
place-building-name-hint = فقط إن لم يكن في القائمة بعد
place-zone = المنطقة
place-meeting-point = نقطة التجمع
place-meeting-hint = أين يجتمع الناس عند الإنذار
place-area = المساحة بالمتر المربع
place-area-hint = مثلاً 24.5. يحتاج كل شخص إلى 3.5 متر مربع.
place-room-title = الغرفة { $value }
place-change-title = تعديل الغرفة
place-save = حفظ
place-open-title = إعادة فتح الغرفة
place-open = افتحها من جديد
place-close-title = إغلاق الغرفة
place-close-how = من الآن لا يُعطى أحد سريراً فيها. ومن ما زالوا ينامون فيها يظهرون هنا كي يُعطَوا سريراً آخر.
place-close = أغلق الغرفة
place-reason = السبب
place-unfit = { $n ->
    [zero] كل من في هذه الغرفة في مكانه المناسب.
    [one] في هذه الغرفة شخص واحد لا توافقه القاعدة. انظر هل يناسبه سرير آخر.
    [two] في هذه الغرفة شخصان لا توافقهما القاعدة. انظر هل تناسبهما أسرّة أخرى.
    [few] في هذه الغرفة { $n } أشخاص لا توافقهم القاعدة. انظر هل تناسبهم أسرّة أخرى.
    [many] في هذه الغرفة { $n } شخصاً لا توافقهم القاعدة. انظر هل تناسبهم أسرّة أخرى.
   *[other] في هذه الغرفة { $n } شخص لا توافقهم القاعدة. انظر هل تناسبهم أسرّة أخرى.
 }
place-small = { $n ->
    [zero] المساحة لا تكفي لأحد: الأسرّة أكثر من المكان.
    [one] المساحة تكفي لشخص واحد: الأسرّة أكثر من المكان.
    [two] المساحة تكفي لشخصين: الأسرّة أكثر من المكان.
    [few] المساحة تكفي لـ { $n } أشخاص: الأسرّة أكثر من المكان.
    [many] المساحة تكفي لـ { $n } شخصاً: الأسرّة أكثر من المكان.
   *[other] المساحة تكفي لـ { $n } شخص: الأسرّة أكثر من المكان.
 }
place-no-beds = ليس في هذه الغرفة سرير بعد.
place-state-taken = مشغول
place-state-free = شاغر
place-state-blocked = خارج الخدمة
place-state-reserved = محجوز
place-state-over = انتهى الحجز
place-bed-title = السرير { $value }
place-bed-taken-since = ينام فيه شخص منذ:
place-block-title = خارج الخدمة
place-block-reason = ما العطل؟
place-block-hint = مثلاً: هيكل مكسور
place-block = إخراج من الخدمة
place-unblock = إعادة إلى الخدمة
place-reserve-title = الحجز
place-whom = لمن، من غير اسم
place-whom-hint = مثلاً: ولادة منتظرة، القادمون يوم الجمعة
place-until = حتى يوم
place-until-day = حتى
place-reserve = احجز هذا السرير
place-release = إنهاء الحجز
place-building-title = مبنى
place-added = الغرفة وأسرّتها جاهزة.
place-changed = حُدّثت الغرفة.
place-closed-done = أُغلقت الغرفة.
place-opened-done = الغرفة مفتوحة.
place-building-changed = حُدّث المبنى.
place-bed-blocked-done = السرير خارج الخدمة.
place-bed-unblocked-done = عاد السرير إلى الخدمة.
place-bed-reserved-done = حُجز السرير.
place-bed-released-done = لم يعد السرير محجوزاً.
place-too-long = هذا طويل جداً: { $n } حرفاً على الأكثر.
place-building-missing = أعطِ المبنى اسماً.
place-name-missing = أعطِ الغرفة اسماً.
place-name-taken = توجد غرفة أخرى بهذا الاسم.
place-kind-missing = بيّن لمن هذه الغرفة.
place-area-unreadable = اكتب المساحة بالمتر المربع، مثلاً 24.5.
place-beds-missing = بيّن عدد الأسرّة.
place-beds-range = اكتب عدد الأسرّة؛ في الغرفة الواحدة { $n } سرير على الأكثر.
place-reason-missing = اذكر السبب في بضع كلمات.
place-room-closed-already = الغرفة مغلقة من قبل.
place-room-open-already = الغرفة مفتوحة من قبل.
place-bed-unknown = هذا السرير ليس في هذه الغرفة.
place-bed-occupied = ينام شخص في هذا السرير. أعطه سريراً آخر أولاً.
place-bed-not-blocked = هذا السرير في الخدمة من قبل.
place-bed-not-reserved = هذا السرير غير محجوز.
place-whom-missing = بيّن لمن، من غير كتابة اسم.
place-day-unreadable = اكتب تاريخاً، مثلاً 2026-03-31.
place-day-past = مضى هذا اليوم.
place-misfit-adult = هذه الغرفة للأطفال الذين هم بمفردهم: لا ينام فيها أي بالغ.
place-misfit-girls = هذه الغرفة للفتيات اللواتي هن بمفردهن.
place-misfit-boys = هذه الغرفة للفتيان الذين هم بمفردهم.
place-misfit-not-alone = هذه الغرفة للأطفال الذين ليس معهم بالغ.
place-misfit-isolation = العزل يُقرَّر مع المستوصف.
place-misfit-alone = الطفل الذي هو بمفرده ينام في الغرف المخصصة لأمثاله.
place-misfit-women = هذه الغرفة للنساء.
place-misfit-men = هذه الغرفة للرجال.
place-misfit-family = هذه الغرفة للعائلات.
place-misfit-mother = هذه الغرفة للأمهات ورضّعهن.
place-reason-hint = مثلاً: تسرب ماء، تعقيم
place-expected = يُنتظر فتحها يوم
place-opens-on = يُنتظر فتحها يوم
place-bed = السرير
place-stranded = { $n ->
    [zero] لا أحد ينام فيها
    [one] ما زال شخص ينام فيها
    [two] ما زال شخصان ينامان فيها
    [few] ما زال { $n } أشخاص ينامون فيها
    [many] ما زال { $n } شخصاً ينامون فيها
   *[other] ما زال { $n } شخص ينامون فيها
 }
place-stranded-who = من ما زال ينام فيها
place-stranded-hidden = شخص ملفه مغلق
place-stranded-move = إعطاء سرير آخر
place-wait-stranded = { $n ->
    [zero] لا أحد ينام في غرفة مغلقة
    [one] شخص ينام في غرفة مغلقة
    [two] شخصان ينامان في غرفة مغلقة
    [few] { $n } أشخاص ينامون في غرفة مغلقة
    [many] { $n } شخصاً ينامون في غرفة مغلقة
   *[other] { $n } شخص ينامون في غرفة مغلقة
 }
place-misfit-adult-there = ينام فيها بالغ ليس من أهله: لا ينام فيها طفل بمفرده.
place-misfit-child-there = ينام فيها طفل بمفرده: لا ينام فيها بالغ ليس من أهله.
place-misfit-age-there = ينام فيها شخص لا يُعرف عمره: الطفل الذي هو بمفرده ينام في مكان آخر.
place-misfit-sexes = لا ينام النساء والرجال معاً إن لم يكونوا من عائلة واحدة.
place-misfit-steps = لا يُدخل إليها من غير درج.
place-misfit-must-isolate = المستوصف يطلب العزل.
place-misfit-parted = الطفل الصغير ينام قرب أهله.
place-misfit-another-room = غرفة أخرى أنسب.
place-reason-together = المجموعة كلها معاً
place-reason-family-there = عائلته تنام فيها
place-reason-family-near = قرب عائلته
place-reason-family = للعائلات
place-reason-women = للنساء
place-reason-men = للرجال
place-reason-children = للأطفال الذين هم بمفردهم
place-reason-isolation = عزل
place-reason-newborn = أم ورضيع
place-reason-accessible = من غير درج
place-reason-free = شاغر، ولا مانع
place-plan-none = لا سرير شاغراً يناسب.
place-plan-full = لم يبق أي سرير شاغر.
place-reason-sex-unasked = لم يُسجَّل الجنس: اسألوا أولاً
