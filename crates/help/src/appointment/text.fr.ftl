menu-appointments = Rendez-vous
appointment-title = Rendez-vous
appointment-deed = Rendez-vous
appointment-aside-next = Prochain rendez-vous
appointment-aside-missed = Rendez-vous manqués
appointment-today = Aujourd’hui
appointment-tomorrow = Demain
appointment-week = Sept jours
appointment-open = À noter
appointment-missed-title = Manqués
appointment-missed-n = { $n ->
    [one] Un rendez-vous manqué. Demandez pourquoi, sans reproche.
   *[other] { $n } rendez-vous manqués. Demandez pourquoi, sans reproche.
 }
appointment-for = Rendez-vous pour (code)
appointment-scan = Caméra
appointment-make = Prendre rendez-vous
appointment-code-unknown = Ce code n’est pas celui d’une personne que vous pouvez appeler.
appointment-mine = Les miens seulement
appointment-show = Montrer
appointment-before = Avant
appointment-after = Après
appointment-none = Aucun rendez-vous
appointment-list = Ses rendez-vous
appointment-person = Personne
appointment-day = Jour
appointment-day-missing = Choisissez un jour.
appointment-time = Heure
appointment-time-missing = Écrivez l’heure, comme 09:30.
appointment-minutes = Durée en minutes
appointment-minutes-odd = Écrivez de 5 à 480 minutes.
appointment-past = Cette heure est passée.
appointment-far = Choisissez un jour dans l’année qui vient.
appointment-place = Lieu
appointment-place-missing = Écrivez le lieu.
appointment-with = Avec
appointment-with-other = Quelqu’un d’autre
appointment-with-name = Nom, si c’est ailleurs
appointment-with-missing = Dites avec qui.
appointment-with-unknown = Choisissez une personne de l’équipe dans la liste.
appointment-purpose = Pour quoi
appointment-purpose-hint = L’accueil ne le lit pas
appointment-purpose-not-yours = Vous ne pouvez pas écrire dans cette partie du dossier. Laissez vide.
appointment-part = Partie du dossier
appointment-part-protection = suivi et protection
appointment-part-health = santé
appointment-part-psychosocial = soutien psychosocial
appointment-part-legal = droit
appointment-new = Nouveau rendez-vous
appointment-book = Prendre rendez-vous
appointment-done = Le rendez-vous est pris. Imprimez le billet pour la personne.
appointment-clash-staff = Cette personne de l’équipe a déjà un rendez-vous à cette heure.
appointment-clash-person = La personne a déjà un rendez-vous à cette heure.
appointment-anyway = Je le sais ; gardez cette heure
appointment-again = Nouveau rendez-vous
appointment-change = Déplacer ou annuler
appointment-move = Déplacer
appointment-moved = Le rendez-vous est déplacé.
appointment-cancel = Annuler le rendez-vous
appointment-reason = Pourquoi
appointment-reason-missing = Dites pourquoi.
appointment-over = Ce rendez-vous est terminé : prenez-en un autre.
appointment-outcome = Ce qui s’est passé
appointment-outcome-missing = Dites si la personne est venue.
appointment-outcome-done = C’est noté.
appointment-not-yet = Ce n’est pas encore l’heure.
appointment-came = Est venu
appointment-missed = N’est pas venu
appointment-state-booked = prévu
appointment-state-came = venu
appointment-state-missed = manqué
appointment-state-cancelled = annulé
appointment-slip = Billet de rendez-vous
appointment-slips = Billets de rendez-vous
appointment-slips-tomorrow = Billets de demain
appointment-slip-note = Si vous ne pouvez pas venir, dites-le à l’accueil. Vous pouvez changer d’avis.
appointment-wait-missed = { $n ->
    [one] Une personne n’est pas venue à son rendez-vous
   *[other] { $n } personnes ne sont pas venues à leur rendez-vous
 }
appointment-wait-open = { $n ->
    [one] Un rendez-vous passé : la personne est-elle venue ?
   *[other] { $n } rendez-vous passés : les personnes sont-elles venues ?
 }
appointment-wait-tomorrow = { $n ->
    [one] Un rendez-vous demain à rappeler
   *[other] { $n } rendez-vous demain à rappeler
 }
appointment-line-made = Rendez-vous pris
appointment-line-moved = Rendez-vous déplacé
appointment-line-came = Venue au rendez-vous
appointment-line-missed = Rendez-vous manqué
appointment-line-cancelled = Rendez-vous annulé
appointment-line-booked = Rendez-vous prévu
seen-act-appointments = rendez-vous
seen-act-appointment-slip = billet de rendez-vous
look-act-appointments = rendez-vous
look-act-appointment-slip = billet de rendez-vous
