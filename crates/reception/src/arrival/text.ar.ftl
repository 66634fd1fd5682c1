menu-arrivals = الوافدون
arrival-title = الوافدون
arrival-new = وصول جديد
arrival-new-lead = ما يلزم فوراً يأتي أولاً. لا تسأل عمّا حدث.
arrival-edit-title = إكمال الرقم
arrival-consent = الموافقة والتسجيل
arrival-planned = وصول متوقَّع
arrival-many = وصول جماعي
arrival-number = رقم { $value }
arrival-ticket = الرقم
arrival-drawn = سُجّل الرقم.
arrival-drawn-number = قل هذا الرقم:
arrival-drawn-how = ما الذي يلزم فوراً؟ أعطِ أولاً ثم اسأل.
arrival-give = أُعطي الآن
arrival-give-how = اضغط على ما أُعطي الآن.
arrival-given = أُعطي
arrival-given-done = سُجّل ذلك.
arrival-complete = إكمال
arrival-language = اللغة
arrival-language-later = غير معروفة بعد
arrival-language-other = لغة أخرى
arrival-interpreter = يلزم مترجم
arrival-interpreter-short = مترجم
arrival-quick-man = رجل واحد
arrival-quick-woman = امرأة واحدة
arrival-quick-child = طفل بمفرده
arrival-quick-more = عدة أشخاص أو تفاصيل أكثر
arrival-women = { $n ->
    [zero] لا نساء
    [one] امرأة واحدة
    [two] امرأتان
    [few] { $n } نساء
    [many] { $n } امرأة
   *[other] { $n } امرأة
 }
arrival-men = { $n ->
    [zero] لا رجال
    [one] رجل واحد
    [two] رجلان
    [few] { $n } رجال
    [many] { $n } رجلاً
   *[other] { $n } رجل
 }
arrival-children = { $n ->
    [zero] لا أطفال
    [one] طفل واحد
    [two] طفلان
    [few] { $n } أطفال
    [many] { $n } طفلاً
   *[other] { $n } طفل
 }
arrival-women-count = نساء
arrival-men-count = رجال
arrival-children-count = أطفال
arrival-at-door = عند الباب
arrival-to-register = ينتظرون التسجيل
arrival-to-bed = ينتظرون سريراً
arrival-came = دخلوا اليوم
arrival-left = غادروا اليوم
arrival-visitors = زوار في الداخل الآن
arrival-empty = لا أحد ينتظر
arrival-empty-how = سيظهر الوافدون هنا، مع مدة انتظارهم والخطوة التالية.
arrival-queue = عند الباب
arrival-earlier = أمس
arrival-needs = الاحتياجات الآن
arrival-need-water = ماء
arrival-need-food = وجبة
arrival-need-wash = اغتسال
arrival-need-clothes = ملابس
arrival-need-rest = راحة
arrival-need-medical = رعاية صحية
arrival-need-call = الاتصال بالعائلة
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
arrival-wait-days = { $n ->
    [zero] أقل من يوم
    [one] يوم واحد
    [two] يومان
    [few] { $n } أيام
    [many] { $n } يوماً
   *[other] { $n } يوم
 }
arrival-wait-medical = { $n ->
    [zero] لا أحد عند الباب يحتاج إلى رعاية عاجلة
    [one] عند الباب: شخص يحتاج إلى رعاية صحية فوراً
    [two] عند الباب: رقمان يحتاجان إلى رعاية صحية فوراً
    [few] عند الباب: { $n } أرقام تحتاج إلى رعاية صحية فوراً
    [many] عند الباب: { $n } رقماً تحتاج إلى رعاية صحية فوراً
   *[other] عند الباب: { $n } رقم تحتاج إلى رعاية صحية فوراً
 }
arrival-wait-safety = { $n ->
    [zero] لا أحد عند الباب في خطر
    [one] عند الباب: شخص في خطر أو طفل بمفرده
    [two] عند الباب: رقمان لأشخاص في خطر أو أطفال بمفردهم
    [few] عند الباب: { $n } أرقام لأشخاص في خطر أو أطفال بمفردهم
    [many] عند الباب: { $n } رقماً لأشخاص في خطر أو أطفال بمفردهم
   *[other] عند الباب: { $n } رقم لأشخاص في خطر أو أطفال بمفردهم
 }
arrival-wait-distress = { $n ->
    [zero] لا أحد عند الباب في ضيق
    [one] عند الباب: شخص في ضيق شديد
    [two] عند الباب: رقمان لأشخاص في ضيق شديد
    [few] عند الباب: { $n } أرقام لأشخاص في ضيق شديد
    [many] عند الباب: { $n } رقماً لأشخاص في ضيق شديد
   *[other] عند الباب: { $n } رقم لأشخاص في ضيق شديد
 }
arrival-next = التالي
arrival-open = فتح
arrival-all = { $n ->
    [zero] عرض القائمة كلها
    [one] عرض القائمة كلها
    [two] عرض الاثنين
    [few] عرض الكل: { $n }
    [many] عرض الكل: { $n }
   *[other] عرض الكل: { $n }
 }
