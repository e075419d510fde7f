<?php

declare(strict_types=1);

namespace PostmortemTimeline;

/**
 * How long: as exactly as the two ends allow, and no more. As `src/model/durations/window.rs`,
 * `amount.rs` and `src/text/duration.rs`, `figure.rs` have it.
 *
 * An instant is a pair of seconds and nanoseconds. A window is an array of `earliest`, `latest`,
 * `isRough` and `stated`.
 */
final class Amount
{
    private const UNITS = ['day' => 86400, 'hour' => 3600];
    private const FINER = ['minute', 'second', 'millisecond'];
    /** Name, length, and the length of the unit above. */
    private const SIZES = [['d', 86400, PHP_INT_MAX], ['h', 3600, 86400], ['min', 60, 3600], ['s', 1, 60]];

    public function __construct(
        public readonly ?int $least,
        public readonly ?int $most,
        public readonly ?int $estimate,
        public readonly bool $isRough,
    ) {
    }

    /** @param ?array{seconds: int, nanos: int} $moment @return ?array{int, int} */
    public static function instant(?array $moment): ?array
    {
        return $moment === null ? null : [$moment['seconds'], $moment['nanos']];
    }

    /** Exactly this instant. @param array{seconds: int, nanos: int} $moment @return array<string, mixed> */
    public static function exactly(array $moment): array
    {
        $at = self::instant($moment);
        return ['earliest' => $at, 'latest' => $at, 'isRough' => false, 'stated' => $at];
    }

    /** Where the beginning of an event lies. @return ?array<string, mixed> */
    public static function startWindow(array $event): ?array
    {
        $bounds = [self::instant($event['earliest']), self::instant($event['latest'])];
        return $event['at'] ? self::window($event['at'], $event['precision'], $event['certainty'], ...$bounds) : null;
    }

    /** Where the end of an event lies. @return ?array<string, mixed> */
    public static function endWindow(array $event): ?array
    {
        $precision = $event['untilPrecision'] ?? $event['precision'];
        return $event['until'] ? self::window($event['until'], $precision, $event['untilCertainty'], null, null) : null;
    }

    private static function window(array $at, string $precision, string $certainty, ?array $earliest, ?array $latest): array
    {
        $unit = self::UNITS[$precision] ?? null;
        [$first, $last] = $unit ? self::around($at, $unit) : [self::instant($at), self::instant($at)];
        $stated = $unit ? null : self::instant($at);
        $isUnsure = !$unit && !in_array($precision, self::FINER, true);
        return match (true) {
            $certainty === 'exact' => self::sorted($earliest ?? $first, $latest ?? $last, $isUnsure, $stated),
            $certainty === 'before' => self::sorted($earliest, $latest ?? $last, $isUnsure, null),
            $certainty === 'after' => self::sorted($earliest ?? $first, $latest, $isUnsure, null),
            $earliest && $latest => self::sorted($earliest, $latest, false, $stated),
            default => self::sorted($first, $last, true, $stated),
        };
    }

    /** First and last instant of the day or hour, on the clock on which it was typed. */
    private static function around(array $at, int $unit): array
    {
        $first = $at['seconds'] - Moment::modulo($at['seconds'] + $at['offset'], $unit);
        return [[$first, 0], [$first + $unit, 0]];
    }

    /** Bounds that contradict each other are read the other way round. */
    private static function sorted(?array $earliest, ?array $latest, bool $isRough, ?array $stated): array
    {
        if ($earliest && $latest && $earliest > $latest) {
            [$earliest, $latest] = [$latest, $earliest];
        }
        return ['earliest' => $earliest, 'latest' => $latest, 'isRough' => $isRough, 'stated' => $stated];
    }

    /** From one stated time to another. @param array<string, mixed> $start @param array<string, mixed> $end */
    public static function between(array $start, array $end): self
    {
        // Whole seconds, rounded down: what is negative never becomes zero.
        $span = fn (?array $from, ?array $to): ?int =>
            $from && $to ? $to[0] - $from[0] - ($to[1] < $from[1] ? 1 : 0) : null;
        return new self(
            $span($start['latest'], $end['earliest']),
            $span($start['earliest'], $end['latest']),
            $span($start['stated'], $end['stated']),
            $start['isRough'] || $end['isRough'],
        );
    }

    /** Whether every length that it allows is below zero. */
    public function isNegative(): bool
    {
        return $this->most !== null && $this->most < 0;
    }

    /** The length, with what is not certain about it. */
    public function text(Words $words): string
    {
        [$low, $high] = [self::lengthText($words, $this->least), self::lengthText($words, $this->most)];
        return match (true) {
            $low === null && $high === null => $words->get('unknown'),
            $high === null => $words->say($this->isRough ? 'atLeastAbout' : 'atLeast', $low),
            $low === null => $words->say($this->isRough ? 'atMostAbout' : 'atMost', $high),
            $this->least === $this->most => $this->isRough ? $words->say('aboutLength', $low) : $low,
            $this->estimate !== null =>
                $words->say('aboutBetween', self::lengthText($words, $this->estimate), $low, $high),
            default => $words->say($this->isRough ? 'betweenAbout' : 'between', $low, $high),
        };
    }

    /** The length of what still grows, in whole minutes where it is exact. */
    public function growingText(Words $words): string
    {
        $isExact = $this->least !== null && $this->least === $this->most && !$this->isRough;
        $whole = fn (int $seconds): int => $seconds - Moment::modulo($seconds, 60);
        return $words->say('soFar', $isExact ? self::lengthText($words, $whole($this->least)) : $this->text($words));
    }

    /** `4 h 49 min`; exact, without zeros before the first unit and behind the last. */
    private static function lengthText(Words $words, ?int $seconds): ?string
    {
        if ($seconds === null) {
            return null;
        }
        $size = abs($seconds);
        $parts = [];
        foreach (self::SIZES as [$unit, $length, $above]) {
            if ($size === 0 ? $length === 60 : $length <= $size && $size % $above !== 0) {
                $parts[] = $words->number(intdiv($size % $above, $length)) . ' ' . $unit;
            }
        }
        return ($seconds < 0 ? "\u{2212}" : '') . implode(' ', $parts);
    }
}
