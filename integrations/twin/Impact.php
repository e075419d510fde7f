<?php

declare(strict_types=1);

namespace PostmortemTimeline;

/** Impact time, the union of all events of kind `impact`: as `src/model/impact.rs`. */
final class Impact
{
    private int $spans = 0;
    /** @var list<array{array{int, int}, array{int, int}}> */
    private array $certain = [];
    /** @var list<array{array{int, int}, array{int, int}}> */
    private array $possible = [];
    /** @var list<array{array{int, int}, array{int, int}}> */
    private array $stated = [];
    private bool $hasNoLeast = false;
    private bool $hasNoMost = false;
    private bool $isRough = false;
    private bool $isOpen = false;
    /** Whether some event adds nothing, having no time or ending before it begins. */
    private bool $isLost = false;
    /** The most negative of the intervals that end before they begin. */
    private ?Amount $worst = null;

    /** @return list<array<string, mixed>> */
    private static function events(array $events): array
    {
        return array_values(array_filter($events, fn (array $event): bool => $event['kind'] === 'impact'));
    }

    /** Whether an event of kind `impact` has begun and has no end. */
    public static function isAnyOpen(array $events): bool
    {
        foreach (self::events($events) as $event) {
            if ($event['at'] !== null && $event['until'] === null) {
                return true;
            }
        }
        return false;
    }

    /** Where the first interval begins, or the last one ends: its window, or what is lacking. */
    public static function point(array $events, bool $isEnd): array|string
    {
        $found = null;
        foreach (self::events($events) as $event) {
            $at = Amount::instant($event[$isEnd ? 'until' : 'at']);
            if ($at === null) {
                return 'time';
            }
            if ($found === null || ($isEnd ? $at > $found[0] : $at < $found[0])) {
                $found = [$at, $isEnd ? Amount::endWindow($event) : Amount::startWindow($event)];
            }
        }
        return $found[1] ?? 'impact';
    }

    /** @return ?array{?Amount, bool} length, and whether it grows; `null` when no event says so */
    public static function figure(array $events, bool $isOngoing, ?array $now): ?array
    {
        $found = self::events($events);
        if ($found === []) {
            return null;
        }
        $tally = new self();
        foreach ($found as $event) {
            $tally->add($event, $isOngoing ? $now : null);
        }
        return $tally->summed($isOngoing && $tally->isOpen && $now !== null);
    }

    private function add(array $event, ?array $now): void
    {
        $start = Amount::startWindow($event);
        if ($start === null) {
            $this->isLost = true;
            return;
        }
        $this->isOpen = $this->isOpen || $event['until'] === null;
        $end = Amount::endWindow($event) ?? ($now === null ? null : Amount::exactly($now));
        if ($end === null) {
            return;
        }
        $amount = Amount::between($start, $end);
        if (!$amount->isNegative()) {
            $this->span($start, $end);
            return;
        }
        $this->isLost = true;
        if ($this->worst === null || $amount->most < $this->worst->most) {
            $this->worst = $amount;
        }
    }

    private function span(array $start, array $end): void
    {
        $this->spans += 1;
        $this->isRough = $this->isRough || $start['isRough'] || $end['isRough'];
        if ($start['latest'] && $end['earliest']) {
            $this->certain[] = [$start['latest'], $end['earliest']];
        } else {
            $this->hasNoLeast = true;
        }
        if ($start['earliest'] && $end['latest']) {
            $this->possible[] = [$start['earliest'], $end['latest']];
        } else {
            $this->hasNoMost = true;
        }
        if ($start['stated'] && $end['stated']) {
            $this->stated[] = [$start['stated'], $end['stated']];
        }
    }

    /** @return array{?Amount, bool} */
    private function summed(bool $isSoFar): array
    {
        if ($this->spans === 0) {
            return [$this->worst, false];
        }
        $isComplete = ($isSoFar || !$this->isOpen) && !$this->isLost;
        $least = self::union($this->certain);
        $least = $least > 0 || !$this->hasNoLeast ? $least : null;
        $most = $isComplete && !$this->hasNoMost ? self::union($this->possible) : null;
        $estimate = $isComplete && count($this->stated) === $this->spans ? self::union($this->stated) : null;
        return [new Amount($least, $most, $estimate, $this->isRough), $isSoFar];
    }

    /** Whole seconds covered by at least one of the intervals. */
    private static function union(array $spans): int
    {
        sort($spans);
        $coveredTo = null;
        [$seconds, $nanos] = [0, 0];
        foreach ($spans as [$from, $to]) {
            $from = $coveredTo === null ? $from : max($coveredTo, $from);
            if ($to > $from) {
                $seconds += $to[0] - $from[0];
                $nanos += $to[1] - $from[1];
                $coveredTo = $to;
            }
        }
        return $seconds + (int) floor($nanos / 1e9);
    }
}
