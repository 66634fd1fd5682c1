menu-headcounts = عدّ الحاضرين
headcount-title = عدّ الحاضرين عند نقطة التجمّع
headcount-lead = تمارين وعمليات إخلاء. يمكن لعدة حراس التأشير في الوقت نفسه.
headcount-kind = النوع
headcount-kind-drill = تمرين
headcount-kind-real = إخلاء حقيقي
headcount-kind-missing = حدّد إن كان هذا تمرينًا.
headcount-begin = بدء العدّ
headcount-begun = بدأ العدّ.
headcount-going-on = هناك عدّ جارٍ: تابعه.
headcount-goes-on = جارٍ
headcount-over = انتهى هذا العدّ.
headcount-over-word = انتهى
headcount-unknown = لا يوجد عدّ بهذا الرقم.
headcount-none = لا يوجد أي عدّ بعد
headcount-when = البداية
headcount-took = المدة
headcount-minutes = { $n ->
    [zero] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $n } دقائق
    [many] { $n } دقيقة
   *[other] { $n } دقيقة
}
headcount-expected = المنتظرون
headcount-found = الموجودون
headcount-missing = المفقودون
headcount-unexpected = وُجدوا وهم مدوَّنون في الخارج
headcount-all-found = الجميع هنا.
headcount-complete = مكتمل
headcount-is-found = حاضر
headcount-places = المباني
headcount-all-places = الكل
headcount-code-hint = مرّر البطاقة أو اكتب الرمز.
headcount-tick-one = تأشير
headcount-tick = حفظ هذه التأشيرات
headcount-ticked = تم التدوين.
headcount-end = إنهاء العدّ
headcount-end-do = إنهاء
headcount-ended-done = انتهى العدّ.
headcount-visitors-found = الزوار الموجودون
headcount-visitors-unreadable = اكتب رقمًا.
headcount-lessons = ما يجب تحسينه
headcount-lessons-hint = دون أسماء أشخاص.
headcount-lessons-long = النص طويل: 2000 حرف على الأكثر.
headcount-missing-known = أعلم أن هناك أشخاصًا ما زالوا مفقودين.
headcount-missing-unsaid = ما زال هناك مفقودون: أكّد علمك بذلك أو تابع العدّ.
headcount-wait-open = { $n ->
    [zero] لا يوجد عدّ جارٍ
    [one] هناك عدّ جارٍ عند نقطة التجمّع
    [two] هناك عمليتا عدّ جاريتان
    [few] هناك { $n } عمليات عدّ جارية
    [many] هناك { $n } عملية عدّ جارية
   *[other] هناك { $n } عملية عدّ جارية
}
headcount-unticked = لم يُرَوا بعد
