list-export = تصدير
list-export-title = تصدير القائمة
list-export-people = { $n ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $n } أشخاص
    [many] { $n } شخصًا
   *[other] { $n } شخص
}
list-export-too-many = هذه القائمة أطول من أن تُحفظ في ملف: صفِّها أولًا.
list-export-do = تنزيل الملف
list-export-warning = يحتوي هذا الملف على بيانات شخصية ولم يعد البرنامج يحميه: لا تحتفظ به طويلًا ولا ترسله إلا مشفّرًا. يُسجَّل التصدير باسمك.
list-columns = الأعمدة
list-columns-hint = لا تُخرج إلا ما تحتاج إليه.
list-purpose = الغرض من الملف
list-purpose-meeting = اجتماع متابعة
list-purpose-distribution = توزيع
list-purpose-partner = عمل مع شريك
list-purpose-quality = التحقق من البيانات
list-purpose-continuity = نسخة ورقية عند التعطل
list-purpose-other = غير ذلك
list-purpose-missing = اذكر الغرض من الملف.
list-words = توضيح
list-words-hint = أي شريك، أي اجتماع. دون أسماء أشخاص.
list-words-missing = وضّح بكلمات قليلة.
list-words-long = النص طويل: 300 حرف على الأكثر.
list-format = الصيغة
list-format-xlsx = إكسل
list-format-csv = CSV مع وسوم HXL
list-exports-title = القوائم التي أُخرجت من البرنامج
list-exports-lead = كل ملف جرى تنزيله: من، ومتى، ولأي غرض، وأي أعمدة.
list-exports-none = لم تُصدَّر أي قائمة
list-exports-at = متى
list-exports-by = من قِبل
list-exports-people = الأشخاص
list-from = وصلوا من
list-to = إلى
list-since = منذ { $day }
list-until = حتى { $day }
list-day-unreadable = اكتب يومًا، مثل 2026-11-22.
list-view-keep = حفظ هذه القائمة
list-view-keep-do = حفظ
list-view-name = اسم القائمة
list-view-shared = يراها الزملاء
list-view-hint = تُحفظ عوامل التصفية والأعمدة لا الأشخاص. لا تكتب اسم أي شخص.
list-view-kept = حُفظت القائمة.
list-view-remove = إزالة
list-view-removed = أُزيلت القائمة.
list-view-nameless = أعطِ القائمة اسمًا.
list-view-name-long = الاسم طويل: 60 حرفًا على الأكثر.
list-view-many = لديك 20 قائمة محفوظة: أزِل واحدة أولًا.
list-col-name = الاسم
list-col-native = الاسم بلغته
list-col-code = الرمز
list-col-sex = الجنس
list-col-age = العمر
list-col-birth = الميلاد
list-col-nationality = الجنسية
list-col-language = اللغة
list-col-care = طفل وحده
list-col-arrived = الوصول
list-col-registered = التسجيل
list-none = لا أحد يطابق
