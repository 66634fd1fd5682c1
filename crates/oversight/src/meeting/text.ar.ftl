meeting-title = اجتماعات المتابعة
meeting-one = اجتماع
meeting-new = فتح اجتماع
meeting-kind = الاجتماع
meeting-kind-team = مراجعة المتابعات، الفريق وحده
meeting-kind-conference = مؤتمر مع شركاء
meeting-kind-missing = اختر نوع الاجتماع.
meeting-on = اليوم
meeting-on-missing = أعط يوماً قريباً.
meeting-staff = الحاضرون من الفريق
meeting-partners = الشركاء الحاضرون
meeting-partners-hint = واحد في كل سطر: المنظمة والاسم
meeting-partners-missing = اكتب الشركاء الحاضرين.
meeting-partners-team = لا شركاء في اجتماع الفريق: اختر المؤتمر.
meeting-partners-many = عشرون شريكاً على الأكثر.
meeting-open = فتح
meeting-opened = فُتح الاجتماع.
meeting-opened-by = فتحه
meeting-ended = انتهى
meeting-empty = لا اجتماعات بعد
meeting-empty-how = يحفظ الاجتماع القرارات: من يفعل ماذا ومتى.
meeting-items-empty = لا قرار بعد يمكنك قراءته
meeting-others = { $n ->
    [zero] لم يُتحدث عن غيرهم
    [one] تُحدّث عن شخص آخر
    [two] تُحدّث عن شخصين آخرين
    [few] تُحدّث عن { $n } أشخاص آخرين
    [many] تُحدّث عن { $n } شخصاً آخر
   *[other] تُحدّث عن { $n } شخص آخر
 }
meeting-item-new = تسجيل قرار
meeting-code = رمز الشخص
meeting-not-followed = هذا الرمز ليس لشخص تتابعه.
meeting-decision = القرار
meeting-decision-missing = اكتب القرار.
meeting-actions = من يفعل ماذا ومتى
meeting-what = ماذا
meeting-who = من
meeting-by = متى
meeting-who-missing = قل من يفعله.
meeting-by-unreadable = لا يمكن قراءة هذا اليوم.
meeting-with = يوافق الشخص على الحديث عنه مع
meeting-agreed = وافق الشخص على هذا المؤتمر
meeting-agreed-missing = من غير موافقة الشخص لا يُتحدث عنه مع شركاء. علّم من يوافق عليهم.
meeting-partner-consent = لم يوافق الشخص على مشاركة ملفه مع المنظمات الشريكة. اسأله أولاً.
meeting-agreed-with = موافقة مع
meeting-note = حفظ القرار
meeting-noted = حُفظ القرار.
meeting-close = إنهاء الاجتماع
meeting-closed = انتهى الاجتماع.
meeting-over = انتهى الاجتماع: لا يتغير المحضر بعد الآن.
meeting-minutes = المحضر (PDF)
meeting-minutes-partner = محضر لهذا الشريك (PDF)
meeting-too-long = اكتب { $n } حرفاً على الأكثر.
meeting-line-discussed = قرار في اجتماع المتابعة
meeting-line-conference = قرار في مؤتمر مع شركاء، بموافقة
