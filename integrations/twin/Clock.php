<?php

declare(strict_types=1);

namespace PostmortemTimeline;

use DateTimeImmutable;
use DateTimeZone;

/**
 * The clock on which a document is shown: as `src/export/clock.rs`, `src/model/zone.rs` have it.
 *
 * An instant is an array of `seconds`, `nanos` and `offset`.
 */
final class Clock
{
    /** The zone by its name; UTC when the one that is wanted is not known. */
    public readonly string $zone;
    private readonly ?DateTimeZone $database;
    /** @var array<int, int> offsets that were asked for, by instant */
    private array $known = [];

    public function __construct(public readonly Words $words, string $wanted)
    {
        $isUtc = in_array($wanted, ['', 'UTC', 'Etc/UTC', 'Z'], true);
        $this->database = $isUtc ? null : self::find($wanted);
        $this->zone = $this->database === null ? 'UTC' : $wanted;
    }

    /** A zone by its name; `DateTimeZone` itself takes offsets and abbreviations too. */
    private static function find(string $wanted): ?DateTimeZone
    {
        foreach (DateTimeZone::listIdentifiers(DateTimeZone::ALL_WITH_BC) as $name) {
            if (strcasecmp($name, $wanted) === 0) {
                return new DateTimeZone($name);
            }
        }
        return null;
    }

    /** Date and time of an event; blank where nobody knows. @param array<string, mixed> $event */
    public function stamp(array $event): string
    {
        if ($event['at'] === null) {
            return '';
        }
        $from = $this->point($event['at'], $event['precision'], $event['certainty'], true);
        if ($event['until'] === null) {
            return $from;
        }
        $precision = $event['untilPrecision'] ?? $event['precision'];
        $certainty = $event['untilCertainty'];
        if ($this->isPlainRange($event, $precision)) {
            $to = $this->point($event['until'], $precision, $certainty, $event['precision'] === 'day');
            return $this->words->say(str_contains($to, ' ') ? 'rangeWide' : 'range', $from, $to);
        }
        return $this->words->say('rangeWide', $from, $this->point($event['until'], $precision, $certainty, true));
    }

    /** @param array<string, mixed> $event */
    private function isPlainRange(array $event, string $untilPrecision): bool
    {
        $day = fn (array $at): string => Moment::dateText($this->civil($at['seconds']));
        return $day($event['at']) === $day($event['until'])
            && $event['certainty'] === 'exact' && $event['untilCertainty'] === 'exact' && $untilPrecision !== 'day'
            && !$this->isAmbiguous($event['at']) && !$this->isAmbiguous($event['until']);
    }

    /** One time, with its date or without. @param array{seconds: int, nanos: int} $at */
    public function point(array $at, string $precision, string $certainty, bool $hasDate): string
    {
        $civil = $this->civil($at['seconds']);
        $time = $precision === 'day' ? '' : Moment::clockText($civil, $at['nanos'], $precision);
        if ($hasDate) {
            $time = rtrim(Moment::dateText($civil) . ' ' . $time, ' ');
        }
        if ($precision !== 'day' && $this->isAmbiguous($at)) {
            $time .= ' ' . $this->offsetText($at['seconds']);
        }
        $isSaid = in_array($certainty, ['about', 'before', 'after'], true);
        return $isSaid ? $this->words->say($certainty, $time) : $time;
    }

    private function offsetText(int $seconds): string
    {
        $minutes = intdiv($this->offset($seconds), 60);
        return sprintf('%s%02d:%02d', $minutes < 0 ? '-' : '+', intdiv(abs($minutes), 60), abs($minutes) % 60);
    }

    /** What the clock on the wall shows. */
    private function civil(int $seconds): int
    {
        return $seconds + $this->offset($seconds);
    }

    /** Seconds east of UTC, in whole minutes as RFC 3339 has them. */
    private function offset(int $seconds): int
    {
        $offset = $this->ask($seconds);
        return $offset - Moment::modulo($offset, 60);
    }

    /** Seconds east of UTC: where the offset is the same at both ends of a day, it is so within. */
    private function ask(int $seconds): int
    {
        if ($this->database === null) {
            return 0;
        }
        $at = Moment::clamp($seconds);
        $day = $at - Moment::modulo($at, Moment::DAY);
        $before = $this->exactly($day);
        return $before === $this->exactly($day + Moment::DAY) ? $before : $this->exactly($at);
    }

    private function exactly(int $seconds): int
    {
        $ask = fn (): int => $this->database->getOffset(new DateTimeImmutable("@$seconds"));
        return $this->known[$seconds] ??= $ask();
    }

    /** Whether the clock shows the time of an instant twice. @param array{seconds: int} $at */
    private function isAmbiguous(array $at): bool
    {
        if ($this->database === null) {
            return false;
        }
        $civil = Moment::clamp($this->civil($at['seconds']));
        $before = $this->ask($civil - Moment::DAY);
        $after = $this->ask($civil + Moment::DAY);
        $holds = fn (int $offset): bool => $this->ask($civil - $offset) === $offset;
        return $before === $after ? !$holds($before) : $holds($before) === $holds($after);
    }
}
