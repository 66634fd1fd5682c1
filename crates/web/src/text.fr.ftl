skip = Aller au contenu
languages = Langues
search = Chercher
search-placeholder = Nom, code, téléphone…
search-placeholder-card = Code de la carte
me = Moi
places = Lieux
waiting = en attente
menu-centre = Le centre
demo-strip = Centre d’essai : personnes inventées
sign-out = Quitter
account-own = Mon compte
account-site = Changer de centre
printed-by = imprimé par { $value }
optional = (facultatif)
choose = Choisir…
list-comma = { ", " }
pages = Pages
page-prev = Précédent
page-next = Suivant
yes = oui
no = non
problems-title = { $n ->
    [one] Une réponse est à revoir
   *[other] { $n } réponses sont à revoir
 }
error-word = Erreur :
error-title = Ce n’est pas possible
error-not-found = Cette page n’existe pas, ou vous n’y avez pas accès.
error-sign-in = Entrez d’abord avec votre compte.
error-forbidden = Votre rôle ne permet pas cela. Demandez à votre responsable si vous en avez besoin.
error-conflict = Ce n’est pas possible dans l’état actuel.
error-stale = Quelqu’un d’autre a modifié cette fiche pendant que vous écriviez. Rouvrez-la pour voir ce qui a changé, puis recommencez.
error-too-many = { $seconds ->
    [one] Trop d’essais. Attendez une seconde.
   *[other] Trop d’essais. Attendez { $seconds } secondes.
 }
error-invalid = Certaines réponses sont à revoir.
error-internal = Le programme n’a pas pu répondre. Rien n’a été enregistré. Réessayez ; si cela recommence, donnez ce numéro à votre administrateur.
error-reference = Référence :
error-home = Retour à l’accueil
input-unreadable = Le formulaire n’a pas pu être lu.
input-too-large = C’est trop lourd : 20 Mo au plus. Choisissez un fichier plus petit.
upload-unreadable = Ce fichier n’a pas pu être lu.
upload-damaged = Cette image est abîmée. Prenez-la encore une fois, ou choisissez-en une autre.
upload-broken = Cet enregistrement est abîmé. Refaites-le, ou choisissez-en un autre.
upload-video = Ce fichier est une vidéo. Envoyez, selon ce qui est demandé, une photo ou un enregistrement sonore.
password-short = Choisissez au moins 10 caractères. Une petite phrase convient bien.
password-long = C’est trop long : 200 caractères au plus.
password-common = Ce mot de passe est trop connu. Choisissez une petite phrase à vous.
moment-today = aujourd’hui { $time }
moment-yesterday = hier { $time }
send-waiting = Pas de réponse du centre pour l’instant. Rien n’est perdu tant que cette page reste ouverte : l’envoi part tout seul dès que la ligne revient.
send-signed-out = Votre session est finie, mais rien n’est perdu. Entrez de nouveau ici, dans un autre onglet, puis revenez appuyer encore.
send-changed = Ce que vous aviez envoyé est arrivé. Ce que vous avez écrit depuis n’y est pas : ouvrez-le ici pour l’ajouter.
input-arrived = Ce formulaire était déjà arrivé, et rien n’est noté deux fois. Allez voir si tout y est.
input-other-account = Un autre compte est entré sur cet appareil. Rien n’a été envoyé en son nom : entrez de nouveau avec le vôtre dans un autre onglet, puis revenez appuyer encore.
