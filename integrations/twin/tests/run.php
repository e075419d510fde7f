<?php

/** Holds Twin.php to the pairs of files in ../fixtures: `php run.php`. Fails with what differs. */

declare(strict_types=1);

use PostmortemTimeline\Twin;

require __DIR__ . '/../Twin.php';

$folder = __DIR__ . '/../fixtures';
$names = glob("$folder/*.expected.json");
$faults = 0;
$read = fn (string $name): array => json_decode(file_get_contents($name), true, 512, JSON_THROW_ON_ERROR);
$shown = fn (mixed $value): string => json_encode($value, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
foreach ($names as $name) {
    ['language' => $language, 'savedAt' => $savedAt] = $expected = $read($name);
    $twin = Twin::of(file_get_contents(str_replace('.expected', '', $name)), compact('language', 'savedAt'));
    $found = array_intersect_key(get_object_vars($twin), $expected);
    $page = str_replace('.json', '.html', $name);
    if (is_file($page)) {
        [$expected['html'], $found['html']] = [file_get_contents($page), $twin->html()];
    }
    foreach (array_diff_key($expected, ['language' => 0, 'savedAt' => 0]) as $key => $value) {
        if ($found[$key] !== $value) {
            $faults += 1;
            fwrite(STDERR, basename($name) . ": $key\n  found    {$shown($found[$key])}\n  expected {$shown($value)}\n");
        }
    }
}
echo count($names), " documents in PHP, $faults differences\n";
exit($faults === 0 && $names !== [] ? 0 : 1);
