skip = انتقل إلى المحتوى
languages = اللغات
search = بحث
search-placeholder = الاسم أو الرمز أو الهاتف…
search-placeholder-card = رمز البطاقة
me = أنا
places = الأقسام
waiting = في الانتظار
menu-centre = المركز
demo-strip = مركز تجريبي: الأشخاص هنا من نسج الخيال
sign-out = خروج
account-own = حسابي
account-site = تغيير المركز
printed-by = طبعه { $value }
optional = (اختياري)
choose = اختر…
list-comma = { "، " }
pages = الصفحات
page-prev = السابق
page-next = التالي
yes = نعم
no = لا
problems-title = { $n ->
    [one] إجابة واحدة تحتاج إلى مراجعة
    [two] إجابتان تحتاجان إلى مراجعة
    [few] { $n } إجابات تحتاج إلى مراجعة
   *[other] { $n } إجابة تحتاج إلى مراجعة
 }
error-word = خطأ:
error-title = هذا غير ممكن
error-not-found = هذه الصفحة غير موجودة، أو لا يحق لك الاطلاع عليها.
error-sign-in = ادخل أولاً بحسابك.
error-forbidden = دورك لا يسمح بذلك. اسأل المسؤول عنك إن كنت تحتاج إليه.
error-conflict = هذا غير ممكن في الوضع الحالي.
error-stale = عدّل شخص آخر هذا السجل بينما كنت تكتب. افتحه من جديد لترى ما تغيّر، ثم أعد المحاولة.
error-too-many = { $seconds ->
    [one] محاولات كثيرة. انتظر ثانية واحدة.
    [two] محاولات كثيرة. انتظر ثانيتين.
    [few] محاولات كثيرة. انتظر { $seconds } ثوانٍ.
   *[other] محاولات كثيرة. انتظر { $seconds } ثانية.
 }
error-invalid = بعض الإجابات تحتاج إلى مراجعة.
error-internal = لم يتمكن البرنامج من الإجابة. لم يُحفظ شيء. أعد المحاولة؛ وإن تكرر ذلك فأعطِ هذا الرقم إلى مدير النظام.
error-reference = المرجع:
error-home = العودة إلى البداية
input-unreadable = تعذّرت قراءة الاستمارة.
input-too-large = الملف كبير جداً: 20 ميغابايت على الأكثر. اختر ملفاً أصغر.
upload-unreadable = تعذّرت قراءة هذا الملف.
password-short = اختر 10 أحرف على الأقل. جملة قصيرة تناسب تماماً.
password-long = هذا طويل جداً: 200 حرف على الأكثر.
password-common = كلمة السر هذه معروفة جداً. اختر جملة قصيرة خاصة بك.
moment-today = اليوم { $time }
moment-yesterday = أمس { $time }
