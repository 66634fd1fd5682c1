orientation-menu = الشروح الأولى
orientation-title = الشروح الأولى
orientation-lead = لكل شخص الحق في أن يعرف كيف تسير الدار، وما يمكنه أن يطلبه فيها.
orientation-empty = شُرح كل شيء للجميع
orientation-empty-how = من يدخلون الدار يظهرون هنا إلى أن يُشرح لهم كل شيء.
orientation-due-n = { $n ->
    [zero] لا أحد ينتظر الشرح
    [one] شخص ينتظر الشرح
    [two] شخصان ينتظران الشرح
    [few] أشخاص ينتظرون الشرح
    [many] شخصاً ينتظرون الشرح
   *[other] شخص ينتظرون الشرح
 }
orientation-late-n = { $n ->
    [zero] منذ أكثر من يوم
    [one] منذ أكثر من يوم
    [two] منذ أكثر من يوم
    [few] منذ أكثر من يوم
    [many] منذ أكثر من يوم
   *[other] منذ أكثر من يوم
 }
orientation-late = أكثر من يوم
orientation-what = ما تم شرحه
orientation-covered = هل شُرح كل شيء؟
orientation-covered-all = نعم، المواضيع الأحد عشر
orientation-covered-some = جزء منها فقط
orientation-topics-open = المواضيع، وما يُقال فيها
orientation-topic-free-help = المساعدة مجانية
orientation-topic-voluntary = لا شيء إجباري
orientation-topic-tour = جولة في الدار
orientation-topic-rules = نظام الدار
orientation-topic-voice = إبداء الرأي والشكوى
orientation-topic-data = الحقوق في البيانات
orientation-topic-psea = الاعتداء والاستغلال: كيف يُبلَّغ عنه
orientation-topic-exits = المخارج ونقطة التجمع
orientation-topic-calendar = جدول الأنشطة
orientation-topic-hours = الأوقات: الوجبات والعلاج والاستقبال
orientation-topic-routes = العودة واللجوء: من يُسأل عنهما
orientation-words-free-help = كل مساعدة مجانية وتُعطى بحسب الحاجة. لا يحق لأحد أن يطلب مالاً أو خدمة مقابلها.
orientation-words-voluntary = المشاركة اختيار. يمكنك أن ترفض، ويمكنك أن تغادر متى شئت.
orientation-words-tour = أين الأسرّة والماء والمراحيض والطعام والعيادة ومكتب الاستقبال.
orientation-words-rules = النظام يحمي الجميع. ورفضه لا ينقص شيئاً من المساعدة.
orientation-words-voice = الصندوق أو المكتب أو الهاتف: يمكن لكل شخص أن يشتكي، ولو من غير اسم، ولن يضره ذلك.
orientation-words-data = يمكنك أن تعرف ما كُتب عنك، وأن تطلب تصحيحه، وأن تسحب موافقتك.
orientation-words-psea = لا يحق لأي موظف أن يطلب علاقة مقابل المساعدة. إن حدث ذلك فأخبرنا، وسيبقى سراً.
orientation-words-exits = مخارج الطوارئ، والمكان الذي يجتمع فيه الجميع عند الإنذار.
orientation-words-calendar = الأنشطة والاجتماعات والدروس، وأين تُقرأ أوقاتها.
orientation-words-hours = متى تُقدَّم الوجبات، ومتى تُفتح العيادة والمكتب.
orientation-words-routes = من يعطي المعلومات، من غير ضغط، عن العودة الطوعية وعن طلب اللجوء.
orientation-language = اللغة
orientation-helper = المترجم، أو المقيم الذي ساعد
orientation-format = بأي شكل
orientation-format-spoken = شفوياً
orientation-format-easy-read = نص سهل القراءة
orientation-format-audio = تسجيل صوتي
orientation-format-sign = لغة الإشارة
orientation-format-pictures = صور
orientation-format-interpreter = مع مترجم
orientation-understood = هل كان مفهوماً؟
orientation-understood-hint = اطلب من الشخص أن يعيده بكلماته.
orientation-understood-yes = نعم
orientation-understood-partly = جزئياً
orientation-understood-no = لا
orientation-rules = نظام الدار
orientation-rules-hint = جواب كل شخص بعد القراءة. الرفض لا ينقص شيئاً من المساعدة.
orientation-rules-later = لم يُسأل اليوم
orientation-rules-accepted = جميع الحاضرين يقبلونه
orientation-rules-declined = جميع الحاضرين يرفضونه
orientation-rules-unasked = لم يُسأل بعد.
orientation-rules-open = قراءة النظام وتسجيل الجواب
orientation-answer-accepted = مقبول
orientation-answer-declined = مرفوض؛ والمساعدة تبقى كما هي
orientation-version = الإصدار { $n }
orientation-apart-open = بعض المواضيع بشكل آخر (اللغة، الشكل، الفهم)
orientation-apart = المواضيع التي تختلف
orientation-apart-language = لغتها
orientation-apart-format = شكلها
orientation-apart-understood = مفهومة؟
orientation-same = مثل الباقي
orientation-mode = الإثبات
orientation-mode-attested = أشهد به أنا
orientation-mode-signed = توقيع على الشاشة
orientation-mode-paper = ورقة موقعة ومحفوظة
orientation-on = اليوم
orientation-on-hint = اليوم الحالي إن لم تكتب شيئاً
orientation-who = من كان حاضراً
orientation-who-hint = أو ضع علامة أمام أشخاص وسجّل في أسفل الصفحة، أو سجّل لعائلة كاملة.
orientation-everyone = { $n ->
    [zero] لا أحد في القائمة
    [one] سجّل للشخص الذي في القائمة
    [two] سجّل للشخصين اللذين في القائمة
    [few] سجّل لجميع من في القائمة ({ $n } أشخاص)
    [many] سجّل لجميع من في القائمة ({ $n } شخصاً)
   *[other] سجّل لجميع من في القائمة ({ $n } شخص)
 }
