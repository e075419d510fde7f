<?php

declare(strict_types=1);

namespace PostmortemTimeline;

/** Incidents that were reopened, `detect.2`, `mitigate.2`: as `src/model/durations/round.rs`. */
final class Rounds
{
    private const WITH_ROUNDS = ['start', 'detect', 'mitigate', 'resolve', 'declare', 'acknowledge', 'recover', 'close'];

    /** @return array{string, int} the base name and the round of a marker's name; the first has no number */
    public static function split(string $key): array
    {
        $isNumbered = preg_match('/^(.*)\.([1-9][0-9]{0,9})\z/s', $key, $parts) === 1
            && (int) $parts[2] >= 2 && (int) $parts[2] <= 0xffffffff && in_array($parts[1], self::WITH_ROUNDS, true);
        return $isNumbered ? [$parts[1], (int) $parts[2]] : [$key, 1];
    }

    public static function key(string $base, int $round): string
    {
        return $round < 2 ? $base : "$base.$round";
    }

    /** @param list<array{key: string}> $markers */
    public static function last(array $markers): int
    {
        return max([1, ...array_map(fn (array $marker): int => self::split($marker['key'])[1], $markers)]);
    }

    /** How many rounds there are after the first. @param list<array{key: string}> $markers */
    public static function reopened(array $markers): int
    {
        $rounds = array_map(fn (array $marker): int => self::split($marker['key'])[1], $markers);
        return count(array_unique(array_filter($rounds, fn (int $round): bool => $round > 1)));
    }

    /**
     * The marker that counts for a base name: the first round's, or for endings the last round's.
     *
     * @param list<array<string, mixed>> $markers
     * @return ?array<string, mixed>
     */
    public static function counting(array $markers, string $base, bool $isEnding): ?array
    {
        $rounds = [];
        foreach ($markers as $marker) {
            [$name, $round] = self::split($marker['key']);
            if ($name === $base) {
                $rounds[$round] = $marker;
            }
        }
        return $rounds === [] ? null : $rounds[$isEnding ? max(array_keys($rounds)) : min(array_keys($rounds))];
    }

    /**
     * Whether the incident goes on: begun, not final, and its last round neither resolved nor closed.
     *
     * @param array<string, mixed> $document
     * @param array<string, array<string, mixed>> $events
     */
    public static function isOngoing(array $document, array $events): bool
    {
        $start = self::counting($document['markers'], 'start', false);
        $hasBegun = $start !== null && ($events['=' . $start['event']]['at'] ?? null) !== null;
        $round = self::last($document['markers']);
        $endings = [self::key('resolve', $round), self::key('close', $round)];
        foreach ($document['markers'] as $marker) {
            if (in_array($marker['key'], $endings, true) && !self::isStillOpen($marker, $events)) {
                return false;
            }
        }
        return $hasBegun && $document['status'] !== 'final';
    }

    /** Whether a marker stands at the end of an event that has not ended yet. */
    public static function isStillOpen(array $marker, array $events): bool
    {
        $event = $events['=' . $marker['event']] ?? null;
        return $marker['isEnd'] && $event !== null && $event['at'] !== null && $event['until'] === null;
    }
}
