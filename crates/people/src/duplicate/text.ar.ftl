duplicate-line-different = ليس الشخص نفسه صاحب ملف آخر يشبهه
duplicate-line-moved = شخص معروف من قبل: المتابعة في ملفه
