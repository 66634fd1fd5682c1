closure-title = إغلاق المتابعة
closure-deed = الإغلاق
closure-none = لا توجد متابعة لإغلاقها لهذا الشخص.
closure-waits = هناك طلب إغلاق ينتظر جواباً.
closure-form-title = إغلاق المتابعة
closure-high = الخطر مرتفع: يجب أن يوافق شخص آخر على الإغلاق.
closure-level = الخطر
closure-reason = سبب الإغلاق
closure-reason-missing = اختر سبباً.
closure-not-accepted = لم يقبل أي شريك المتابعة بعد. اطلب النقل أولاً.
closure-prepared = ما أُعدّ مع الشخص
closure-prepared-hint = ما اتفقتما عليه، وأين يمكنه أن يذهب، وكيف يمكنه أن يعود
closure-prepared-missing = قل ما أُعدّ مع الشخص.
closure-unmet = احتياجات بلا جواب
closure-unmet-hint = ما طلبه الشخص ولم يحصل عليه
closure-new-needs = احتياجات جديدة
closure-open = { $n ->
    [zero] لا إجراءات مفتوحة في الخطة
    [one] إجراء واحد في الخطة ما زال مفتوحاً
    [two] إجراءان في الخطة ما زالا مفتوحين
    [few] { $n } إجراءات في الخطة ما زالت مفتوحة
    [many] { $n } إجراءً في الخطة ما زال مفتوحاً
   *[other] { $n } إجراء في الخطة ما زال مفتوحاً
 }
closure-open-reason = لماذا تبقى مفتوحة
closure-actions-open = { $n ->
    [zero] قل لماذا تبقى الإجراءات مفتوحة.
    [one] إجراء واحد في الخطة ما زال مفتوحاً: قل لماذا.
    [two] إجراءان في الخطة ما زالا مفتوحين: قل لماذا.
    [few] { $n } إجراءات في الخطة ما زالت مفتوحة: قل لماذا.
    [many] { $n } إجراءً في الخطة ما زال مفتوحاً: قل لماذا.
   *[other] { $n } إجراء في الخطة ما زال مفتوحاً: قل لماذا.
 }
closure-actions-since = { $n ->
    [zero] تغيّرت الخطة منذ ذلك. أعد الطلب.
    [one] أُضيف إجراء إلى الخطة منذ ذلك. أعد الطلب.
    [two] إجراءان مفتوحان الآن في الخطة. أعد الطلب.
    [few] { $n } إجراءات مفتوحة الآن في الخطة. أعد الطلب.
    [many] { $n } إجراءً مفتوحاً الآن في الخطة. أعد الطلب.
   *[other] { $n } إجراء مفتوح الآن في الخطة. أعد الطلب.
 }
closure-satisfaction = هل الشخص راضٍ عن المساعدة
closure-satisfaction-hint = اطرح السؤال كما هو. لا يغيّر الجواب شيئاً للشخص.
closure-satisfaction-missing = اختر الجواب أو «لم يُسأل».
closure-satisfaction-5 = راضٍ جداً
closure-satisfaction-4 = راضٍ
closure-satisfaction-3 = لا نعم ولا لا
closure-satisfaction-2 = غير راضٍ
closure-satisfaction-1 = غير راضٍ أبداً
closure-satisfaction-not-asked = لم يُسأل
closure-too-long = اكتب { $n } حرفاً على الأكثر.
closure-ask = طلب الإغلاق
closure-close = إغلاق المتابعة
closure-asked = ينتظر الإغلاق موافقة شخص آخر.
closure-ended = أُغلقت المتابعة.
closure-asked-by = طلبه
closure-answered-by = جواب
closure-state-waiting = إغلاق ينتظر الموافقة
closure-state-back = أُعيد طلب الإغلاق
closure-state-withdrawn = سُحب طلب الإغلاق
closure-state-ended = متابعة مغلقة
closure-answer-title = جوابك
closure-comment = تعليق
closure-comment-hint = لازم إن أعدت الطلب
closure-comment-missing = قل لماذا تعيد الطلب.
closure-approve = الموافقة على الإغلاق
closure-send-back = إعادة
closure-approved = تمت الموافقة وأُغلقت المتابعة.
closure-back = أُعيد طلب الإغلاق.
closure-withdraw = سحب الطلب
closure-withdrawn = سُحب طلب الإغلاق.
closure-waits-for = يجب أن يوافق شخص آخر على هذا الإغلاق.
closure-own = أنت طلبت هذا الإغلاق: يوافق عليه شخص آخر.
closure-not-waiting = لا إغلاق ينتظر جواباً.
closure-read-only = المتابعة مغلقة: تُقرأ ولا يُكتب فيها.
closure-reopen = إعادة فتح المتابعة
closure-keep-title = مدة الحفظ
closure-part = جزء الملف
closure-part-identity = الهوية
closure-part-protection = الحماية
closure-part-psychosocial = الدعم النفسي الاجتماعي
closure-part-legal = القانون
closure-part-health = الصحة
closure-part-consent = الموافقات
closure-until = يُحفظ حتى
closure-until-law = حسب قانون البلد
closure-list-title = إغلاقات تنتظر الموافقة
closure-list-lead = لا تُغلق هذه المتابعات عالية الخطر إلا بموافقة شخص آخر.
closure-list-empty = لا إغلاق ينتظر
closure-list-empty-how = تصل الطلبات إلى هنا عندما يكون الخطر مرتفعاً أو حرجاً.
closure-who = الشخص
closure-mine = طلبته أنت
closure-wait = { $n ->
    [zero] لا إغلاق ينتظر موافقتك
    [one] إغلاق واحد ينتظر موافقتك
    [two] إغلاقان ينتظران موافقتك
    [few] { $n } إغلاقات تنتظر موافقتك
    [many] { $n } إغلاقاً ينتظر موافقتك
   *[other] { $n } إغلاق ينتظر موافقتك
 }
closure-wait-back = { $n ->
    [zero] لم يُعَد إليك أي طلب إغلاق
    [one] أُعيد إليك طلب إغلاق واحد
    [two] أُعيد إليك طلبا إغلاق
    [few] أُعيدت إليك { $n } طلبات إغلاق
    [many] أُعيد إليك { $n } طلب إغلاق
   *[other] أُعيد إليك { $n } طلب إغلاق
 }
closure-line-asked = طُلب الإغلاق
closure-line-back = أُعيد طلب الإغلاق
closure-line-approved = تمت الموافقة على الإغلاق
closure-line-withdrawn = سُحب طلب الإغلاق
closure-line-ended = أُعدّ الإغلاق مع الشخص وحُددت مدد الحفظ
closure-blank = استمارة فارغة (PDF)
closure-blank-open = إجراءات الخطة التي ما زالت مفتوحة
closure-blank-count = كم عددها
closure-blank-answer = الجواب
closure-blank-approval = موافقة شخص آخر
