assessment-title = التقييم
assessment-new = التقييم مع الشخص
assessment-deed-see = التقييم
assessment-deed-make = إجراء التقييم
assessment-aside-level = الخطر المقيَّم:
assessment-line-made = أُجري تقييم
assessment-line-forward = قُدِّم موعد التقييم القادم
assessment-wait-due = { $n ->
    [zero] لا أحد لإعادة التقييم ({ $n })
    [one] شخص واحد يُعاد تقييمه
    [two] شخصان يُعاد تقييمهما
    [few] { $n } أشخاص يُعاد تقييمهم
    [many] { $n } شخصاً يُعاد تقييمهم
   *[other] { $n } شخص يُعاد تقييمهم
 }
seen-act-assessment = التقييم
seen-act-assessment-sheet = تقييم مطبوع
look-act-assessment = تقييم
look-act-assessment-sheet = تقييم مطبوع
look-act-assessments = تقييمات مستحقة
assessment-no-follow-up = لا توجد متابعة مفتوحة لهذا الشخص. افتح المتابعة أولاً.
assessment-guide-private = تحدثا على انفراد، مع مترجم يقبله الشخص.
assessment-guide-free = «يمكنك ألا تجيب وأن تتوقف متى شئت.» لا تبحث عن القصة.
assessment-guide-staff = لا تكتب اسم من تسبب في الأذى. ما يخص أحد العاملين يُبلَّغ عنه عبر قناة الشكاوى، لا هنا.
assessment-again = ما سُجّل في المرة السابقة محدد مسبقاً. غيّر فقط ما تغيّر.
assessment-open = –
assessment-own = بكلمات الشخص
assessment-own-short = ما يقوله الشخص عن وضعه وعما يريده
assessment-own-hint = كلماته لا كلماتك
assessment-spoken = التفاهم
assessment-channel = اللقاء
assessment-channel-in-person = في المركز
assessment-channel-phone = بالهاتف
assessment-channel-remote = عبر الإنترنت
assessment-channel-outreach = حيث يعيش الشخص
assessment-needs = الاحتياجات
assessment-needs-lead = ماذا تحتاج؟ المس فقط ما يهم.
assessment-need-note = تفاصيل
assessment-urgent = أيها لا يحتمل الانتظار؟
assessment-urgent-word = عاجل
assessment-need-safety = الأمان
assessment-need-food = الغذاء
assessment-need-clothing = الملابس والفراش
assessment-need-shelter = المأوى
assessment-need-hygiene = الماء والنظافة
assessment-need-health = الرعاية الصحية
assessment-need-psychosocial = الدعم النفسي
assessment-need-child-care = رعاية الأطفال
assessment-need-school = التعليم والتدريب
assessment-need-work = العمل
assessment-need-papers = الوثائق
assessment-need-legal = المساعدة القانونية
assessment-need-asylum = اللجوء
assessment-need-family = العثور على العائلة
assessment-need-contact = الاتصال والمراسلة
assessment-need-information = المعلومات
assessment-need-money = المال
assessment-need-return = العودة إلى البلد
assessment-threats = التهديدات
assessment-threats-hint = ما قد يسبب الأذى من الخارج. من أي جهة، دون أي اسم.
assessment-threat-one = تهديد
assessment-threat-what = ماذا
assessment-threat-who = من جهة
assessment-threat-how = كم مرة
assessment-threat-when = آخر مرة
assessment-threat-kind = اختر نوع التهديد.
assessment-threat-actor = قل من أي جهة يأتي التهديد.
assessment-threat-often = قل كم مرة.
assessment-threat-last = اكتب سنة أو شهراً أو يوماً: 2026 أو 2026-02 أو 2026-02-15.
assessment-threats-many = سجّل { $n } تهديدات على الأكثر، أخطرها.
assessment-threat-violence = عنف
assessment-threat-sexual-violence = عنف جنسي
assessment-threat-coercion = إكراه وابتزاز
assessment-threat-exploitation = استغلال
assessment-threat-deprivation = حرمان
assessment-threat-barrier = منع من حق
assessment-threat-neglect = إهمال
assessment-actor-partner = الزوج أو الشريك
assessment-actor-family = العائلة
assessment-actor-resident = مقيم آخر
assessment-actor-community = الجوار والمجتمع
assessment-actor-smuggler = مهرّب أو متاجر
assessment-actor-employer = صاحب العمل
assessment-actor-armed-group = مجموعة مسلحة
assessment-actor-authority = سلطة
assessment-actor-nobody = لا أحد (طبيعة، مرض)
assessment-actor-unknown = غير معروف
assessment-often-once = مرة واحدة
assessment-often-sometimes = أحياناً
assessment-often-often = كثيراً
assessment-often-always = دائماً
assessment-span = معرَّض منذ
assessment-span-days = أيام
assessment-span-weeks = أسابيع
assessment-span-months = أشهر
assessment-span-years = سنوات
assessment-near = التهديد
assessment-near-away = بعيد
assessment-near-near = قريب
assessment-near-here = هنا
assessment-factors = ما يعرّض وما يحمي
assessment-factors-lead = المس فقط ما هو موجود.
assessment-layer-individual = الشخص
assessment-layer-household = الأسرة والعائلة
assessment-layer-community = المجتمع
assessment-layer-structural = البلد والمؤسسات
assessment-rest = بقية هذه القائمة
assessment-rest-open = لم يُتطرق إليه
assessment-rest-no = سُئل عنه وغير موجود
assessment-absent = { $n ->
    [zero] لم يُسأل عن عوامل أخرى ({ $n }).
    [one] سُئل عن عامل آخر: غير موجود.
    [two] سُئل عن عاملين آخرين: غير موجودين.
    [few] سُئل عن { $n } عوامل أخرى: غير موجودة.
    [many] سُئل عن { $n } عاملاً آخر: غير موجود.
   *[other] سُئل عن { $n } عامل آخر: غير موجود.
 }
