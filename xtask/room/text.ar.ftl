{key}-menu = {Room}
{key}-none = لا شيء بعد
{key}-name = الاسم
{key}-name-wrong = أدخل اسما لا يتجاوز 120 حرفا.
{key}-add = أضف
{key}-added = تمت الإضافة.
