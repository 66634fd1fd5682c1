planned-crumb = الوافدون
planned-title = وصول متوقَّع
planned-one = وافدون منتظرون: { $value }
planned-empty = لا وافدين منتظرين
planned-empty-how = سجّل أدناه من يُنتظر، بالأعداد ومن غير أسماء.
planned-day = اليوم
planned-origin = من أين
planned-origin-hint = مثلاً: أساماكا، بالشاحنة
planned-people = أشخاص
planned-people-n = { $n ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $n } أشخاص
    [many] { $n } شخصاً
   *[other] { $n } شخص
 }
planned-women = نساء
planned-men = رجال
planned-children = أطفال
planned-groups = لهم الأولوية
planned-group-children-alone = أطفال بمفردهم
planned-group-pregnant = نساء حوامل
planned-group-newborn = حديثو الولادة
planned-group-older = كبار السن
planned-group-disability = أشخاص ذوو إعاقة
planned-group-injured = جرحى أو مرضى
planned-hold = حجز أسرّة لتلك الليلة
planned-hold-how = كم سريراً، بحسب نوع الغرفة
planned-held = أسرّة محجوزة
planned-note = أمر آخر ينبغي معرفته
planned-note-hint = من غير كتابة اسم
planned-late = متأخرون
planned-add-title = تسجيل وافدين
planned-add = تسجيل
planned-change-title = ما تغيّر
planned-arrived-title = وصلوا
planned-arrived-how = كم وصل منهم؟ اتركه فارغاً إن كانوا كما أُعلن.
planned-arrived = لقد وصلوا
planned-came-n = { $n ->
    [zero] لم يصل أحد
    [one] وصل واحد
    [two] وصل اثنان
    [few] وصل { $n }
    [many] وصل { $n }
   *[other] وصل { $n }
 }
planned-cancel-title = لن يأتوا
planned-cancel = إلغاء
planned-over-title = آخر أسبوعين
planned-state = الحالة
planned-state-expected = منتظرون
planned-state-arrived = وصلوا
planned-state-cancelled = أُلغي
planned-done = سُجّل ذلك.
planned-number = اكتب عدداً، { $n } على الأكثر.
planned-nobody = بيّن كم شخصاً يُنتظر.
planned-group-large = هذا أكثر من عدد المنتظرين.
planned-origin-missing = بيّن من أين يأتون.
planned-day-far = هذا اليوم بعيد جداً.
planned-over = وصل هؤلاء أو أُلغي مجيئهم من قبل.
planned-wait = { $n ->
    [zero] لا مجموعة منتظرة اليوم
    [one] مجموعة منتظرة اليوم
    [two] مجموعتان منتظرتان اليوم
    [few] { $n } مجموعات منتظرة اليوم
    [many] { $n } مجموعة منتظرة اليوم
   *[other] { $n } مجموعة منتظرة اليوم
 }
