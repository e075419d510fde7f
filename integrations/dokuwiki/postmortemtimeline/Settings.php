<?php

namespace dokuwiki\plugin\postmortemtimeline;

/** What the administrator of the wiki has chosen. */
final class Settings
{
    /** Room for the other fields of a request that saves. */
    private const FIELDS = 65536;

    /**
     * What the elements of the wiki are told: attributes where the element has one, data for the others.
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
            'data-profile' => $text('profile'),
            'data-criteria' => $text('criteria'),
            'data-hints' => $plugin->getConf('hints') ? '' : 'off',
            'data-link-hosts' => preg_replace('/[\s,]+/', ' ', $text('linkhosts')),
        ];
        return array_filter($chosen, static fn(string $value) => $value !== '');
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