assessment-factor-violence-past = تعرض لعنف أو استغلال
assessment-factor-dependent = يعتمد على مهرّب أو صاحب عمل
assessment-factor-no-means = لا مال ولا متاع ولا سند
assessment-factor-no-papers = بلا وثائق
assessment-factor-ill = صحة سيئة أو مرض مزمن
assessment-factor-pregnancy = حمل صعب
assessment-factor-distress = ضيق أو اضطراب نفسي
assessment-factor-disability = إعاقة مع عوائق
assessment-factor-no-language = لا يتكلم لغة البلد
assessment-factor-illiterate = لا يقرأ
assessment-factor-exposed-long = تعرض طويلاً للتهديد
assessment-factor-means = مال أو متاع أو سند
assessment-factor-papers = وثائق صالحة
assessment-factor-healthy = صحة جيدة
assessment-factor-host-language = يتكلم لغة البلد
assessment-factor-literate = يقرأ ويكتب
assessment-factor-skills = مهارات وخبرة
assessment-factor-rights-known = يعرف حقوقه
assessment-factor-age = السن
assessment-factor-sex = الجنس
assessment-factor-ethnicity = الأصل العرقي
assessment-factor-sogi = الميل والهوية الجندرية
assessment-factor-nationality = الجنسية
assessment-factor-beliefs = المعتقدات
assessment-factor-separated = منفصل عن عائلته
assessment-factor-home-violence = عنف بين الأقارب
assessment-factor-lone-head = أسرة يعيلها طفل أو والد وحيد
assessment-factor-unsafe-migration = رحلات خطرة في العائلة
assessment-factor-debt = ديون
assessment-factor-home-support = عائلة مساندة
assessment-factor-fair-share = مساواة بين البنات والبنين
assessment-factor-income = دخل كافٍ
assessment-factor-size = حجم العائلة
assessment-factor-structure = تكوين العائلة
assessment-factor-standing = الوضع الاقتصادي
assessment-factor-schooling = مستوى التعليم
assessment-factor-livelihood = سبل العيش
assessment-factor-dynamics = العلاقات في العائلة
assessment-factor-forced-marriage = زواج قسري
assessment-factor-excluded = مستبعد من الموارد
assessment-factor-hazards = فيضان أو جفاف…
assessment-factor-hostile-hosts = جوار معادٍ
assessment-factor-open-schools = مدارس مفتوحة للجميع
assessment-factor-good-care = رعاية صحية جيدة
assessment-factor-social-protection = حماية اجتماعية فعالة
assessment-factor-preparedness = استعداد للكوارث
assessment-factor-diaspora = شبكة من أبناء البلد
assessment-factor-marginalised = فئة مهمشة أو تتعرض للتمييز
assessment-factor-conflict = نزاع وعدم استقرار
assessment-factor-bad-governance = سوء الحكم
assessment-factor-impunity = إفلات من العقاب
assessment-factor-weak-law = ضعف سيادة القانون
assessment-factor-peace = سلام وأمن
assessment-factor-good-governance = حكم رشيد
assessment-factor-human-rights = احترام الحقوق
assessment-factor-fair-development = تنمية عادلة
assessment-capacities = القدرات والمهارات
assessment-capacities-lead = ما يمكن للشخص الاعتماد عليه.
assessment-skill-note = مهارات ولغات وحرف
assessment-capacity-trade = حرفة
assessment-capacity-experience = خبرة الطريق
assessment-capacity-languages = عدة لغات
assessment-capacity-savings = مدخرات
assessment-capacity-phone = هاتف
assessment-capacity-kin = أقارب يمكن الاتصال بهم
assessment-capacity-friends = أصدقاء هنا
assessment-capacity-leader = مسموع الكلمة
assessment-capacity-faith = إيمان وعادات تعين
assessment-capacity-plans = لديه مشروع
assessment-capacity-decides = يقرر بنفسه
assessment-capacity-cares = يعتني بغيره
assessment-harmful-title = طرق تكيّف مؤذية
assessment-harmful-skips-meals = يتخلى عن وجبات
assessment-harmful-sells-goods = يبيع أغراضه
assessment-harmful-hides = يختبئ وينعزل
assessment-harmful-substances = كحول أو مخدرات
assessment-harmful-dangerous-work = عمل خطر
assessment-details = تفاصيل ما هو موجود
assessment-details-lead = فقط إن كان مفيداً. الوزن يدخل في الحساب.
assessment-weight = الوزن
assessment-weight-1 = قليلاً
assessment-weight-2 = بوضوح
assessment-weight-3 = كثيراً
assessment-stage = المرحلة
assessment-stage-origin = في بلد المنشأ
assessment-stage-transit = في الطريق
assessment-stage-destination = في بلد الوجهة
assessment-since = منذ
assessment-place = المكان
assessment-note = ملاحظة
assessment-way = هنا، هذا
assessment-why = لماذا
assessment-polarity-risk = يعرّض
assessment-polarity-protective = يحمي
assessment-polarity-depends = حسب السياق
assessment-sum = الخطر
assessment-arithmetic = الحساب
assessment-sum-line = التهديد { $threat } × الهشاشة { $vulnerability } × التعرض { $exposure } ÷ القدرة { $capacity } = { $risk }
assessment-decimal = { $whole }.{ $part }
assessment-term-threat = التهديد
assessment-term-vulnerability = الهشاشة
assessment-term-capacity = القدرة
assessment-term-exposure = التعرض
assessment-term-risk = الخطر
assessment-from-threat = أكثر التهديدات تكراراً؛ وزيادة واحدة ابتداءً من ثلاثة
assessment-from-vulnerability = { $n ->
    [zero] { $n } نقطة: ما يعرّض
    [one] { $n } نقطة: ما يعرّض
    [two] { $n } نقطتان: ما يعرّض
    [few] { $n } نقاط: ما يعرّض
    [many] { $n } نقطة: ما يعرّض
   *[other] { $n } نقطة: ما يعرّض
 }
