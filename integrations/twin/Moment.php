<?php

declare(strict_types=1);

namespace PostmortemTimeline;

/** Instants: RFC 3339 in, dates and times of day out. As `src/model/moment.rs` has it. */
final class Moment
{
    public const DAY = 86400;
    /** The first and the last second that can be written with a year of four digits. */
    private const FIRST = -62167219200;
    private const LAST = 253402300799;

    private const WRITTEN = '/^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?'
        . '(?:[Zz]|([+-])(\d\d):(\d\d))\z/';

    /**
     * An instant, the offset in seconds east of UTC; `null` when the text is none.
     *
     * @return ?array{seconds: int, nanos: int, offset: int}
     */
    public static function parse(string $text): ?array
    {
        if (preg_match(self::WRITTEN, $text, $parts) !== 1) {
            return null;
        }
        [, $year, $month, $day, $hour, $minute, $second] = array_map('intval', $parts);
        $fraction = $parts[7] ?? '';
        [$hours, $minutes] = [(int) ($parts[9] ?? 0), (int) ($parts[10] ?? 0)];
        $date = self::dayNumber($year, $month, $day);
        $isDate = self::dateText($date * self::DAY) === substr($text, 0, 10);
        if (!$isDate || $hour > 23 || $minute > 59 || $second > 60 || $hours > 23 || $minutes > 59) {
            return null;
        }
        $civil = $date * self::DAY + $hour * 3600 + $minute * 60 + $second;
        $offset = (($parts[8] ?? '') === '-' ? -1 : 1) * ($hours * 3600 + $minutes * 60);
        $seconds = $civil - $offset;
        // A leap second is the last of a day in UTC, and read as the second that follows it.
        if ($civil > self::LAST || ($second === 60 && self::modulo($seconds, self::DAY) !== 0)) {
            return null;
        }
        return ['seconds' => $seconds, 'nanos' => (int) substr(str_pad($fraction, 9, '0'), 0, 9), 'offset' => $offset];
    }

    /** Days since 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
    private static function dayNumber(int $year, int $month, int $day): int
    {
        $shifted = $month <= 2 ? $year - 1 : $year;
        $era = intdiv($shifted >= 0 ? $shifted : $shifted - 399, 400);
        $yearOfEra = $shifted - $era * 400;
        $dayOfYear = intdiv(153 * ($month + ($month > 2 ? -3 : 9)) + 2, 5) + $day - 1;
        $dayOfEra = $yearOfEra * 365 + intdiv($yearOfEra, 4) - intdiv($yearOfEra, 100) + $dayOfYear;
        return $era * 146097 + $dayOfEra - 719468;
    }

    /** The date that a wall clock shows: `2018-02-10`. */
    public static function dateText(int $civilSeconds): string
    {
        return gmdate('Y-m-d', self::clamp($civilSeconds));
    }

    /** The time of day to a unit; an hour alone is written as it can be typed, `15:??`. */
    public static function clockText(int $civilSeconds, int $nanos, string $precision): string
    {
        $second = self::modulo($civilSeconds, self::DAY);
        [$hour, $minute, $rest] = [intdiv($second, 3600), intdiv($second, 60) % 60, $second % 60];
        return match ($precision) {
            'hour' => sprintf('%02d:??', $hour),
            'second' => sprintf('%02d:%02d:%02d', $hour, $minute, $rest),
            'millisecond' => sprintf('%02d:%02d:%02d.%s', $hour, $minute, $rest, self::fraction($nanos)),
            default => sprintf('%02d:%02d', $hour, $minute),
        };
    }

    /** At least three digits behind the point, more only where they say something. */
    private static function fraction(int $nanos): string
    {
        return preg_replace('/0{1,6}\z/', '', sprintf('%09d', $nanos));
    }

    public static function clamp(int $seconds): int
    {
        return min(max($seconds, self::FIRST), self::LAST);
    }

    /** What is left of a division, never below zero. */
    public static function modulo(int $number, int $by): int
    {
        return (($number % $by) + $by) % $by;
    }
}
