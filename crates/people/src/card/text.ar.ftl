card-title = البطاقة
card-print = طباعة البطاقة
card-print-first = على البطاقة الاسم والرمز ورمز للمسح لا يقول شيئاً لغريب.
card-print-again = البطاقة الجديدة تلغي التي قبلها.
card-with-photo = مع الصورة: وافق الشخص عليها.
card-without-photo = بدون صورة.
card-layout = الشكل
card-layout-credit-card = بطاقة جيب
card-layout-sheet-of-ten = ورقة من عشر بطاقات
card-layout-a4 = صفحة كاملة
card-layout-missing = اختر شكلاً.
card-household = طباعة بطاقات الأسرة
card-household-consent = { $n ->
    [one] أحد أفراد الأسرة ليست له موافقة سارية: اطلبها أولاً.
    [two] فردان من الأسرة ليست لهما موافقة سارية: اطلبها أولاً.
    [few] { $n } أفراد من الأسرة ليست لهم موافقة سارية: اطلبها أولاً.
   *[other] { $n } فرداً من الأسرة ليست لهم موافقة سارية: اطلبها أولاً.
 }
card-lost = البطاقة مفقودة
card-lost-title = بطاقة مفقودة أو مسروقة
card-lost-lead = لن تعود البطاقة صالحة من الآن. اطبع غيرها بعد ذلك.
card-lost-confirm = هل تلغي هذه البطاقة الآن؟
card-lost-done = أُلغيت البطاقة.
card-none-valid = لا توجد بطاقة صالحة.
card-history = البطاقات المطبوعة
card-history-empty = لا توجد بطاقة بعد
card-serial = الرقم
card-at = طُبعت
card-by = طبعها
card-state = الحالة
card-state-valid = صالحة
card-state-replaced = مستبدلة
card-state-lost = مفقودة
card-state-died = لم تعد صالحة
card-if-found = هل وجدت هذه البطاقة؟ يرجى تسليمها إلى المركز أو إلى أحد العاملين في الإغاثة.
card-qr = رمز البطاقة للمسح
card-photo = صورة الشخص
card-check = تحقّق
card-check-title = التحقق من بطاقة
card-check-what = امسح البطاقة، أو اكتب الرمز المكتوب عليها
card-check-valid = بطاقة صالحة
card-check-revoked = بطاقة ملغاة
card-check-none = شخص مسجّل بدون بطاقة
card-check-unknown = بطاقة غير معروفة
card-check-do-valid = قارن الاسم بما يقوله الشخص.
card-check-do-revoked = استُبدلت هذه البطاقة أو فُقدت. كن لطيفاً واتصل بالاستقبال.
card-check-do-none = أرسل الشخص إلى الاستقبال: ستُطبع له بطاقة.
card-check-do-unknown = حاول مرة أخرى، ثم اتصل بالاستقبال. لا تُرجع أحداً.
card-check-typed = الرمز المكتوب لا يثبت أن هذه البطاقة نفسها صالحة: امسحها إن استطعت.
card-check-file = فتح الملف
card-line-issued = طُبعت البطاقة رقم { $n }
card-line-revoked = أُلغيت البطاقة رقم { $n }: مفقودة
card-check-former = بطاقة سابقة للشخص نفسه
card-check-do-former = جُمع ملفان لهذا الشخص: دعه يدخل وأرسله إلى الاستقبال لبطاقة جديدة.
card-state-former = لملف مجموع
