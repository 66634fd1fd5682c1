menu-eligibility = المعايير
look-act-eligibility = معايير برنامج
eligibility-title = معايير البرامج
eligibility-lead = تُكتب المعايير وتُؤرَّخ قبل استعمالها. وما هو عاجل لا يتوقف عليها أبداً.
eligibility-urgent-first = الماء والطعام والعلاج والراحة والأمان لا تنتظر جواباً عن هذه الأسئلة.
eligibility-new-title = نشر معايير
eligibility-new-lead = الصيغة المنشورة لا تتغير؛ والتي تليها تحل محلها في تاريخها.
eligibility-empty = لا برامج ذات معايير
eligibility-empty-how = البرامج التي تتوقف مساعدتها على معايير ستظهر هنا، صيغة بعد صيغة. ينشرها مسؤول المركز.
eligibility-open = بانتظار القرار
eligibility-programme = البرنامج
eligibility-asked = طُلب
eligibility-asked-by = طلبه { $value }
eligibility-version = الصيغة { $value }
eligibility-versions = { $n ->
    [zero] لا صيغ
    [one] الصيغة الوحيدة
    [two] الصيغتان
    [few] الصيغ كلها: { $n }
    [many] الصيغ كلها: { $n }
   *[other] الصيغ كلها: { $n }
 }
eligibility-next-version = الصيغة التالية
eligibility-from = ابتداءً من { $value }
eligibility-stands-now = سارية
eligibility-stands-coming = قادمة
eligibility-stands-past = سابقة
eligibility-part-only = يفتح جزءاً من الخدمات
eligibility-compulsory = إلزامي
eligibility-counts = هذا المعيار
eligibility-ended = برامج انتهت
eligibility-ended-says = انتهى هذا البرنامج. لا يُفحص أحد بعد الآن وفق معاييره.
eligibility-ended-done = انتهى البرنامج.
eligibility-ended-already = انتهى هذا البرنامج من قبل.
eligibility-end = إنهاء البرنامج
eligibility-end-sure = هل تنهي هذا البرنامج؟
eligibility-published = نُشرت المعايير.
eligibility-published-by = نشرها { $value }
eligibility-publish = نشر
eligibility-name-fr = الاسم بالفرنسية
eligibility-name-en = الاسم بالإنجليزية
eligibility-name-ar = الاسم بالعربية
eligibility-in-fr = بالفرنسية
eligibility-in-en = بالإنجليزية
eligibility-in-ar = بالعربية
eligibility-sign = الرمز المختصر
eligibility-sign-hint = هو نفسه في كل اللغات: ABRI، AVRR
eligibility-valid-from = سارية ابتداءً من
eligibility-valid-from-hint = اليوم إن لم تكتب شيئاً
eligibility-criteria = المعايير
eligibility-criteria-how = المعيار الإلزامي الذي لا يتحقق يستبعد من البرنامج، والمعايير الأخرى تفتح جزءاً من الخدمات. اترك الأسطر الزائدة فارغة.
eligibility-criterion = المعيار { $n }
eligibility-sign-missing = أعطِ البرنامج رمزاً مختصراً.
eligibility-name-missing = اكتب الاسم باللغات الثلاث.
eligibility-day-odd = اكتب تاريخاً، مثلاً 2026-03-31.
eligibility-day-past = تُؤرَّخ المعايير قبل استعمالها: اختر اليوم أو يوماً قادماً.
eligibility-day-before-last = الصيغة السابقة تبدأ بعد ذلك: اختر يوماً بعدها.
eligibility-criterion-half = اكتب المعيار { $n } باللغات الثلاث.
eligibility-criteria-missing = اكتب معياراً واحداً على الأقل.
eligibility-criteria-many = عشرون معياراً على الأكثر: { $n }.
eligibility-check-title = هل تتحقق المعايير؟
eligibility-questions = معياراً بعد معيار
eligibility-choose = اختر برنامجاً.
eligibility-answer-unknown = غير معروف
eligibility-answer-met = نعم
eligibility-answer-not-met = لا
eligibility-answer-waiver = لا، يُطلب استثناء
eligibility-waiver-reason = السبب، إن كنت تطلب استثناءً
eligibility-check = سجّل الأجوبة
eligibility-proposes = الأجوبة تقترح:
eligibility-decision = القرار
eligibility-decide = قرِّر
eligibility-outcome-pending = قيد الانتظار
eligibility-outcome-eligible = تتحقق المعايير
eligibility-outcome-part = لجزء من الخدمات
eligibility-outcome-not-eligible = لا تتحقق المعايير
eligibility-why = لماذا، بالكلمات التي تشرح بها
eligibility-why-hint = يُكتب عند الرفض، أو لجزء من الخدمات، أو إن قررت غير المقترح
eligibility-place = وُجّه إلى
eligibility-place-hint = عند الرفض: من يستطيع المساعدة غيرنا
eligibility-explained = شرحت ذلك للشخص بلغة يفهمها
eligibility-checked-done = سُجّلت الأجوبة، وبقي القرار.
eligibility-decided-done = سُجّل القرار.
eligibility-waiver-title = طلب استثناء
eligibility-waiver-see = عرض الطلب
eligibility-waiver-asked = { $n ->
    [zero] لا استثناء مطلوب
    [one] استثناء مطلوب
    [two] استثناءان مطلوبان
    [few] { $n } استثناءات مطلوبة
    [many] { $n } استثناءً مطلوباً
   *[other] { $n } استثناء مطلوب
 }
