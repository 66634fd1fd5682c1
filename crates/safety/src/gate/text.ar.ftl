menu-gate = مدخل المركز
gate-title = مدخل المركز
gate-code = البطاقة أو الرمز
gate-code-hint = مرّر البطاقة أمام القارئ أو اكتب الرمز المكتوب عليها.
gate-code-short = الرمز
gate-direction = الاتجاه
gate-direction-auto = عكس المرة السابقة
gate-direction-out = خروج
gate-direction-in = دخول
gate-direction-unknown = اختر: خروج أو دخول.
gate-note = تدوين
gate-camera = القراءة بالكاميرا
gate-done-out = خرج
gate-done-in = دخل
gate-already-noted = سبق تدوينه:
gate-already-out = هذا الشخص مدوَّن خارج المركز أصلًا.
gate-already-in = هذا الشخص مدوَّن داخل المركز أصلًا.
gate-not-resident = لا يقيم هذا الشخص في المركز حاليًا. إن جاء زائرًا فدوّنه في الاستقبال.
gate-nobody = لا أحد في هذا المركز يحمل هذا الرمز. أعد قراءته حرفًا حرفًا.
gate-nothing = مرّر بطاقة أو اكتب رمزًا.
gate-revoked = لم تعد هذه البطاقة صالحة: يطبع الاستقبال بطاقة أخرى.
gate-bed = السرير
gate-in = داخل المركز
gate-out = خارج المركز
gate-visitors = زوار
gate-last = آخر من مرّ
gate-who = الشخص
gate-way = الاتجاه
gate-when = متى
gate-since = في الخارج منذ
gate-until = العودة المتوقعة
gate-out-title = من هم في الخارج
gate-out-lead = الخروج حر. تفيد هذه القائمة في معرفة من نبحث عنه عند الخطر ومن لا نبحث عنه.
gate-out-none = الجميع داخل المركز
gate-hours = { $n ->
    [zero] أقل من ساعة
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $n } ساعات
    [many] { $n } ساعة
   *[other] { $n } ساعة
}
gate-line-out = خرج من المركز
gate-line-in = عاد إلى المركز
gate-aside-out = في الخارج منذ
gate-wait-absent = { $n ->
    [zero] لا أحد في الخارج منذ أكثر من يوم دون خبر
    [one] شخص واحد في الخارج منذ أكثر من يوم دون خبر
    [two] شخصان في الخارج منذ أكثر من يوم دون خبر
    [few] { $n } أشخاص في الخارج منذ أكثر من يوم دون خبر
    [many] { $n } شخصًا في الخارج منذ أكثر من يوم دون خبر
   *[other] { $n } شخص في الخارج منذ أكثر من يوم دون خبر
}
