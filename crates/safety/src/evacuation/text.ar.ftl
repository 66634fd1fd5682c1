menu-evacuation = الإخلاء
evacuation-title = قائمة الإخلاء
evacuation-lead = من يجب أن يكون عند أي نقطة تجمّع. حتى:
evacuation-print = طباعة
evacuation-printed = طُبع { $at }. يُتلف بعد الاستعمال.
evacuation-inside = داخل المركز
evacuation-out = خارج المركز
evacuation-visitors = زوار
evacuation-is-out = في الخارج
evacuation-meeting-point = نقطة التجمّع:
evacuation-no-room = بلا غرفة
evacuation-empty = لا أحد يقيم في المركز
evacuation-cut = القائمة أطول مما يُعرض فقُطعت. اطبعها وعُدّ الحاضرين.
evacuation-visits = زيارات جارية
evacuation-visit = زيارة رقم { $n }
evacuation-visit-heads = { $n ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $n } أشخاص
    [many] { $n } شخصًا
   *[other] { $n } شخص
}
