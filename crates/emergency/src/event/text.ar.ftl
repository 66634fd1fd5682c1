menu-emergencies = وصول جماعي
event-list-lead = أشخاص كثيرون دفعة واحدة: نعدّ أولاً، ثم نعالج وندوّن، ونسجّل لاحقاً.
event-new = فتح وصول
event-new-title = فتح وصول جماعي
event-new-lead = قل ما يحدث وكم عددهم: الأرقام جاهزة فوراً. كل ما عدا ذلك يمكنه الانتظار.
event-edit-title = تصحيح الوصف
event-none = لا وصول جماعي
event-none-how = عندما تصل شاحنة أو قارب، افتح وصولاً هنا: لكل شخص رقم قبل أن يكون له اسم.
event-what = ماذا
event-kind = ماذا يحدث؟
event-kind-rescue-desert = إنقاذ في الصحراء
event-kind-rescue-sea = إنقاذ في البحر
event-kind-expulsion = طرد
event-kind-interception = اعتراض
event-kind-transfer = نقل
event-kind-other = غير ذلك
event-count-now = كم عدد الموجودين الآن
event-count-now-hint = لكل شخص رقم ورمز، ويدخل بلا سرير
event-expected = كم عدد المنتظَرين
event-shared = للجميع
event-shared-hint = يُكتب مرة واحدة ويُؤخذ لكل شخص.
event-origin = قادمون من
event-brought-by = أحضرهم
event-vehicle = شاحنة أو قارب أو طائرة
event-at = متى
event-at-hint = الآن إن لم تكتب شيئاً
event-languages = اللغات
event-language-first = اللغة الأكثر استعمالاً
event-language-second = لغة ثانية
event-open = فتح
event-save = تدوين
event-is-open = جارٍ
event-is-closed = انتهى
event-tabs = صفحات هذا الوصول
event-tab-show = نظرة عامة
event-tab-triage = الفرز
event-tab-grid = الأسماء
event-tab-queue = للتسجيل
event-tab-tasks = المهام
event-tab-count = العدّ
event-tab-situation = التقرير
event-heads = تم عدّهم
event-expected-n = { $n ->
    [zero] لا أحد منتظَر
    [one] شخص واحد منتظَر
    [two] شخصان منتظَران
    [few] { $n } أشخاص منتظَرون
    [many] { $n } شخصاً منتظَراً
   *[other] { $n } شخص منتظَر
 }
event-untriaged = لم يُرَوا بعد عند الفرز
event-untriaged-n = { $n ->
    [zero] رُئي الجميع عند الفرز.
    [one] شخص واحد لم يُرَ بعد عند الفرز.
    [two] شخصان لم يُرَيا بعد عند الفرز.
    [few] { $n } أشخاص لم يُرَوا بعد عند الفرز.
    [many] { $n } شخصاً لم يُرَوا بعد عند الفرز.
   *[other] { $n } شخص لم يُرَوا بعد عند الفرز.
 }
event-named = لهم اسم
event-registered = مسجَّلون
event-registered-of = { $n ->
    [zero] المسجَّلون
    [one] المسجَّلون، من شخص واحد
    [two] المسجَّلون، من شخصين
    [few] المسجَّلون، من { $n } أشخاص
    [many] المسجَّلون، من { $n } شخصاً
   *[other] المسجَّلون، من { $n } شخص
 }
