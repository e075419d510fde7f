<?php

$lang['toolbar'] = 'Zeitleiste eines Vorfalls';
$lang['blank'] = 'Diese Zeitleiste ist noch leer.';
$lang['summary'] = 'Zeitleiste geändert';

// Warum etwas nicht gespeichert wurde oder nicht zu bearbeiten ist.
$lang['locked'] = '%s bearbeitet diese Seite. Noch einmal versuchen, wenn die Seite frei ist.';
$lang['otherUser'] = 'Diese Seite wurde als %1$s geöffnet, angemeldet ist jetzt %2$s. Wieder wie zuvor anmelden oder die Seite neu laden.';
$lang['loggedOut'] = 'Nicht mehr als %s angemeldet. In einem anderen Tab anmelden, dann noch einmal speichern.';
$lang['loginFirst'] = 'Zum Speichern anmelden.';
$lang['token'] = 'Die Sitzung ist inzwischen eine andere. Die Seite neu laden.';
$lang['noRight'] = 'Kein Recht, diese Seite zu bearbeiten.';
$lang['noRead'] = 'Kein Recht, diese Seite zu lesen.';
$lang['disabled'] = 'Das Bearbeiten ist in diesem Wiki abgeschaltet.';
$lang['notWritable'] = 'Die Datei dieser Seite ist auf dem Server schreibgeschützt.';
$lang['pageGone'] = 'Die Seite %s gibt es nicht mehr.';
$lang['tagGone'] = 'Die Seite %s enthält diese Zeitleiste nicht mehr.';
$lang['ambiguous'] = 'Mehrere Zeitleisten der Seite %s sehen gleich aus. Jeder im Seitentext eine eigene id geben: <postmortem-timeline id="…">.';
$lang['tooLarge'] = 'Die Zeitleiste hat %1$s Bytes, dieses Wiki nimmt %2$s.';
$lang['requestTooLarge'] = 'Der Server nimmt keine Anfrage von %1$s Bytes (post_max_size ist %2$s).';
$lang['noDocument'] = 'Gefunden: %s. Erwartet: der JSON-Text einer Zeitleiste, mit type und version.';
$lang['wordblock'] = 'Die Spamliste dieses Wikis (conf/wordblock.conf) sperrt ein Wort auf der Seite.';
$lang['busy'] = 'Gerade speichern andere diese Seite. In ein paar Sekunden noch einmal versuchen.';
$lang['notKept'] = 'Das Wiki hat den Text nicht behalten: ein anderes Plugin hat ihn angehalten oder geändert.';
$lang['noPost'] = 'Zum Speichern braucht es eine POST-Anfrage.';

$lang['js']['elsewhere'] = 'Diese Zeitleiste gehört zur Seite %s. Zum Bearbeiten jene Seite öffnen.';
$lang['js']['notCurrent'] = 'Das ist nicht der jetzige Stand der Seite.';
$lang['js']['twice'] = 'Auf dieser Seite haben zwei Zeitleisten dieselbe id. Einer davon im Seitentext eine andere geben.';
$lang['js']['noAnswer'] = 'Das Wiki hat nicht geantwortet.';
$lang['js']['oddAnswer'] = 'Das Wiki gab eine Antwort, die keinen Sinn ergibt (Status %s). Ist das Plugin noch da?';
$lang['js']['login'] = 'Der Server verlangt eine Anmeldung.';
$lang['js']['refused'] = 'Der Server hat die Anfrage abgelehnt (Status %s). Wer ihn betreibt, sieht den Grund in seinem Protokoll.';
$lang['js']['outOfOrder'] = 'Das Wiki ist gerade gestört (Status %s). Später noch einmal versuchen.';
