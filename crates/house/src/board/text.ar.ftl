menu-beds = الأسرّة
board-title = الأسرّة
board-present = حاضرون هذه الليلة
board-free = أسرّة شاغرة
board-withheld = خارج الخدمة أو محجوزة
board-places = أماكن
board-limit-floor = الحد: المساحة، 3.5 متر مربع لكل شخص
board-occupancy = الإشغال
board-bedless = في الدار من غير سرير
board-conflict = أُعطي السرير مرتين
board-occupied = مشغول
board-empty = لا توجد أسرّة بعد
board-empty-how = ستظهر هنا المباني وغرفها وأسرّتها حالما توصف.
board-buildings = المباني
board-no-rooms = ليس في هذا المبنى غرفة بعد.
board-beds-n = { $n ->
    [zero] لا أسرّة
    [one] سرير واحد
    [two] سريران
    [few] { $n } أسرّة
    [many] { $n } سريراً
   *[other] { $n } سرير
 }
board-state-free = شاغر
board-state-held = محجوز
board-state-blocked = خارج الخدمة
