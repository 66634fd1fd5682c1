menu-arrivals = الوافدون
arrival-title = الوافدون
arrival-new = وافد جديد
arrival-to-register = ينتظرون التسجيل
arrival-to-bed = ينتظرون سريراً
arrival-came = دخلوا اليوم
arrival-left = غادروا اليوم
arrival-empty = لا أحد ينتظر
arrival-empty-how = سيظهر الوافدون هنا، مع مدة انتظارهم والخطوة التالية.
arrival-unregistered = وافقوا ولم يُسجَّلوا بعد
arrival-agreed-at = وقت الموافقة
arrival-waits = الانتظار
arrival-wait-minutes = { $n ->
    [zero] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $n } دقائق
    [many] { $n } دقيقة
   *[other] { $n } دقيقة
 }
arrival-wait-hours = { $n ->
    [zero] أقل من ساعة
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $n } ساعات
    [many] { $n } ساعة
   *[other] { $n } ساعة
 }
arrival-register = سجّل
arrival-bedless = من غير سرير
arrival-who = من
arrival-language = اللغة
arrival-alone = طفل بمفرده
arrival-today = دخلوا اليوم
arrival-at = وقت الدخول
arrival-bed = السرير
