menu-vital = الولادات والوفيات
vital-lead = المركز يسجّل ويبلّغ، والدولة هي التي تقيّد.
vital-births-open = ولادات يجب التصريح بها للدولة
vital-births-none = لا توجد ولادة للتصريح بها
vital-births-how = تُسجّل الولادة من ملف الأم.
vital-deaths-open = وفيات بقي بعدها ما يُعمل
vital-deaths-none = لم يبقَ شيء.
vital-done-title = مُنجز
vital-done = أُنجز الكل
vital-mother = الأم
vital-child = الطفل
vital-birth-title = تسجيل ولادة
vital-birth-lead = يُفتح للطفل ملف بموافقة أمه، وينضم إلى عائلتها ويدخل الدار.
vital-birth-no-consent = موافقة الأم غير سارية: اطلبها أولاً.
vital-birth-consents = موافقاتها
vital-birth-how = الولادة
vital-given = الاسم
vital-given-hint = فارغ إن لم يُسمَّ بعد
vital-family = اسم العائلة
vital-sex = الجنس
vital-sex-0 = غير معروف بعد
vital-sex-1 = ولد
vital-sex-2 = بنت
vital-sex-missing = اختر جواباً.
vital-at = اليوم والساعة
vital-at-missing = اكتب اليوم والساعة.
vital-at-future = هذا الوقت لم يأتِ بعد.
vital-at-long-ago = هذا منذ أكثر من سنة: راجع التاريخ.
vital-place = المكان
vital-place-hint = المركز أو دار الولادة أو المدينة
vital-attendant = من ساعد
vital-attendant-hint = قابلة أو طبيب أو أحد العائلة
vital-father = الأب، إن صُرّح به
vital-father-hint = رمزه إن كان هنا، وإلا فاسمه
vital-father-unknown = هذا الرمز ليس لأحد هنا.
vital-notification = رقم إشعار الولادة
vital-bed = أين ينام الطفل
vital-bed-mother = مع أمه، السرير
vital-bed-own = سرير له،
vital-bed-none = من غير سرير الآن، مثل أمه
vital-bed-reason = مولود بجانب أمه
vital-birth-note = سجّل الولادة
vital-birth-noted = سُجّلت الولادة. أهلاً بالطفل.
vital-birth-twice = سُجّل من قبل طفل لهذه الأم وُلد في هذا الوقت.
vital-twin = هذا طفل آخر وُلد في الوقت نفسه
vital-mother-male = هذا الملف ليس لامرأة.
vital-too-long = هذا طويل جداً: { $n } حرف على الأكثر.
vital-registered-title = التصريح لدى الحالة المدنية
vital-registered-lead = من غير شهادة ميلاد لن تكون للطفل أوراق ولا مدرسة. اكتب هنا رقم الشهادة.
vital-registered-on = قُيّدت في
vital-registered-note = سجّل التقييد
vital-registered-done = سُجّل تقييد الدولة.
vital-number = رقم الشهادة
vital-number-hint = كما هو مكتوب فيها
vital-number-missing = اكتب رقم الشهادة.
vital-on-before = هذا اليوم قبل الولادة.
vital-no-birth = لا توجد ولادة مسجّلة في هذا الملف.
vital-due = يُصرَّح بها قبل
vital-over = انقضى الأجل
vital-days = { $n ->
    [0] اليوم الأخير
    [zero] اليوم الأخير
    [one] بقي يوم
    [two] بقي يومان
    [few] بقيت { $n } أيام
    [many] بقي { $n } يوماً
   *[other] بقي { $n } يوم
 }
vital-death-title = الوفاة
vital-death-lead = تنتهي الإقامة والبطاقة والموافقة، ويخلو السرير، ويبقى الملف كما هو.
vital-death-after = سُجّلت الوفاة. هذا ما بقي.
vital-death-place-hint = المركز أو المستشفى أو المدينة
vital-death-todo = ما يُعمل، حين يُعرف
vital-death-note = سجّل الوفاة
vital-death-noted = سُجّلت الوفاة.
vital-died-at = توفي في
vital-orphans = { $n ->
    [zero] لا يبقى طفل من غير بالغ.
    [one] يبقى طفل من غير بالغ: اتصل بالحماية الآن.
    [two] يبقى طفلان من غير بالغ: اتصل بالحماية الآن.
    [few] يبقى { $n } أطفال من غير بالغ: اتصل بالحماية الآن.
    [many] يبقى { $n } طفلاً من غير بالغ: اتصل بالحماية الآن.
   *[other] يبقى { $n } طفل من غير بالغ: اتصل بالحماية الآن.
 }
vital-say-consulate = لا تخبر أبداً قنصلية من يطلب اللجوء. اسأل الحماية.
vital-cause = السبب، للعاملين الصحيين
vital-cause-hint = لا يقرأه إلا العاملون الصحيون
vital-cause-health = السبب يسجّله العاملون الصحيون.
vital-cause-not-here = السبب يسجّله العاملون الصحيون ولا يقرأه غيرهم.
vital-head = من يصبح رب العائلة
vital-head-hint = كان المتوفى رب العائلة
vital-head-unknown = اختر أحد أفراد العائلة.
vital-kin-told = أُخبرت العائلة
vital-kin = من، ومن أخبره، وكيف
vital-kin-hint = وجهاً لوجه إن أمكن، ممن يثقون به
vital-kin-missing = بيّن من أُخبر ومن أخبره.
vital-certificate = رقم شهادة الوفاة
vital-burial = الدفن أو نقل الجثمان
vital-burial-hint = حسب رغبة العائلة
vital-belongings = أمتعته
vital-belongings-hint = سُلّمت إلى من، أو حُفظت أين
vital-follow-note = حفظ
vital-followed-done = سُجّل ذلك.
vital-no-death = لا توجد وفاة مسجّلة في هذا الملف.
vital-revoke-title = كان ذلك خطأ
vital-revoke-lead = تستمر الإقامة وتسري الموافقة من جديد. يجب طبع بطاقة ومراجعة العائلة.
vital-revoke = ألغِ الوفاة
vital-revoked-done = أُلغيت الوفاة.
vital-deed-birth = تسجيل ولادة
vital-deed-registered = صُرّح بها للدولة
vital-deed-death = ما بعد الوفاة
vital-aside-due = ولادة يُصرَّح بها قبل
vital-say-died = وفاة هذا الشخص مسجّلة.
vital-line-born = وُلد في المركز
vital-line-registered = قيّدت الدولة الولادة، الشهادة { $value }
vital-line-followed = سُجّل ما تم بعد الوفاة
vital-line-kin-told = أُخبرت العائلة بالوفاة
vital-line-cause = سُجّل سبب الوفاة
vital-wait-births = { $n ->
    [zero] لا توجد ولادة للتصريح بها
    [one] ولادة يجب التصريح بها للدولة
    [two] ولادتان يجب التصريح بهما للدولة
    [few] { $n } ولادات يجب التصريح بها للدولة
    [many] { $n } ولادة يجب التصريح بها للدولة
   *[other] { $n } ولادة يجب التصريح بها للدولة
 }
vital-wait-deaths = { $n ->
    [zero] لا وفاة بقي بعدها ما يُعمل
    [one] وفاة: العائلة أو الشهادة أو الأمتعة
    [two] وفاتان: العائلة أو الشهادة أو الأمتعة
    [few] { $n } وفيات: العائلة أو الشهادة أو الأمتعة
    [many] { $n } وفاة: العائلة أو الشهادة أو الأمتعة
   *[other] { $n } وفاة: العائلة أو الشهادة أو الأمتعة
 }
seen-act-vital = ولادة أو وفاة
