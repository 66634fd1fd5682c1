duplicate-line-different = Ce n’est pas la même personne qu’un autre dossier ressemblant
duplicate-line-moved = Personne déjà connue : suite dans son dossier
