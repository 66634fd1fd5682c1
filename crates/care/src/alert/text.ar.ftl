alert-title = التنبيهات
alert-one = تنبيه
alert-lead = أشخاص يحتاجون إليك. لا يرى هذه القائمة إلا أنت وزملاء مهنتك.
alert-to-due = الفحوص الأولى
alert-tab-open = للمتابعة
alert-tab-done = منتهية
alert-empty = لا تنبيهات
alert-empty-how = حين يُظهر الفحص الأول أن أحداً يحتاج إليك، يظهر اسمه هنا.
alert-who = من
alert-level = الدرجة
alert-for = لـ
alert-bed = السرير
alert-since = منذ
alert-state = الحالة
alert-do = إجراء
alert-speaks = يتكلم
alert-file = فتح الملف
alert-take = أنا أتولّى الأمر
alert-finish-title = تمّ الأمر
alert-finish-lead = قل فقط كيف انتهى الأمر. ما قاله لك الشخص يبقى في ملفك المهني.
alert-finish = إنهاء التنبيه
alert-outcome = كيف انتهى الأمر
alert-outcome-seen = قوبل الشخص
alert-outcome-elsewhere = يُتابَع في مكان آخر
alert-outcome-declined = لم يعد يرغب في ذلك
alert-outcome-gone = لم يعد هنا
alert-outcome-missing = قل كيف انتهى الأمر.
alert-pass-title = ليس هذا من شأني
alert-pass-lead = يخرج التنبيه من قائمتك ويظهر في قائمة المهنة الأخرى.
alert-pass-to = تحويل إلى
alert-pass = تحويل التنبيه
alert-to-missing = اختر إلى من يُحوَّل التنبيه.
alert-kind-medical = الرعاية الصحية
alert-kind-psychosocial = الدعم النفسي الاجتماعي
alert-kind-protection = الحماية
alert-kind-support = المتابعة والمساعدة اليومية
alert-wish-woman = يرغب في التحدث مع امرأة
alert-wish-man = يرغب في التحدث مع رجل
alert-state-open = لا أحد بعد
alert-state-taken = تولّاه
alert-state-done = أنهاه
alert-say-low = قابله حين تمرّ.
alert-say-medium = قابله هذا الأسبوع.
alert-say-high = قابله قبل نهاية الغد.
alert-say-critical = قابله فوراً.
alert-taken-done = أنت تتولّى الأمر.
alert-done-done = انتهى التنبيه.
alert-passed-done = حُوِّل التنبيه.
alert-over = انتهى هذا التنبيه من قبل.
alert-yours = أنت تتولّى الأمر من قبل.
alert-wait-urgent = { $n ->
    [zero] لا تنبيهات عاجلة
    [one] تنبيه عاجل واحد
    [two] تنبيهان عاجلان
    [few] { $n } تنبيهات عاجلة
    [many] { $n } تنبيهاً عاجلاً
   *[other] { $n } تنبيه عاجل
 }
alert-wait = { $n ->
    [zero] لا تنبيهات
    [one] تنبيه واحد
    [two] تنبيهان
    [few] { $n } تنبيهات
    [many] { $n } تنبيهاً
   *[other] { $n } تنبيه
 }
alert-line-raised = أُرسل تنبيه إلى الشخص المدرَّب
alert-line-taken = تولّى أحدهم التنبيه
alert-line-done = انتهى التنبيه
alert-line-passed = حُوِّل التنبيه إلى مهنة أخرى