orientation-everyone-sure = { $n ->
    [zero] لا أحد في القائمة.
    [one] تسجيل هذه الشروح لشخص واحد؟
    [two] تسجيل هذه الشروح لشخصين؟
    [few] تسجيل هذه الشروح لعدد { $n } أشخاص؟
    [many] تسجيل هذه الشروح لعدد { $n } شخصاً؟
   *[other] تسجيل هذه الشروح لعدد { $n } شخص؟
 }
orientation-family = عائلة، عدد أفرادها { $n }
orientation-family-note = سجّل لهذه العائلة
orientation-note-chosen = سجّل لمن وُضعت أمامهم علامة
orientation-note = سجّل
orientation-more = { $n ->
    [zero] لا أحد غيرهم ينتظر.
    [one] شخص آخر ينتظر، ويأتي بعدهم.
    [two] شخصان آخران ينتظران، ويأتيان بعدهم.
    [few] { $n } أشخاص آخرون ينتظرون، ويأتون بعدهم.
    [many] { $n } شخصاً آخرون ينتظرون، ويأتون بعدهم.
   *[other] { $n } شخص آخرون ينتظرون، ويأتون بعدهم.
 }
orientation-signature = التوقيع
orientation-signature-hint = إن أراد الشخص أن يوقع، بالإصبع أو الفأرة
orientation-signature-clear = مسح
orientation-print = ورقة تُعطى للشخص (PDF)
orientation-back = رجوع
orientation-told = المواضيع
orientation-not-yet = لم يُشرح بعد
orientation-was-yes = مفهوم
orientation-was-partly = مفهوم جزئياً
orientation-was-no = غير مفهوم: يُعاد شرحه
orientation-sessions = الجلسات
orientation-none = لا توجد بعد.
orientation-past = إقامة سابقة
orientation-group-n = مجموعة من { $n }
orientation-complete = شُرح كل شيء وفُهم.
orientation-line-held = { $n ->
    [zero] لم يُشرح أي موضوع
    [one] شُرح موضوع واحد
    [two] شُرح موضوعان
    [few] شُرحت { $n } مواضيع
    [many] شُرح { $n } موضوعاً
   *[other] شُرح { $n } موضوع
 }
orientation-aside = ما شُرح
orientation-deed = الشروح الأولى
orientation-say-due = ما زالت هناك أمور تُشرح عند الوصول.
orientation-wait-late = { $n ->
    [zero] لا أحد ينتظر الشرح منذ أكثر من يوم
    [one] شخص هنا منذ أكثر من يوم ولم يُشرح له كل شيء
    [two] شخصان هنا منذ أكثر من يوم ولم يُشرح لهما كل شيء
    [few] { $n } أشخاص هنا منذ أكثر من يوم ولم يُشرح لهم كل شيء
    [many] { $n } شخصاً هنا منذ أكثر من يوم ولم يُشرح لهم كل شيء
   *[other] { $n } شخص هنا منذ أكثر من يوم ولم يُشرح لهم كل شيء
 }
orientation-held-done = سُجّلت الشروح.
orientation-nobody = حدّد من كان حاضراً.
orientation-too-many = { $n } شخص على الأكثر في المرة الواحدة.
orientation-language-missing = حدّد اللغة.
orientation-language-unknown = هذه اللغة غير معروفة.
orientation-format-missing = حدّد الشكل.
orientation-understood-missing = حدّد هل كان مفهوماً.
orientation-too-long = النص طويل جداً.
orientation-answer-unknown = اختر جواباً من القائمة.
orientation-no-rules = لم يُنشر أي نظام؛ فلا شيء يُقبل.
orientation-covered-missing = حدّد هل شُرح كل شيء.
orientation-topics-missing = ضع علامة أمام المواضيع التي شُرحت.
orientation-apart-unexplained = أحد هذه المواضيع لم يُشرح.
orientation-apart-how = حدّد فيمَ تختلف هذه المواضيع.
orientation-apart-which = ضع علامة أمام المواضيع التي تختلف.
orientation-mode-missing = حدّد طريقة الإثبات.
orientation-sign-alone = التوقيع يخص شخصاً واحداً فقط.
orientation-signature-missing = التوقيع ناقص.
orientation-day-wrong = هذا اليوم لا يصلح؛ لا يمكن أن يكون في المستقبل.
orientation-sheet-title = ما شُرح لي
orientation-sheet-name = الاسم
orientation-sheet-code = الرمز
orientation-sheet-date = اليوم
orientation-sheet-topics = المواضيع
orientation-sheet-yes = مفهوم
orientation-sheet-partly = جزئياً
orientation-sheet-no = يُعاد
orientation-sheet-later = لاحقاً
orientation-sheet-how = كيف
orientation-sheet-again-title = هل لديك سؤال؟
orientation-sheet-again = يمكنك أن تسأل من جديد، متى شئت ومن شئت. هذه الورقة لك.
look-act-orientation = الشروح الأولى
look-act-orientation-sheet = ورقة الشروح
seen-act-orientation = الشروح الأولى
seen-act-orientation-sheet = ورقة الشروح
