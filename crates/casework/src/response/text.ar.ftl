response-menu = من يعمل على ماذا
response-lead = المنظمات والخدمات والمجموعات التي يمكن الاعتماد عليها، ومستوى عمل كل منها. بلا أي اسم شخص.
response-one = الجهة
response-add = إضافة جهة
response-change = تعديل
response-save = حفظ
response-cancel = إلغاء
response-filter = تصفية
response-all = الكل
response-print = طباعة (PDF)
response-print-blank = نموذج فارغ (PDF)
response-gaps = ما ينقص أولاً
response-gaps-lead = عوامل تتكرر في آخر التقييمات هنا ولا أحد يعمل عليها. لا تُذكر الأعداد الصغيرة.
response-gaps-none = لا يوجد عامل متكرر هنا بلا جهة تعمل عليه.
response-found = { $n ->
    [one] لدى شخص واحد
    [two] لدى شخصين
    [few] لدى { $n } أشخاص
    [many] لدى { $n } شخصاً
   *[other] لدى { $n } شخص
 }
response-say-who = من يعمل على ذلك؟
response-matrix = عدد الجهات بحسب الموضوع والمستوى
response-nobody = لا أحد
response-untouched = عوامل خطر بلا أي جهة
response-live = { $n ->
    [0] لا توجد جهة اليوم
    [one] جهة واحدة اليوم
    [two] جهتان اليوم
    [few] { $n } جهات اليوم
   *[other] { $n } جهة اليوم
 }
response-over = المنتهية
response-empty = لا توجد جهة هنا
response-empty-how = سجلوا من يعمل: عندها تُظهر متابعة كل شخص على من يمكن الاعتماد.
response-not-now = ليس في الوقت الحالي
response-group = الموضوع
response-group-violence = العنف والاستغلال
response-group-health = الصحة والدعم النفسي
response-group-family = الأسرة
response-group-papers = الوثائق والحقوق
response-group-means = سبل العيش
response-group-learning = اللغة والمدرسة
response-group-belonging = المكانة في المجتمع
response-group-country = البلد والكوارث
response-factor = العامل
response-factor-nobody = لا أحد يعمل على هذا العامل بعد.
response-kind = نوع الجهة
response-kind-state = الدولة، البلدية
response-kind-centre = هذا المركز
response-kind-ngo = منظمة غير حكومية، جمعية
response-kind-international = منظمة دولية
response-kind-community = مجموعة من المجتمع
response-kind-family = مجموعات أُسر
response-kind-private = شركة، أصحاب عمل
response-level = مستوى العمل
response-level-hint = مع من تعمل الجهة، حتى لو كان العامل في مكان آخر.
response-actor = الاسم
response-actor-hint = منظمة أو خدمة أو مجموعة. لا اسم شخص ولا أسرة أبداً.
response-says = ماذا تفعل
response-says-hint = في جملة واحدة. لا شيء عن شخص نتابعه.
response-reach = كيف نتصل بها
response-reach-hint = المكتب، رقم الخدمة، الأوقات. لا رقم خاص، ولا اسم شخص أو أسرة.
response-on = على ماذا تعمل
response-whole = مواضيع كاملة
response-single = أو عوامل محددة
response-stage = أين على الطريق
response-stage-hint = دون أي علامة: في كل مكان.
response-everywhere = في كل مكان
response-from = منذ
response-until = حتى
response-until-hint = فقط إذا كانت النهاية معروفة.
response-today = اليوم إذا لم يُكتب شيء.
response-end = انتهى ذلك
response-end-hint = لا يُمحى شيء: تنتقل الجهة إلى قائمة المنتهية.
response-end-on = آخر يوم
response-end-save = تسجيل النهاية
response-reason = لماذا
response-before = ما سُجل سابقاً
response-added = سُجلت الجهة.
response-changed = سُجل التعديل.
response-ended = سُجلت النهاية.
response-too-long = النص طويل: { $n } حرفاً على الأكثر.
response-person-code = هذا يشبه رمز شخص. لا يُكتب هنا شيء عن أحد.
response-missing = اختاروا جواباً.
response-unknown = اختاروا من القائمة.
response-day = اكتبوا يوماً، مثلاً 2026-03-02.
response-actor-missing = اكتبوا اسم المنظمة أو المجموعة.
response-on-missing = ضعوا علامة على موضوع أو عامل واحد على الأقل.
response-says-missing = اكتبوا ماذا تفعل.
response-until-before = لا يمكن أن تسبق النهاية البداية.
response-end-future = لا يمكن أن تكون النهاية في المستقبل. عدّلوا «حتى» بدلاً من ذلك.
response-reason-missing = اكتبوا لماذا انتهى.
response-too-many = توجد { $n } جهة بالفعل. سجلوا نهاية ما لم يعد يعمل.
response-ended-already = لقد انتهى بالفعل. أضيفوا جهة جديدة إذا عاد.
response-meanwhile = عدّل شخص آخر ذلك في هذه الأثناء. افتحوا الصفحة من جديد ثم أعيدوا.
response-same = لم يتغير شيء.
response-acts = من يعمل:
response-acts-nobody = لا أحد بعد
response-more = { $n ->
    [one] جهة أخرى غير ظاهرة؛ اختاروا موضوعاً أو مستوى.
    [two] جهتان أخريان غير ظاهرتين؛ اختاروا موضوعاً أو مستوى.
    [few] { $n } جهات أخرى غير ظاهرة؛ اختاروا موضوعاً أو مستوى.
   *[other] { $n } جهة أخرى غير ظاهرة؛ اختاروا موضوعاً أو مستوى.
 }
