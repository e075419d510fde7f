<?php

/** How the configuration manager asks for the settings, and what it takes. */

$meta['zone'] = ['string', '_pattern' => '/^([A-Za-z0-9_+\/-]*)$/'];
$meta['parts'] = ['multicheckbox', '_choices' => [
    'head', 'summary', 'durations', 'axis', 'findings', 'report', 'factors',
    'lessons', 'actions', 'recurrences', 'criteria', 'readiness', 'meeting',
], '_other' => 'never'];
$meta['profile'] = ['string'];
$meta['criteria'] = [''];
$meta['hints'] = ['onoff'];
$meta['linkhosts'] = ['string', '_pattern' => '/^[A-Za-z0-9.*:\s,-]*$/'];
$meta['definition'] = [''];
$meta['maxbytes'] = ['numeric', '_min' => 1024, '_max' => 33554432];
