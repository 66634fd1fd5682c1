menu-visits = زيارات اليوم
look-act-visits = زيارات اليوم
visit-lead = من يأتون لخدمة ولا ينامون هنا. الزيارة ليست وصولاً.
visit-new = شخص يدخل
visit-purpose = لأجل ماذا
visit-purpose-service = خدمة
visit-purpose-information = معلومات
visit-purpose-phone = مكالمة هاتفية
visit-purpose-clinic = رعاية صحية
visit-purpose-legal = مساعدة قانونية
visit-purpose-resident = رؤية أحد المقيمين
visit-purpose-other = غير ذلك
visit-who = البطاقة أو الرمز، إن كان الشخص معروفاً
visit-at = الوقت، إن لم يكن الآن
visit-come = سجّل الدخول
visit-inside-now = في الداخل
visit-empty = لا زوار الآن
visit-empty-how = ستظهر هنا زيارات اليوم؛ ومن بقي في الداخل يُحسب عند الإخلاء.
visit-inside = في الداخل الآن
visit-gone = خرجوا اليوم
visit-number = رقم
visit-out = الخروج
visit-go = يخرج
visit-cancel = خطأ
visit-settle = خرجوا جميعاً
visit-stale = { $n ->
    [zero] لا زيارات من يوم آخر بلا خروج.
    [one] زيارة واحدة من يوم آخر بلا خروج.
    [two] زيارتان من يوم آخر بلا خروج.
    [few] { $n } زيارات من يوم آخر بلا خروج.
    [many] { $n } زيارة من يوم آخر بلا خروج.
   *[other] { $n } زيارة من يوم آخر بلا خروج.
 }
visit-wait-stale = { $n ->
    [zero] لا زيارات من يوم آخر بلا خروج
    [one] زيارة واحدة من يوم آخر بلا خروج
    [two] زيارتان من يوم آخر بلا خروج
    [few] { $n } زيارات من يوم آخر بلا خروج
    [many] { $n } زيارة من يوم آخر بلا خروج
   *[other] { $n } زيارة من يوم آخر بلا خروج
 }
visit-came-done = سُجّل الدخول.
visit-went-done = سُجّل الخروج.
visit-cancelled-done = أُلغيت الزيارة.
visit-settled-done = أُنهيت زيارات الأيام الأخرى.
visit-purpose-missing = بيّن لأجل ماذا.
visit-time-odd = اكتب وقتاً، مثلاً 14:05.
visit-time-future = هذا الوقت لم يأتِ بعد.
visit-time-before = هذا الوقت قبل الدخول.
visit-not-inside = انتهت هذه الزيارة من قبل.