eligibility-waiver-granted = قُبل الاستثناء
eligibility-waiver-refused = رُفض الاستثناء
eligibility-waiver-grant = قبول
eligibility-waiver-refuse = رفض
eligibility-waiver-why-not = سبب الرفض
eligibility-waived-done = سُجّل الجواب.
eligibility-waiver-own = أنت من طلب هذا الاستثناء: يقرر فيه شخص آخر.
eligibility-waiver-none = لا استثناء ينتظر هنا.
eligibility-waiver-open = ما زال هناك استثناء ينتظر: قرِّر بعد جوابه.
eligibility-waiver-why = اكتب لماذا ترفض.
eligibility-waiver-reason-missing = اكتب لماذا تطلب استثناءً.
eligibility-answer-missing = أجب عن سؤال واحد على الأقل.
eligibility-set-missing = اختر برنامجاً.
eligibility-set-old = لم تعد هذه المعايير سارية. افتح الصفحة من جديد.
eligibility-outcome-missing = اختر قراراً.
eligibility-decided-already = تم القرار من قبل. لمراجعته أجب عن الأسئلة من جديد.
eligibility-why-refused = اكتب لماذا، بالكلمات التي شرحت بها.
eligibility-why-part = اكتب لأي جزء من الخدمات، ولماذا.
eligibility-why-otherwise = الأجوبة تقترح غير ذلك: اكتب لماذا تقرر هكذا.
eligibility-place-missing = بيّن أين يجد الشخص المساعدة.
eligibility-explained-missing = الرفض يُشرح: ضع العلامة بعد الشرح.
eligibility-aside = البرنامج
eligibility-deed = المعايير
eligibility-line-checked = فُحصت المعايير: { $sign }، الصيغة { $n }
eligibility-line-waived = قُبل استثناء: { $sign }
eligibility-line-waiver-refused = رُفض استثناء: { $sign }
eligibility-line-decided = { $outcome ->
    [eligible] { $sign }: تتحقق المعايير
    [part] { $sign }: لجزء من الخدمات
    [not_eligible] { $sign }: لا تتحقق المعايير، أُعلم ووُجّه
   *[other] { $sign }: قيد الانتظار
 }
eligibility-wait-waiver = { $n ->
    [zero] لا استثناءات بانتظار القرار
    [one] استثناء واحد بانتظار القرار
    [two] استثناءان بانتظار القرار
    [few] { $n } استثناءات بانتظار القرار
    [many] { $n } استثناءً بانتظار القرار
   *[other] { $n } استثناء بانتظار القرار
 }
eligibility-wait-pending = { $n ->
    [zero] لا فحوص بانتظار القرار
    [one] فحص واحد بانتظار القرار
    [two] فحصان بانتظار القرار
    [few] { $n } فحوص بانتظار القرار
    [many] { $n } فحصاً بانتظار القرار
   *[other] { $n } فحص بانتظار القرار
 }
