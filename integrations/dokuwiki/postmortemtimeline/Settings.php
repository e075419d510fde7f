<?php

namespace dokuwiki\plugin\postmortemtimeline;

/** What the administrator of the wiki has chosen. */
final class Settings
{
    /** Room for the other fields of a request that saves. */
    private const FIELDS = 65536;

    /**
     * What the elements of the wiki are told, by attribute.
     *
     * @param \dokuwiki\Extension\PluginInterface $plugin any part of this plugin
     * @return array<string, string>
     */
    public static function attributes($plugin): array
    {
        $text = static fn(string $name) => trim((string)$plugin->getConf($name));
        $chosen = [
            'zone' => $text('zone'),
            'parts' => str_replace(',', ' ', $text('parts')),
            'profile' => $text('profile'),
            'criteria' => self::criteria($text('criteria')),
            'hints' => $plugin->getConf('hints') ? '' : 'off',
            'definition' => $text('definition'),
            'link-hosts' => preg_replace('/[\s,]+/', ' ', $text('linkhosts')),
        ];
        return array_filter($chosen, static fn(string $value) => $value !== '');
    }

    /**
     * The criteria as the element takes them: JSON, in seconds. A line is a name of the document format,
     * behind those that end in `Over` a number of minutes. Other lines are left out.
     */
    private static function criteria(string $text): string
    {
        $criteria = [];
        foreach (preg_split('/\R/', $text) as $line) {
            if (preg_match('/^\s*(resolveOver|undetectedOver|impactOver)\W+(\d{1,6})/', $line, $found)) {
                $criteria[$found[1]] = 60 * (int)$found[2];
            } elseif (preg_match('/^\s*(dataLoss|intervention|foundByPerson|asked)\b/', $line, $found)) {
                $criteria[$found[1]] = true;
            }
        }
        return $criteria === [] ? '' : json_encode($criteria);
    }

    /**
     * The largest text that can be saved, in bytes: as chosen, and as PHP takes it in one request.
     *
     * @param \dokuwiki\Extension\PluginInterface $plugin any part of this plugin
     */
    public static function maxBytes($plugin): int
    {
        $post = self::postMax();
        $chosen = max(1024, (int)$plugin->getConf('maxbytes'));
        return $post > 0 ? min($chosen, max(1024, $post - self::FIELDS)) : $chosen;
    }

    /** PHP's `post_max_size` in bytes; 0 stands for no limit. */
    public static function postMax(): int
    {
        return (int)php_to_byte((string)ini_get('post_max_size'));
    }
}
