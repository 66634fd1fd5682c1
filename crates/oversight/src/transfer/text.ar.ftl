transfer-title = نقل المتابعة
transfer-deed = نقل
transfer-none = لا توجد متابعة لنقلها لهذا الشخص.
transfer-waits = هناك نقل ينتظر جواباً.
transfer-form-title = نقل المتابعة
transfer-lead = تبقى مسؤولاً حتى يقبل الآخر. تحدّث مع الشخص أولاً.
transfer-kind = إلى من
transfer-kind-manager = مسؤول متابعة آخر هنا
transfer-kind-site = موقع آخر
transfer-kind-partner = شريك
transfer-kind-missing = قل إلى من تنتقل المتابعة.
transfer-user = مسؤول المتابعة
transfer-user-missing = اختر مسؤول متابعة آخر.
transfer-site = الموقع
transfer-site-missing = اختر موقعاً.
transfer-partner = الشريك
transfer-partner-hint = المنظمة والشخص الذي تتحدث إليه
transfer-partner-missing = اكتب اسم الشريك.
transfer-note = ما يجب أن يعرفه الآخر
transfer-note-hint = أين وصلت الخطة، وما هو مستعجل، وما يرغب فيه الشخص. لا أكثر.
transfer-note-missing = اكتب ما يجب أن يعرفه الآخر.
transfer-agreed = يعرف الشخص ما يُنقل وهو موافق
transfer-agreed-missing = لا تغادر المتابعة الموقع من غير موافقة الشخص.
transfer-consent-refused = لم يوافق الشخص على هذه المشاركة. سجّل موافقة جديدة أولاً.
transfer-too-long = اكتب { $n } حرفاً على الأكثر.
transfer-ask = طلب النقل
transfer-asked = ينتظر النقل قبول الآخر.
transfer-to = إلى
transfer-asked-by = طلبه
transfer-said = الجواب
transfer-state-waiting = نقل ينتظر
transfer-state-accepted = نقل مقبول
transfer-state-declined = نقل مرفوض
transfer-state-withdrawn = نقل مسحوب
transfer-responsible = تبقى مسؤولاً عن المتابعة حتى يقبل الآخر.
transfer-partner-title = جواب الشريك
transfer-who = من قبِل
transfer-who-hint = الاسم والوظيفة
transfer-who-missing = اكتب من قبِل.
transfer-partner-accepted = قبِل الشريك
transfer-partner-declined = رفض الشريك
transfer-why = لماذا لا تُستلم المتابعة
transfer-why-missing = قل لماذا لا تُستلم المتابعة.
transfer-withdraw = سحب الطلب
transfer-withdrawn = سُحب طلب النقل.
transfer-close = إغلاق المتابعة
transfer-list-title = متابعات معروضة عليك
transfer-list-lead = يبقى الآخر مسؤولاً حتى تقبل.
transfer-list-empty = لا متابعات معروضة عليك
transfer-list-empty-how = يظهر هنا كل نقل إليك أو إلى موقعك.
transfer-code = الشخص
transfer-from = من
transfer-one-title = استلام متابعة
transfer-one-lead = عند القبول تصبح مسؤولاً ويُفتح لك الملف.
transfer-open-actions = إجراءات مفتوحة
transfer-accept = قبول المتابعة
transfer-accepted = قُبلت المتابعة.
transfer-decline = عدم الاستلام
transfer-declined = سُجّل الجواب. يبقى الآخر مسؤولاً.
transfer-own = أنت طلبت هذا النقل: على الآخر أن يقبل.
transfer-answered = لهذا النقل جواب.
transfer-line-asked = طُلب نقل المتابعة
transfer-line-accepted = قُبل نقل المتابعة
transfer-line-declined = رُفض نقل المتابعة
transfer-line-withdrawn = سُحب طلب النقل
transfer-wait = { $n ->
    [zero] لا متابعات معروضة عليك
    [one] متابعة واحدة معروضة عليك
    [two] متابعتان معروضتان عليك
    [few] { $n } متابعات معروضة عليك
    [many] { $n } متابعة معروضة عليك
   *[other] { $n } متابعة معروضة عليك
 }
