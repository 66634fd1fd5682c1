search-what = Name, code, card, phone or document
search-nothing = Nobody of this name or number
search-hint = Try another spelling, only the given name, or the phone number.
search-hint-card = Scan the card, or type the code written on it.
search-why = Why
