sign-in-title = الدخول
sign-in-do = دخول
sign-in-wrong = هذا الاسم لا يوافق كلمة السر هذه. حاول مرة أخرى أو اسأل مدير النظام في مركزك.
sign-in-left = خرجت من البرنامج. إلى اللقاء.
sign-in-other = الدخول بحساب آخر
sign-in-back = العودة إلى حسابي
sign-in-go-on = متابعة
sign-in-print = طباعة
sign-in-demo = حسابات تجريبية
sign-in-demo-password = كلمة السر لها جميعاً:
sign-in-demo-do = جرّب
sign-in-demo-code = الرمز الحالي:
sign-in-factor-title = رمز من الهاتف
sign-in-factor-lead = يفتح دورك ملفات حساسة، أو اخترت ذلك بنفسك: يُطلب رمز إضافة إلى كلمة السر.
sign-in-code = رمز من ستة أرقام
sign-in-code-hint = تجده في تطبيق هاتفك. وإن لم يكن الهاتف معك فاكتب أحد رموز الطوارئ.
sign-in-code-wrong = هذا الرمز غير صحيح أو سبق استعماله. انتظر الرمز التالي وحاول مرة أخرى.
sign-in-enrol-title = ربط هاتفك
sign-in-enrol-lead = سيُطلب رمز من هاتفك إضافة إلى كلمة السر، فلا تكفي كلمة سر مسروقة.
sign-in-enrol-needed = يفتح دورك ملفات حساسة، ولذلك يُطلب رمز من هاتفك إضافة إلى كلمة السر.
sign-in-enrol-install = افتح تطبيق رموز على هاتفك (Aegis أو FreeOTP أو Google Authenticator…). وهو يعمل بلا إنترنت.
sign-in-enrol-scan = امسح به هذه الصورة، أو اكتب فيه الأحرف التي تحتها.
sign-in-enrol-type = اكتب هنا الرمز الذي يعرضه.
sign-in-enrol-open = على هذا الهاتف: افتح التطبيق
sign-in-recovery-title = رموز الطوارئ
sign-in-recovery-lead = إذا فقدت الهاتف فكل رمز من هذه الرموز يُدخلك مرة واحدة.
sign-in-recovery-once = لن تُعرض مرة أخرى. اطبعها أو انسخها واحفظها بعيداً عن الهاتف.
sign-in-recovery-left = { $n ->
    [zero] لم يبقَ أي رمز طوارئ.
    [one] بقي رمز طوارئ واحد.
    [two] بقي رمزا طوارئ.
    [few] بقيت { $n } رموز طوارئ.
   *[other] بقي { $n } رمز طوارئ.
 }
sign-in-password-title = تغيير كلمة السر
sign-in-password-lead = ستُغلق جلساتك الأخرى.
sign-in-password-forced = أعطاك شخص آخر كلمة السر هذه. اختر كلمة سر لا يعرفها أحد غيرك.
sign-in-password-current = كلمة السر الحالية
sign-in-password-new = كلمة السر الجديدة
sign-in-password-do = تغيير
sign-in-password-wrong = ليست هذه كلمة السر الحالية.
sign-in-password-same = اختر كلمة سر تختلف عن الحالية.
sign-in-password-changed = تغيّرت كلمة السر.
sign-in-language-set = تغيّرت اللغة.
sign-in-no-role = ليس لهذا الحساب دور بعد. اسأل مدير النظام في مركزك.
sign-in-factor-needed = يتطلب أحد أدوارك هذا الرمز، فلا يمكن الاستغناء عنه.
sign-in-factor-why = رمز من هاتفك يحمي حسابك حتى لو سُرقت كلمة السر.
sign-in-factor-enrol = ربط هاتفي
sign-in-factor-off = عدم طلب الرمز بعد الآن
sign-in-factor-off-hint = اكتب الرمز الحالي للتأكيد.
sign-in-factor-gone = لن يُطلب رمز بعد الآن.
sign-in-sessions = الجلسات المفتوحة
sign-in-device = الجهاز
sign-in-device-unknown = جهاز غير معروف
sign-in-since = فُتحت
sign-in-seen = آخر ظهور
sign-in-session-this = هذا الجهاز
sign-in-session-end = إغلاق
sign-in-session-ended = أُغلقت الجلسة.
sign-in-sessions-end = إغلاق كل الجلسات الأخرى
sign-in-sessions-ended = أُغلقت الجلسات الأخرى.
sign-in-site-lead = اختر أين تعمل الآن.
sign-in-site-here = هنا
sign-in-site-go = انتقل إليه
sign-in-profile = لغاتي وأيام غيابي
sign-in-public = المركز وقواعده ومعلومات اليوم (دون حساب)
