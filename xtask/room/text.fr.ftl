{key}-menu = {Room}
{key}-none = Rien pour l’instant
{key}-name = Nom
{key}-name-wrong = Donnez un nom de 120 lettres au plus.
{key}-add = Ajouter
{key}-added = C’est ajouté.
