menu-home = الرئيسية
home-hello = مرحباً { $value }
home-alone = أطفال وحدهم
home-present = حاضرون هذه الليلة
home-free = أسرّة شاغرة
home-places = اذهب إلى
home-waits = ما يجب القيام به الآن
