<?php

$lang['zone'] = 'Uhr, auf der Zeiten zuerst gezeigt werden: eine IANA-Zone wie Europe/Berlin, oder utc, reader, start. Leer: die Zone der Zeitleiste.';
$lang['parts'] = 'Teile, die neben der Liste der Ereignisse gezeigt werden. Keiner angekreuzt: alle.';
$lang['profile'] = 'Profil, nach dem in neuen Zeitleisten Dauern gezählt werden. Leer: ab Beginn (from start).';
$lang['criteria'] = 'Wann ein Postmortem fällig ist, ein Kriterium je Zeile: <code>resolveOver 60</code>, <code>undetectedOver 30</code>, <code>impactOver 15</code> (Minuten), <code>dataLoss</code>, <code>intervention</code>, <code>foundByPerson</code>, <code>asked</code>. Für Zeitleisten, die von nun an begonnen werden.';
$lang['hints'] = 'Hinweise zur Wortwahl beim Schreiben.';
$lang['linkhosts'] = 'Rechner, zu denen Links führen dürfen, durch Leerzeichen getrennt; *.example.org steht für alle darunter. Leer: alle.';
$lang['definition'] = 'Was schuldfrei heißt, wo das Wiki es in anderen Worten sagt. Leer: in unseren.';
$lang['maxbytes'] = 'Größte Zeitleiste, die gespeichert wird, in Bytes. Auch was PHP in einer Anfrage annimmt (post_max_size) begrenzt sie.';