event-bedless = بلا سرير
event-add = إعطاء أرقام
event-add-count = كم عدد الذين وصلوا
event-add-press = إعطاء الأرقام
event-add-hint = ضغطة واحدة تعطي كل الأرقام. كل شخص يُحسب فوراً في الدار وفي قائمة الإخلاء.
event-by-need = بحسب الحاجة
event-category = الفرز
event-category-immediate = رعاية فورية
event-category-urgent = رعاية اليوم
event-category-delayed = يمكنه الانتظار
event-category-child-alone = طفل وحده
event-category-family = عائلة
event-category-untriaged = لم يُرَ بعد
event-total = المجموع
event-female = أنثى
event-male = ذكر
event-children = دون 18 سنة
event-older = 60 سنة فأكثر
event-about = الوصول
event-families = عائلات
event-alone = أطفال وحدهم
event-struck-n = أرقام مشطوبة
event-bands = الأساور
event-bands-lead = للطباعة: الرقم والرمز فقط.
event-bands-blank = 60 سواراً فارغاً بلا رموز
event-bands-title = أساور
event-bands-qr = رمز السوار للقراءة
event-bands-none = لا رقم للطباعة بعد. أعطِ أرقاماً أولاً أو اطبع أساور فارغة.
event-close = إنهاء هذا الوصول
event-close-note = ما بقي قوله
event-close-sure = إنهاء هذا الوصول؟ لن يمكن تدوين شيء فيه بعد ذلك.
event-reopen = استئناف هذا الوصول
event-triage-number = رقم السوار
event-triage-hint = اكتب الرقم أو اقرأ الرمز، ثم Enter، ثم مفتاحاً من 1 إلى 4
event-triage-who = من هو؟
event-triage-family = العائلة
event-triage-family-hint = من هم معاً لهم الحرف نفسه.
event-triage-new-family = عائلة جديدة: { $value }
event-number = الرقم
event-name = الاسم
event-given = الاسم الشخصي
event-family = اسم العائلة
event-sex = الجنس
event-sex-0 = غير مدوَّن
event-sex-1 = ذ
event-sex-2 = أ
event-age = العمر
event-years = { $n ->
    [zero] أقل من سنة
    [one] سنة واحدة
    [two] سنتان
    [few] { $n } سنوات
    [many] { $n } سنة
   *[other] { $n } سنة
 }
event-group = العائلة
event-alone-short = وحده
event-alone-ask = طفل بلا بالغ
event-nobody = لا أحد هنا
event-head-title = الرقم { $value }
event-is-registered = بدأ التسجيل
event-is-refused = رفض حتى الآن
event-is-struck = رقم مشطوب
event-register = تسجيل
event-register-person = تسجيل هذا الشخص
event-contact = المساعدة المقدَّمة والسرير
event-noted = ما نعرفه
event-strike = شطب هذا الرقم
event-strike-hint = لرقم أُعطي خطأً. يبقى مقروءاً مع السبب.
event-reason = السبب
event-grid-hint = سطر لكل شخص، يُحفظ عند مغادرته. Tab أو Enter للتقدم. الجنس: أ أو ذ. العمر: 34، أو 8m لثمانية أشهر. العائلة: الحرف نفسه. وحده: x لطفل بلا بالغ.
event-grid-save = حفظ الصفحة
event-grid-saved = حُفظ
event-grid-waiting = ينتظر الشبكة
event-grid-conflict = كتب شخص آخر في هذه الأثناء:
event-grid-mine = إبقاء ما كتبتُ
event-grid-theirs = أخذ ما كُتب
event-grid-typing = لم يُحفظ بعد
event-grid-total = { $n ->
    [zero] لا أرقام
    [one] رقم واحد في المجموع
    [two] رقمان في المجموع
    [few] { $n } أرقام في المجموع
    [many] { $n } رقماً في المجموع
   *[other] { $n } رقم في المجموع
 }
event-rows-done = تم الحفظ.
event-row-problem = السطر { $number }: { $what }
event-row-conflict = كتب شخص آخر في هذه الأثناء « { $value } ». احفظ مرة أخرى لإبقاء ما كتبته.
event-queue-lead = عندما يهدأ الناس: الرعاية الفورية والأطفال الوحيدون والعائلات أولاً. ما دُوِّن يُؤخذ كما هو، ولا يُكتب شيء مرتين.
event-queue-family = التالي ينضم إلى العائلة نفسها.
event-queue-all = إظهار الجميع
event-queue-none = لا أحد ينتظر
event-queue-none-how = كل من عُدّوا مسجَّلون.
event-queue-more = { $n ->
    [zero] لا أحد بعدهم.
    [one] شخص آخر ينتظر بعدهم.
    [two] شخصان آخران ينتظران بعدهم.
    [few] { $n } أشخاص آخرين ينتظرون بعدهم.
    [many] { $n } شخصاً آخر ينتظرون بعدهم.
   *[other] { $n } شخص آخر ينتظرون بعدهم.
 }
