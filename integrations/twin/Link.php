<?php

declare(strict_types=1);

namespace PostmortemTimeline;

/**
 * Which addresses become links, and where they end in a text: as `src/model/markup/link.rs`.
 *
 * Stricter than a browser: whatever is doubtful stays text. Lengths and places are bytes.
 */
final class Link
{
    /** Signs that no honest address holds, or that take no room, or turn the direction of others. */
    private const DOUBTFUL = '[\p{Cc}' . Text::SPACE . '\\\\<>"`{}|^\x{ad}\x{34f}\x{61c}\x{115f}\x{1160}\x{17b4}\x{17b5}'
        . '\x{180b}-\x{180f}\x{200b}-\x{200f}\x{2028}-\x{202e}\x{2060}-\x{206f}\x{3164}\x{fe00}-\x{fe0f}\x{feff}'
        . '\x{ffa0}\x{fff0}-\x{fffb}\x{1bca0}-\x{1bca3}\x{1d173}-\x{1d17a}\x{e0000}-\x{e0fff}]';

    private const DOUBTFUL_ASCII = "\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\f\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17"
        . "\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f \x7f\\<>\"`{}|^";

    /** The address without blanks around it if it may become a link, else `null`. */
    public static function safeUrl(string $text): ?string
    {
        $url = trim($text, ' ');
        [$scheme, $rest] = explode(':', $url, 2) + [1 => null];
        if ($rest === null || preg_match('/' . self::DOUBTFUL . '/u', $url) !== 0) {
            return null;
        }
        $scheme = strtolower($scheme);
        if ($scheme === 'mailto') {
            return self::isMailAddress($rest) ? $url : null;
        }
        if (($scheme !== 'https' && $scheme !== 'http') || !str_starts_with($rest, '//')) {
            return null;
        }
        return self::isAuthority(preg_split('/[\/?#]/', substr($rest, 2), 2)[0]) ? $url : null;
    }

    private static function isAuthority(string $authority): bool
    {
        if (str_starts_with($authority, '[')) {
            return preg_match('/^\[[0-9a-fA-F:.]+\](.*)\z/', $authority, $parts) === 1 && self::isPort($parts[1]);
        }
        $split = strcspn($authority, ':');
        // Letters as Unicode's `Alphabetic` has them, as near as the oldest PCRE here can say it.
        $isName = preg_match('/^[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}._-]*\z/u', substr($authority, 0, $split)) === 1;
        return $isName && self::isPort(substr($authority, $split));
    }

    /** Nothing, or a colon and digits. */
    private static function isPort(string $port): bool
    {
        return $port === '' || (preg_match('/^:\+?0*(\d{1,5})\z/', $port, $digits) === 1 && (int) $digits[1] <= 65535);
    }

    private static function isMailAddress(string $rest): bool
    {
        [$name, $host] = explode('@', explode('?', $rest, 2)[0], 2) + [1 => ''];
        return $name !== '' && $name[0] !== '/' && self::isAuthority($host) && !str_contains($host, ':');
    }

    /**
     * Label and end of `[label](address)` at a place of a line.
     *
     * @return ?array{label: string, end: int}
     */
    public static function at(string $line, int $start): ?array
    {
        $labelEnd = self::endOfLabel($line, $start + 1);
        if ($labelEnd === null || substr($line, $labelEnd, 2) !== '](') {
            return null;
        }
        $targetEnd = self::endOfTarget($line, $labelEnd + 2);
        if ($targetEnd === null || self::safeUrl(substr($line, $labelEnd + 2, $targetEnd - $labelEnd - 2)) === null) {
            return null;
        }
        $label = substr($line, $start + 1, $labelEnd - $start - 1);
        return Text::trim($label) === '' ? null : ['label' => $label, 'end' => $targetEnd + 1];
    }

    /** Where the closing bracket stands; an escaped one belongs to the label. */
    private static function endOfLabel(string $line, int $start): ?int
    {
        $length = strlen($line);
        for ($at = $start; ($at += strcspn($line, '\\[]', $at)) < $length; $at += 2) {
            if ($line[$at] !== '\\') {
                return $line[$at] === ']' ? $at : null;
            }
            if ($at + 2 >= $length) {
                break;
            }
        }
        return null;
    }

    /** Where the parenthesis stands that closes the address; pairs inside belong to it. */
    private static function endOfTarget(string $line, int $start): ?int
    {
        $end = self::clearEnd($line, $start);
        $depth = 0;
        for ($at = $start; $at < $end; $at += 1) {
            $depth += ($line[$at] === '(' ? 1 : 0) - ($line[$at] === ')' ? 1 : 0);
            if ($depth < 0) {
                return $at;
            }
        }
        return null;
    }

    /** The place of the first doubtful sign or square bracket, or the end. */
    private static function clearEnd(string $line, int $start): int
    {
        // The ASCII ones first: a pattern looks at the whole line each time.
        $length = strcspn($line, self::DOUBTFUL_ASCII . '[]', $start);
        $part = substr($line, $start, $length);
        $isFound = preg_match('/' . self::DOUBTFUL . '/u', $part, $parts, PREG_OFFSET_CAPTURE) === 1;
        return $start + ($isFound ? $parts[0][1] : $length);
    }

    /** How long the bare address at a place of a line is; 0 where there is none. */
    public static function bareLength(string $line, int $start): int
    {
        if (preg_match('/\G(?:https?:\/\/|mailto:)/i', $line, $parts, 0, $start) !== 1) {
            return 0;
        }
        return self::trimmedLength(substr($line, $start, self::clearEnd($line, $start) - $start));
    }

    /** Takes punctuation off the end, which belongs to the sentence, and parentheses opened outside. */
    private static function trimmedLength(string $url): int
    {
        $unopened = max(substr_count($url, ')') - substr_count($url, '('), 0);
        $end = strlen($url);
        while (($length = self::punctuation($url, $end)) > 0) {
            if ($url[$end - 1] === ')') {
                if ($unopened === 0) {
                    break;
                }
                $unopened -= 1;
            }
            $end -= $length;
        }
        return $end;
    }

    /** How many bytes the sign has that ends here, when it is one that may belong to the sentence. */
    private static function punctuation(string $url, int $end): int
    {
        if ($end > 0 && str_contains(').,;:!?\'*_~', $url[$end - 1])) {
            return 1;
        }
        foreach (['…', '’', '”', '“', '»', '«', '。', '，', '、'] as $sign) {
            if ($end >= strlen($sign) && substr_compare($url, $sign, $end - strlen($sign), strlen($sign)) === 0) {
                return strlen($sign);
            }
        }
        return 0;
    }
}
