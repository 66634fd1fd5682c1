search-what = Nom, code, carte, téléphone ou document
search-nothing = Personne de ce nom ou de ce numéro
search-hint = Essayez une autre orthographe, seulement le prénom, ou le numéro de téléphone.
search-hint-card = Scannez la carte, ou tapez le code écrit dessus.
search-why = Pourquoi
