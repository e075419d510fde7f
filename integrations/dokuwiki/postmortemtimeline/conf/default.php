<?php

/** Settings of a wiki in which nobody has chosen anything. */

$conf['zone'] = '';
$conf['parts'] = '';
$conf['profile'] = '';
$conf['criteria'] = '';
$conf['hints'] = 1;
$conf['linkhosts'] = '';
$conf['definition'] = '';
$conf['maxbytes'] = 2097152;
