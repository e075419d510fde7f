<?php

declare(strict_types=1);

namespace PostmortemTimeline;

/** Texts without what does not show. */
final class Text
{
    /** Unicode's `White_Space`, for the inside of a class of a pattern. */
    public const SPACE = '\x{9}-\x{d}\x{20}\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}';

    /** Without blanks around it. */
    public static function trim(string $text): string
    {
        // Looking back keeps blanks within a long text from being tried again and again.
        $space = '[' . self::SPACE . ']';
        return preg_replace("/^$space+|(?<!$space)$space+\\z/u", '', $text);
    }

    /** Without control characters, but with ends of lines, and without blanks around it. */
    public static function clean(string $text): string
    {
        return self::trim(preg_replace('/[^\P{Cc}\n]/u', ' ', $text));
    }

    /** The same in one line. */
    public static function oneLine(string $text): string
    {
        return self::clean(str_replace("\n", ' ', $text));
    }

    /** For the inside of an element or of an attribute; what XML 1.0 forbids (section 2.2) is replaced. */
    public static function escape(string $text): string
    {
        $escaped = htmlspecialchars($text, ENT_COMPAT | ENT_SUBSTITUTE, 'UTF-8');
        $escaped = str_replace("'", '&#39;', $escaped);
        return preg_replace('/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x{9f}\x{fffe}\x{ffff}]/u', "\u{fffd}", $escaped);
    }
}