assessment-from-capacity = { $n ->
    [zero] { $n } نقطة: ما يحمي، والقدرات
    [one] { $n } نقطة: ما يحمي، والقدرات
    [two] { $n } نقطتان: ما يحمي، والقدرات
    [few] { $n } نقاط: ما يحمي، والقدرات
    [many] { $n } نقطة: ما يحمي، والقدرات
   *[other] { $n } نقطة: ما يحمي، والقدرات
 }
assessment-from-exposure = المدة والمسافة
assessment-bands = أقل من 3: منخفض. من 3 إلى 8: متوسط. من 8 إلى 15: مرتفع. فوق ذلك: حرج.
assessment-proposed = يقترح البرنامج:
assessment-sum-change = هل ترى غير ذلك؟ غيّر وقل لماذا. الحساب لا يمنح حقاً ولا يسلبه.
assessment-as-proposed = كما اقتُرح
assessment-as-counted = وفق الحساب
assessment-level = الدرجة
assessment-reason = سبب هذا التغيير
assessment-reason-hint = فقط إن غيّرت المقترح
assessment-reason-missing = قل لماذا تغيّر المقترح.
assessment-set-aside = وُضع المقترح جانباً.
assessment-safety = إذا جاء الخطر
assessment-safety-hint = متفق عليه مع الشخص: أين يذهب وبمن يتصل
assessment-next = التقييم القادم
assessment-next-hint = أبكر عند الحاجة، لا أبعد
assessment-latest = على أبعد تقدير:
assessment-weigh = انظر إلى النتيجة
assessment-weigh-again = أعد الحساب
assessment-weigh-hint = لا يُسجَّل شيء قبل أن ترى الحساب.
assessment-save = تسجيل التقييم
assessment-noted = سُجّل التقييم.
assessment-noted-alerted = سُجّل التقييم. أُبلغ مسؤول الحماية.
assessment-nothing = سجّل احتياجاً أو عاملاً أو تهديداً أو قدرة واحدة على الأقل.
assessment-nothing-noted = لا شيء مسجل.
assessment-answer-unknown = اختر إحدى الإجابات.
assessment-depends-missing = قل إن كان هذا يعرّض أو يحمي هنا، ولماذا.
assessment-too-long = اكتب { $n } حرفاً على الأكثر.
assessment-day-unreadable = اكتب اليوم هكذا: 2026-03-15.
assessment-day-past = اختر اليوم أو يوماً قادماً.
assessment-day-late = هذا اليوم بعيد على هذه الدرجة من الخطر. اختر يوماً أقرب.
assessment-day-same = هو هذا اليوم بالفعل.
assessment-meanwhile = قيّم أحدهم هذا الشخص بينما كنت تكتب. ما كتبته محفوظ؛ اقرأ الآخر ثم سجّل.
assessment-none = لم يُقيَّم هذا الشخص بعد.
assessment-renew = إعادة التقييم
assessment-overdue = مضى موعد التقييم القادم.
assessment-old = أنت تقرأ تقييماً قديماً.
assessment-to-last = انظر إلى الأخير
assessment-forward = تقديم الموعد
assessment-forward-save = تقديم
assessment-forward-done = قُدّم موعد التقييم القادم.
assessment-before = المرة السابقة:
assessment-same = لم يتغير شيء منذ ذلك الحين.
assessment-raised = ما يرفع الخطر
assessment-lowered = ما يخفضه
assessment-judgement-up = تقدير من أجرى التقييم
assessment-judgement-down = تقدير من أجرى التقييم
assessment-print = طباعة
assessment-blank = استمارة فارغة (PDF)
assessment-empty = لا تقييم بعد
assessment-empty-how = صفحة واحدة وعشر دقائق مع الشخص: الاحتياجات والتهديدات والقدرات. يقترح البرنامج درجة، والقرار لك.
assessment-versions = كل التقييمات
assessment-when = متى
assessment-by = من
assessment-compare = مقارنة تقييمين
assessment-compare-show = عرض
assessment-earlier = قبل
assessment-later = بعد
assessment-one-only = تلزم المقارنة تقييمين.
assessment-same-two = اختر تقييمين مختلفين.
assessment-what = ماذا
assessment-differs = تغيّر
assessment-value-none = –
assessment-value-no = لا
assessment-value-yes = نعم
assessment-value-urgent = نعم، عاجل
assessment-value-risk-1 = يعرّض قليلاً
assessment-value-risk-2 = يعرّض بوضوح
assessment-value-risk-3 = يعرّض كثيراً
assessment-value-protective-1 = يحمي قليلاً
assessment-value-protective-2 = يحمي بوضوح
assessment-value-protective-3 = يحمي كثيراً
assessment-value-often-once = مرة واحدة
assessment-value-often-sometimes = أحياناً
assessment-value-often-often = كثيراً
assessment-value-often-always = دائماً
assessment-value-level-low = منخفض
assessment-value-level-medium = متوسط
assessment-value-level-high = مرتفع
assessment-value-level-critical = حرج
assessment-due-title = إعادة التقييم
assessment-due-lead = حرج: كل أسبوع. مرتفع: كل أسبوعين. متوسط: كل شهر. منخفض: كل شهرين.
assessment-due-count = لإعادة التقييم
assessment-grave-count = منها خطر مرتفع أو حرج
assessment-due-empty = لا أحد لإعادة التقييم
assessment-due-empty-how = سيظهر هنا من تتابعهم قبل الموعد بأيام.
assessment-late = متأخر
assessment-analysis = تحليل الحماية
assessment-analysis-lead = ما تقوله آخر تقييمات من نتابعهم هنا. بلا أسماء؛ ولا تُذكر الأعداد دون 5 ولا ما يمكن استنتاجها منه.
assessment-group = بين
assessment-group-all = الجميع
assessment-group-women = النساء والفتيات
assessment-group-men = الرجال والفتيان
assessment-group-children = دون 18 سنة
assessment-group-young = من 18 إلى 24 سنة
assessment-group-adults = من 25 إلى 59 سنة
assessment-group-older = 60 سنة فأكثر
assessment-group-child-alone = أطفال وحدهم أو منفصلون عن ذويهم
assessment-people = أشخاص قُيّموا
assessment-few = لا يُذكر
assessment-actors = مصدر التهديدات
assessment-exposing = أكثر ما يعرّض
assessment-protecting = أكثر ما يحمي
assessment-exposure = التعرض
assessment-sheet-blank = استمارة تُملأ باليد
assessment-sheet-who = الشخص
assessment-sheet-code = رمز البطاقة
assessment-sheet-day = اليوم
assessment-sheet-by = أجرى التقييم
assessment-sheet-urgent = ضع خطاً تحت ما لا يحتمل الانتظار.
assessment-sheet-weights = الوزن: 1 قليلاً، 2 بوضوح، 3 كثيراً. حيث يتوقف على السياق قل السبب في الخلف.
assessment-sheet-threat = التهديد { $n }
assessment-sheet-sum = الخطر = التهديد × الهشاشة × التعرض ÷ القدرة. ضع دائرة حول الأرقام.
assessment-tracks = { $n ->
    [zero] لا مسارات مقترحة ({ $n }).
    [one] اقتُرح مسار متخصص.
    [two] اقتُرح مساران متخصصان.
    [few] اقتُرحت { $n } مسارات متخصصة.
    [many] اقتُرح { $n } مساراً متخصصاً.
   *[other] اقتُرح { $n } مسار متخصص.
 }
assessment-was-proposed = المقترح: { $value }