event-count-lead = كل ست ساعات: عدّ الحاضرين والمقارنة بالقائمة والأسرّة.
event-count-heads = في القائمة، داخل الدار
event-count-beds = لهم سرير
event-count-due = العدّ القادم
event-count-overdue = يجب إعادة عدّ الحاضرين.
event-count-at = متى
event-count-save = تدوين العدّ
event-headcount = عدد الحاضرين
event-headcount-hint = بالمشي في الدار، دون القائمة
event-why = لماذا تختلف الأعداد
event-why-hint = مثلاً: ثلاثة أشخاص في المستشفى
event-counts = مرات العدّ
event-aside-number = رقم الوصول
event-aside-queue = قائمة وصوله
event-aside-later = وصول جماعي: التسجيل لاحقاً، في هدوء. أعطِ أولاً ما يلزم.
event-wait-triage = { $n ->
    [zero] رُئي كل الواصلين عند الفرز
    [one] واصل واحد لم يُرَ بعد عند الفرز
    [two] واصلان لم يُرَيا بعد عند الفرز
    [few] { $n } واصلين لم يُرَوا بعد عند الفرز
    [many] { $n } واصلاً لم يُرَوا بعد عند الفرز
   *[other] { $n } واصل لم يُرَوا بعد عند الفرز
 }
event-wait-count = { $n ->
    [zero] لا عدّ مستحق
    [one] يجب عدّ الحاضرين لوصول جماعي
    [two] يجب عدّ الحاضرين لوصولين جماعيين
    [few] يجب عدّ الحاضرين لـ { $n } حالات وصول جماعي
    [many] يجب عدّ الحاضرين لـ { $n } حالة وصول جماعي
   *[other] يجب عدّ الحاضرين لـ { $n } حالة وصول جماعي
 }
event-wait-queue = { $n ->
    [zero] سُجّل كل الواصلين
    [one] بقي واصل واحد للتسجيل
    [two] بقي واصلان للتسجيل
    [few] بقي { $n } واصلين للتسجيل
    [many] بقي { $n } واصلاً للتسجيل
   *[other] بقي { $n } واصل للتسجيل
 }
event-opened-done = فُتح الوصول.
event-changed-done = صُحّح الوصف.
event-closed-done = انتهى الوصول.
event-reopened-done = استُؤنف الوصول.
event-added-done = أُعطيت الأرقام. اطبع الأساور.
event-struck-done = شُطب الرقم.
event-counted-done = دُوّن العدّ.
event-too-long = هذا طويل جداً: { $n } حرفاً على الأكثر.
event-kind-missing = قل ما يحدث.
event-at-unreadable = اكتب تاريخاً ووقتاً.
event-count-wrong = اكتب عدداً، { $n } على الأكثر.
event-heads-many = هذا كثير: { $n } رقم على الأكثر لكل وصول.
event-language-unknown = اختر لغة من القائمة.
event-closed = انتهى هذا الوصول. استأنفه أولاً.
event-open-already = هذا الوصول جارٍ بالفعل.
event-head-struck = هذا الرقم مشطوب.
event-head-registered = هذا الشخص مسجَّل بالفعل: صحّح ملفه.
event-alone-adult = من 18 سنة فما فوق ليس طفلاً وحده. تحقق من العمر.
event-group-missing = اختر عائلة.
event-group-wrong = العائلة حرف واحد، أو { $n } علامات على الأكثر.
event-reason-missing = اكتب السبب.
event-sex-unknown = الجنس: أ أو ذ.
event-age-unreadable = العمر عدد، مثلاً 34 أو 8m.
event-number-unknown = لا يوجد هذا الرقم في هذا الوصول.
event-category-missing = اختر مفتاحاً من الفرز.
event-key-missing = هذا الإرسال بلا مفتاح.
event-rows-many = أسطر كثيرة دفعة واحدة.
event-why-missing = الأعداد مختلفة: اكتب السبب.
