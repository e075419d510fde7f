<?php

$lang['toolbar'] = 'Timeline of an incident';
$lang['blank'] = 'This timeline is still empty.';
$lang['summary'] = 'Timeline changed';

// Why something was not saved, or can't be edited: said to the person who tries.
$lang['locked'] = '%s is editing this page. Try again when the page is free.';
$lang['otherUser'] = 'This page was opened as %1$s, and you are now logged in as %2$s. Log in as before, or reload the page.';
$lang['loggedOut'] = 'You are no longer logged in as %s. Log in in another tab, then save again.';
$lang['loginFirst'] = 'Log in to save.';
$lang['token'] = 'The session is another one by now. Reload the page.';
$lang['noRight'] = 'You may not edit this page.';
$lang['noRead'] = 'You may not read this page.';
$lang['disabled'] = 'Editing is switched off in this wiki.';
$lang['notWritable'] = 'The file of this page is write-protected on the server.';
$lang['pageGone'] = 'The page %s does not exist any more.';
$lang['tagGone'] = 'The page %s no longer contains this timeline.';
$lang['ambiguous'] = 'Several timelines of the page %s look the same. Give each its own id in the page text: <postmortem-timeline id="…">.';
$lang['tooLarge'] = 'The timeline has %1$s bytes, and this wiki takes %2$s.';
$lang['requestTooLarge'] = 'The server takes no request of %1$s bytes (post_max_size is %2$s).';
$lang['noDocument'] = 'Found: %s. Expected: the JSON text of a timeline, with type and version.';
$lang['wordblock'] = 'The spam list of this wiki (conf/wordblock.conf) blocks a word in the page.';
$lang['busy'] = 'Others are saving this page right now. Try again in a few seconds.';
$lang['notKept'] = 'The wiki did not keep the text: another plugin has stopped or changed it.';
$lang['noPost'] = 'Saving needs a POST request.';

$lang['js']['elsewhere'] = 'This timeline belongs to the page %s. Open that page to edit it.';
$lang['js']['notCurrent'] = 'This is not the current version of the page.';
$lang['js']['twice'] = 'This page has two timelines with the same id. Give one of them another id in the page text.';
$lang['js']['noAnswer'] = 'The wiki did not answer.';
$lang['js']['oddAnswer'] = 'The wiki gave an answer that makes no sense (status %s). Is the plugin still installed?';
$lang['js']['login'] = 'The server asks for a login.';
$lang['js']['refused'] = 'The server refused the request (status %s). Whoever runs it can see why in its log.';
$lang['js']['outOfOrder'] = 'The wiki is out of order right now (status %s). Try again later.';
