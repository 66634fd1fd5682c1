menu-shift = تسليم المناوبة
shift-post-desk = الاستقبال
shift-post-gate = البوابة
shift-post-health = العيادة
shift-post-care = المتابعة والحماية
shift-post-management = الإدارة
shift-posts = مواقع عملي
shift-heads = عدد من في الدار:
shift-open-title = ما هو مفتوح
shift-open-none = لا شيء ينتظر.
shift-then-title = ما كان مفتوحاً
shift-notes-title = الملاحظات
shift-notes-none = لا ملاحظات.
shift-note-title = تدوين لمن يأتي بعدك
shift-note = تدوين
shift-noted = دُوّنت.
shift-tick = تمّ
shift-ticked = تمّ الأمر ورُفعت الملاحظة.
shift-ticked-word = تمّ
shift-class = نوع الملاحظة
shift-class-general = عامة
shift-class-safety = السلامة (تراها كل المواقع)
shift-class-person = عن شخص
shift-mark-general = عامة
shift-mark-safety = سلامة
shift-mark-person = شخص
shift-class-missing = اختر نوع الملاحظة.
shift-code = رمز الشخص
shift-code-hint = فقط لملاحظة عن شخص؛ يراها من يستطيع فتح ملفه
shift-code-missing = اكتب رمز الشخص.
shift-code-unknown = هذا الرمز ليس لشخص تستطيع فتح ملفه.
shift-text = الملاحظة
shift-text-hint = في ملاحظة عامة أو ملاحظة سلامة لا تذكر أحداً: لا اسم ولا غرفة ولا جنسية.
shift-text-missing = اكتب الملاحظة.
shift-too-long = اكتب { $n } حرفاً على الأكثر.
shift-hand-title = تسليم المناوبة
shift-hand-lead = يُحفظ ما هو مفتوح والملاحظات كما هي. يقرأ زميلك ويوقّع.
shift-hand = سلّم المناوبة
shift-handed = سُلّمت المناوبة. على زميلك أن يتسلّمها.
shift-pending = مناوبة تنتظر أن تتسلّمها.
shift-pending-own = لم يتسلّم أحد مناوبتك بعد. إن سلّمتها من جديد حلّت محل هذه.
shift-pending-other = تسلّم أولاً المناوبة التي تنتظر.
shift-read = قراءتها
shift-one-title = تسليم مناوبة
shift-handed-by = سلّمها
shift-handed-at = وقت التسليم
shift-taken-by = تسلّمها
shift-taken-at = وقت التسلّم
shift-nobody = لا أحد بعد
shift-replaced = حلّ محل هذا التسليم تسليم أحدث.
shift-take-title = تسلّم المناوبة
shift-take-read = قرأت ما هو مفتوح والملاحظات
shift-take = أتسلّم المناوبة
shift-taken = تسلّمت المناوبة. نتمنى لك مناوبة طيبة.
shift-taken-already = تسلّم أحدهم هذه المناوبة من قبل.
shift-own = يتسلّم المناوبة شخص غيرك.
shift-read-first = ضع علامة على أنك قرأت.
shift-past-title = المناوبات السابقة
shift-past-empty = لا تسليم بعد
shift-past-empty-how = يظهر الأول هنا حين يسلّم أحدهم مناوبته.
shift-wait = { $n ->
    [zero] لا مناوبات للتسلّم
    [one] مناوبة واحدة للتسلّم
    [two] مناوبتان للتسلّم
    [few] { $n } مناوبات للتسلّم
    [many] { $n } مناوبة للتسلّم
   *[other] { $n } مناوبة للتسلّم
 }
shift-line-noted = ملاحظة مناوبة