arrival-today-all = عرض كل من دخلوا اليوم
arrival-called-by = ناداه { $value }
arrival-with = مع { $value }
arrival-unregistered = وافقوا ولم يُسجَّلوا بعد
arrival-agreed-at = وقت الموافقة
arrival-register = سجّل
arrival-bedless = من غير سرير
arrival-who = من
arrival-alone = طفل بمفرده
arrival-today = دخلوا اليوم
arrival-at = وقت الدخول
arrival-bed = السرير
arrival-came-at = وصل
arrival-route = كيف جاؤوا؟
arrival-route-walk-in = من تلقاء أنفسهم
arrival-route-outreach = فريق ميداني
arrival-route-referral = أحالهم شريك
arrival-route-authority = أحضرتهم إحدى السلطات
arrival-route-rescue = بعد إنقاذ
arrival-route-hotline = خط الاتصال
arrival-route-community = المجتمع المحلي
arrival-route-other-centre = مركز آخر
arrival-risk = خطر فوري
arrival-risk-hint = ما تراه أو ما يقوله الشخص من نفسه. لا تستجوب.
arrival-risk-medical = رعاية صحية فوراً
arrival-risk-safety = في خطر
arrival-risk-child-alone = طفل بمفرده
arrival-risk-acute-distress = ضيق شديد
arrival-risk-other = خطر آخر
arrival-say-medical = اتصل بالعيادة الآن.
arrival-say-safety = أبعده عن الأنظار واتصل بفريق الحماية الآن.
arrival-say-child-alone = لا تترك الطفل وحده، واتصل بفريق الحماية الآن.
arrival-say-acute-distress = ابقَ بقربه في مكان هادئ، واتصل بفريق الحماية.
arrival-say-other = اتصل بفريق الحماية.
arrival-answer = هناك من يهتم بالأمر
arrival-answered = تمت رؤيته
arrival-answered-done = سُجّل: هناك من يهتم بالأمر.
arrival-group = يُستقبل أولاً
arrival-group-family = عائلة مع أطفال
arrival-group-uasc = طفل غير مصحوب أو منفصل عن ذويه
arrival-group-pregnant = حامل
arrival-group-older = كبير في السن
arrival-group-disability = إعاقة
arrival-group-pain = ألم ظاهر
arrival-group-mental-health = حاجة نفسية
arrival-group-other = غير ذلك
arrival-look = للعثور عليه في قاعة الانتظار
arrival-look-hint = ثوب أو علامة: «وشاح أحمر»
arrival-draw = أعطِ رقماً
arrival-save = حفظ
arrival-changed = أُكمل الرقم.
arrival-state-waiting = ينتظر
arrival-state-called = نودي عليه
arrival-state-serving = في المكتب
arrival-state-linked = قيد المتابعة
arrival-state-done = انتهى
arrival-state-redirected = وُجّه إلى مكان آخر
arrival-state-left = غادر
arrival-step-call = نادِ
arrival-step-begin = ابدأ
arrival-step-return = أعِده إلى الصف
arrival-step-reopen = إعادة الفتح
arrival-step-done = انتهى
arrival-step-leave = غادر من غير انتظار
arrival-called-done = نودي عليه.
arrival-returned-done = عاد إلى الصف.
arrival-closed-done = أُغلق الرقم.
arrival-belongs = لمن هذا الرقم
arrival-next-register = سجّل
arrival-next-bed = أعطِ سريراً
arrival-next-in = في الدار
arrival-link-title = من هو؟
arrival-link-none = من يوافق أو يُسجَّل أو يبقى مجهول الاسم من الآن سيظهر هنا.
arrival-link-code = البطاقة أو الرمز
arrival-link-code-hint = لمن هو معروف من قبل: امسح البطاقة أو اكتب الرمز
arrival-link = هذا هو الرقم
arrival-linked-done = رُبط الرقم.
arrival-candidate-agreed = وافق، وينتظر التسجيل
arrival-candidate-contact = مجهول الاسم
arrival-otherwise = غير ذلك
arrival-to-visit = زيارة قصيرة فقط
arrival-redirect = توجيه إلى مكان آخر
arrival-redirected = وُجّه إلى مكان آخر
arrival-redirected-done = سُجّل التوجيه.
arrival-place = إلى أين
arrival-place-hint = خدمة أو مكان أو عنوان
arrival-reason = لماذا، كما شرحت له
arrival-reason-hint = بكلمات بسيطة، من غير رواية
arrival-too-long = هذا طويل جداً: { $n } حرف على الأكثر.
arrival-count-odd = اكتب عدداً من 0 إلى { $n }.
arrival-not-in-list = اختر من القائمة.
arrival-language-unknown = هذه اللغة غير معروفة. اخترها من القائمة.
arrival-languages-many = أربع لغات على الأكثر.
arrival-heads-missing = كم شخصاً؟ اكتب عدداً واحداً على الأقل.
arrival-heads-many = أكثر من { $n } شخصاً: افتح وصولاً جماعياً.
arrival-child-missing = طفل بمفرده: اكتب عدد الأطفال.
arrival-closed = هذا الرقم مغلق. أعد فتحه أولاً.
arrival-already-yours = فعلت ذلك من قبل.
arrival-taken = زميل يهتم به من قبل.
arrival-waits-already = هذا الرقم في الصف من قبل.
arrival-linked-already = هذا الرقم مربوط من قبل.
arrival-need-missing = اختر ما أُعطي.
arrival-risk-answered = هناك من يهتم بالأمر من قبل.
arrival-guest-missing = اختر شخصاً من القائمة، أو اكتب رمزاً.
arrival-guests-many = هذا عدد كبير لرقم واحد.
arrival-code-unknown = هذا الرمز لا يدل على أحد.
arrival-place-missing = بيّن إلى أين.
arrival-reason-missing = اكتب لماذا، كما شرحت له.
