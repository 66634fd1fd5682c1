caseload-my-day = يومي
caseload-title = عبء المتابعة
caseload-approvals = { $n ->
    [zero] لا إغلاق للموافقة
    [one] إغلاق واحد للموافقة
    [two] إغلاقان للموافقة
    [few] { $n } إغلاقات للموافقة
    [many] { $n } إغلاقاً للموافقة
   *[other] { $n } إغلاق للموافقة
 }
caseload-open = متابعات مفتوحة
caseload-due = أشخاص يلزم العمل لهم
caseload-expected = المنتظرون اليوم
caseload-back = إغلاقات معادة
caseload-tab-due = للعمل
caseload-tab-all = كل متابعاتي
caseload-day-empty = لا شيء للعمل الآن
caseload-day-empty-how = تظهر هنا التقييمات والإجراءات والمواعيد عندما يحين يومها.
caseload-who = الشخص
caseload-level = الخطر
caseload-todo = للعمل
caseload-due-flag = قراءة كلمة المشرف
caseload-due-assess = تقييم
caseload-due-again = إعادة التقييم
caseload-due-plan = وضع الخطة
caseload-due-action = إجراء في الخطة
caseload-due-review = مراجعة الخطة
caseload-due-missed = موعد فائت
caseload-due-consent = تجديد الموافقة
caseload-due-new = متابعة جديدة
caseload-show-all = الكل
caseload-show-high = خطر مرتفع
caseload-show-overdue = إعادة تقييم متأخرة
caseload-show-unplanned = بلا خطة بعد 7 أيام
caseload-show-consent = موافقة تنتهي
caseload-show-missed = مواعيد فائتة
caseload-show-flagged = عليها علامة
caseload-by-manager = حسب المسؤول
caseload-manager = يتابعه
caseload-nobody = لا أحد
caseload-gone = لم يعد يعمل هنا
caseload-files = المتابعات
caseload-files-empty = لا متابعات هنا
caseload-files-empty-how = اختر قائمة أخرى أو مسؤولاً آخر.
caseload-next = التقييم القادم
caseload-late = متأخر
caseload-not-assessed = لم يُقيَّم بعد
caseload-choose = اختيار
caseload-reassign = الإسناد إلى شخص آخر
caseload-reassign-lead = علّم المتابعات. ينتهي وصول من قبله.
caseload-people-missing = علّم متابعة واحدة على الأقل وستين على الأكثر.
caseload-user = إلى من
caseload-user-missing = اختر مسؤول متابعة.
caseload-reason = السبب
caseload-reason-missing = قل لماذا تنتقل المتابعات.
caseload-too-long = اكتب { $n } حرفاً على الأكثر.
caseload-give = إسناد المتابعات المعلّمة
caseload-given = أُسندت المتابعات.
caseload-flagged = عليه علامة
caseload-aside-flag = المشرف
caseload-deed-flag = علامة المشرف
caseload-flag-title = علامة المشرف
caseload-flag-none = لا علامة على هذه المتابعة.
caseload-flag-stands = على هذه المتابعة علامة بالفعل.
caseload-flag-raised = وُضعت علامة لمن يتابع.
caseload-flag-lowered = رُفعت العلامة.
caseload-why = كلمة لمن يتابع
caseload-why-hint = ما ينبغي النظر فيه أو فعله
caseload-why-missing = اكتب كلمة.
caseload-raise = وضع علامة
caseload-lower = رأيتها، ارفع العلامة
caseload-line-flagged = وضع المشرف علامة على المتابعة
caseload-line-lowered = رُفعت العلامة
caseload-wait = { $n ->
    [zero] لا أحد ممن تتابعهم ينتظر شيئاً
    [one] شخص واحد تتابعه ينتظر شيئاً
    [two] شخصان تتابعهما ينتظران شيئاً
    [few] { $n } أشخاص تتابعهم ينتظرون شيئاً
    [many] { $n } شخصاً تتابعهم ينتظرون شيئاً
   *[other] { $n } شخص تتابعهم ينتظرون شيئاً
 }
caseload-wait-overdue = { $n ->
    [zero] لا إعادة تقييم متأخرة
    [one] إعادة تقييم واحدة متأخرة
    [two] إعادتا تقييم متأخرتان
    [few] { $n } إعادات تقييم متأخرة
    [many] { $n } إعادة تقييم متأخرة
   *[other] { $n } إعادة تقييم متأخرة
 }
caseload-wait-unplanned = { $n ->
    [zero] لا متابعة بلا خطة بعد 7 أيام
    [one] متابعة واحدة بلا خطة بعد 7 أيام
    [two] متابعتان بلا خطة بعد 7 أيام
    [few] { $n } متابعات بلا خطة بعد 7 أيام
    [many] { $n } متابعة بلا خطة بعد 7 أيام
   *[other] { $n } متابعة بلا خطة بعد 7 أيام
 }
