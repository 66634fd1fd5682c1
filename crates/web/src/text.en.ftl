skip = Skip to content
languages = Languages
search = Search
search-placeholder = Name, code, phone…
search-placeholder-card = Code on the card
me = Me
places = Places
waiting = waiting
menu-centre = The centre
demo-strip = Practice centre: everyone here is made up
sign-out = Leave
account-own = My account
account-site = Change centre
printed-by = printed by { $value }
optional = (optional)
choose = Choose…
list-comma = { ", " }
pages = Pages
page-prev = Previous
page-next = Next
yes = yes
no = no
problems-title = { $n ->
    [one] One answer needs another look
   *[other] { $n } answers need another look
 }
error-word = Error:
error-title = This is not possible
error-not-found = This page does not exist, or you have no access to it.
error-sign-in = Please sign in first.
error-forbidden = Your role does not allow this. Ask your supervisor if you need it.
error-conflict = This is not possible as things stand.
error-stale = Somebody else changed this record while you were writing. Open it again to see what changed, then try once more.
error-too-many = { $seconds ->
    [one] Too many tries. Wait one second.
   *[other] Too many tries. Wait { $seconds } seconds.
 }
error-invalid = Some answers need another look.
error-internal = The program could not answer. Nothing was saved. Try again; if it happens again, give this number to your administrator.
error-reference = Reference:
error-home = Back to the start
input-unreadable = The form could not be read.
input-too-large = This is too large: 20 MB at most. Choose a smaller file.
upload-unreadable = This file could not be read.
upload-damaged = This picture is damaged. Take it once more, or choose another.
upload-broken = This recording is damaged. Make it once more, or choose another.
upload-video = This file is a video. Send a photo or a sound recording instead, as the question asks.
password-short = Choose at least 10 characters. A short sentence works well.
password-long = This is too long: 200 characters at most.
password-common = This password is too well known. Choose a short sentence of your own.
moment-today = today { $time }
moment-yesterday = yesterday { $time }
send-waiting = No answer from the centre for the moment. Nothing is lost as long as this page stays open: it is sent by itself as soon as the line is back.
send-signed-out = Your session has ended, but nothing is lost. Sign in again here, in another tab, then come back and press once more.
send-changed = What you had sent has arrived. What you wrote since then is not in it: open it here to add that.
input-arrived = This form had arrived already, and nothing is noted twice. Go and see whether all is there.
input-other-account = Another account has signed in on this device. Nothing was sent in its name: sign in again with yours in another tab, then come back and press once more.
