capacity-title = سعة الدار
capacity-people = شخص على الأكثر، بحسب الأسرّة والمعايير
capacity-with-waivers = مع الاستثناءات السارية
capacity-binding = الحد:
capacity-beds = أسرّة صالحة
capacity-present = حاضرون
capacity-women = { $n ->
    [zero] لا نساء
    [one] امرأة واحدة
    [two] امرأتان
    [few] { $n } نساء
    [many] { $n } امرأة
   *[other] { $n } امرأة
 }
capacity-men = { $n ->
    [zero] لا رجال
    [one] رجل واحد
    [two] رجلان
    [few] { $n } رجال
    [many] { $n } رجلاً
   *[other] { $n } رجل
 }
capacity-unasked = { $n ->
    [zero] لا أحد لم يُدوَّن جنسه
    [one] شخص واحد لم يُدوَّن جنسه
    [two] شخصان لم يُدوَّن جنسهما
    [few] { $n } أشخاص لم يُدوَّن جنسهم
    [many] { $n } شخصاً لم يُدوَّن جنسهم
   *[other] { $n } شخص لم يُدوَّن جنسهم
 }
capacity-checks = { $n ->
    [zero] ما يلزم: لا أحد حاضر
    [one] ما يلزم لشخص حاضر واحد
    [two] ما يلزم لشخصين حاضرين
    [few] ما يلزم لـ{ $n } أشخاص حاضرين
    [many] ما يلزم لـ{ $n } شخصاً حاضراً
   *[other] ما يلزم لـ{ $n } شخص حاضر
 }
capacity-standard = المعيار
capacity-standard-beds = الأسرّة
capacity-standard-toilets = المراحيض
capacity-standard-toilets-women = مراحيض النساء
capacity-standard-toilets-men = مراحيض الرجال
capacity-standard-toilets-accessible = مراحيض من غير درج
capacity-standard-showers = الحمّامات
capacity-standard-showers-women = حمّامات النساء
capacity-standard-showers-men = حمّامات الرجال
capacity-standard-water = الماء
capacity-standard-total-area = المساحة الكلية
capacity-standard-covered-area = المساحة المسقوفة
capacity-rule = القاعدة
capacity-rule-beds = سرير لكل شخص
capacity-rule-toilets = واحد لكل 20 شخصاً
capacity-rule-toilets-women = واحد لكل 20 امرأة
capacity-rule-toilets-men = واحد لكل 20 رجلاً
capacity-rule-toilets-accessible = 15 % من المراحيض
capacity-rule-showers = واحد لكل 20 شخصاً
capacity-rule-showers-women = واحد لكل 20 امرأة
capacity-rule-showers-men = واحد لكل 20 رجلاً
capacity-rule-water = 20 لتراً للشخص في اليوم
capacity-rule-total-area = 30 متراً مربعاً للشخص
capacity-rule-covered-area = 3.5 متر مربع للشخص
capacity-needed = اللازم
capacity-there = الموجود
capacity-gap = الناقص
capacity-state = الحالة
capacity-state-ok = كافٍ
capacity-state-short = ناقص
capacity-state-waived = استثناء
capacity-state-unknown = لم يُحصَ بعد
capacity-litres = { $value } لتر
capacity-metres = { $value } م²
capacity-said = أُحصي:
capacity-set-title = ما هو موجود
capacity-water-l = الماء المورَّد في 24 ساعة، باللتر
capacity-total-m2 = المساحة الكلية، بالمتر المربع
capacity-covered-m2 = المساحة المسقوفة للعيش، بالمتر المربع
capacity-waivers = الاستثناءات
capacity-waive-title = تسجيل استثناء
capacity-waive-how = لفترة ما لا يُلتزم بمعيار: بيّن السبب ومن وافق وإلى متى. وللمراحيض يكون عندئذ واحد لكل 50.
capacity-waive = تسجيل الاستثناء
capacity-waiver-end = إنهاؤه
capacity-waiver-over = انتهى
capacity-approver = وافق عليه
capacity-approver-hint = الوظيفة، مثلاً: تنسيق المياه والصرف الصحي
capacity-done = سُجّل ذلك.
capacity-number = اكتب عدداً صحيحاً، { $n } على الأكثر.
capacity-accessible-many = هذا أكثر من جميع المراحيض.
capacity-covered-large = المساحة المسقوفة أكبر من الكلية.
capacity-standard-missing = اختر معياراً.
capacity-approver-missing = بيّن من وافق.
capacity-until-missing = بيّن إلى أي يوم.
capacity-until-far = يدوم الاستثناء سنة على الأكثر.
capacity-waiver-ended = انتهى هذا الاستثناء من قبل.
