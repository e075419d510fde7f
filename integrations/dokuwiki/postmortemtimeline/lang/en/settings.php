<?php

$lang['zone'] = 'Clock on which times are shown at first: an IANA zone such as Europe/Berlin, or utc, reader, start. Empty: the zone of the timeline.';
$lang['parts'] = 'Parts that are shown beside the list of events. None ticked: all.';
$lang['profile'] = 'Profile by which durations are counted in new timelines. Empty: from start.';
$lang['criteria'] = 'When a postmortem is due, one criterion a line: <code>resolveOver 60</code>, <code>undetectedOver 30</code>, <code>impactOver 15</code> (minutes), <code>dataLoss</code>, <code>intervention</code>, <code>foundByPerson</code>, <code>asked</code>. For timelines that are begun from now on.';
$lang['hints'] = 'Hints on wording while somebody writes.';
$lang['linkhosts'] = 'Hosts that links may lead to, separated by blanks; *.example.org stands for all below it. Empty: any.';
$lang['definition'] = 'What blameless means, where your wiki says it in other words. Empty: in ours.';
$lang['maxbytes'] = 'Largest timeline that is saved, in bytes. What PHP takes in one request (post_max_size) limits it too.';
