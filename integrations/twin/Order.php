<?php

declare(strict_types=1);

namespace PostmortemTimeline;

/** The order of events: stored is shown, as `src/model/order.rs` and `src/format/repair.rs` have it. */
final class Order
{
    private const CLASSES = ['day' => 0, 'before' => 1, 'at' => 2, 'after' => 3];

    /**
     * The events in order. Of several with one identifier only the first is referred to.
     *
     * @param list<array<string, mixed>> $events
     * @return list<array<string, mixed>>
     */
    public static function arranged(array $events): array
    {
        $places = [];
        foreach ($events as $at => ['id' => $id]) {
            if ($id === '' || isset($places["=$id"])) {
                $events[$at]['id'] = null;
            } else {
                $places["=$id"] = $at;
            }
        }
        $tops = self::misplaced($events, $places);
        $dated = [];
        foreach ($events as $event) {
            if ($event['at'] !== null) {
                $dated[] = [self::key($event), $event];
            }
        }
        usort($dated, fn (array $one, array $two): int => self::compare($one[0], $two[0]));
        [$top, $followers] = self::undated($events, $tops);
        return self::woven([...$top, ...array_column($dated, 1)], $followers);
    }

    /** @return array{int, int, int, string} seconds, nanoseconds, class and rank */
    private static function key(array $event): array
    {
        ['at' => $at, 'precision' => $precision, 'certainty' => $certainty] = $event;
        $isBound = $certainty === 'before' || $certainty === 'after';
        $class = self::CLASSES[$precision === 'day' ? 'day' : ($isBound ? $certainty : 'at')];
        if ($class !== self::CLASSES['day']) {
            return [$at['seconds'], $at['nanos'], $class, $event['rank']];
        }
        $midnight = $at['seconds'] - Moment::modulo($at['seconds'] + $at['offset'], Moment::DAY);
        return [$midnight, 0, $class, $event['rank']];
    }

    private static function compare(array $one, array $two): int
    {
        return [$one[0], $one[1], $one[2]] <=> [$two[0], $two[1], $two[2]] ?: strcmp($one[3], $two[3]);
    }

    /**
     * Events without a time that follow none that exists, and of each circle the first one met.
     *
     * @param list<array<string, mixed>> $events
     * @param array<string, int> $places
     * @return array<int, true>
     */
    private static function misplaced(array $events, array $places): array
    {
        [$tops, $met] = [[], []];
        foreach (array_keys($events) as $walk) {
            $at = $walk;
            while ($at !== null && $events[$at]['at'] === null && $events[$at]['after'] !== '') {
                if (isset($met[$at])) {
                    if ($met[$at] === $walk) {
                        $tops[$at] = true;
                    }
                    break;
                }
                $met[$at] = $walk;
                $next = $places['=' . $events[$at]['after']] ?? null;
                if ($next === null) {
                    $tops[$at] = true;
                }
                $at = $next;
            }
        }
        return $tops;
    }

    /**
     * @param list<array<string, mixed>> $events
     * @param array<int, true> $tops
     * @return array{list<array<string, mixed>>, array<string, list<array<string, mixed>>>}
     */
    private static function undated(array $events, array $tops): array
    {
        [$top, $followers] = [[], []];
        foreach ($events as $at => $event) {
            if ($event['at'] === null && ($event['after'] === '' || isset($tops[$at]))) {
                $top[] = $event;
            } elseif ($event['at'] === null) {
                $followers['=' . $event['after']][] = $event;
            }
        }
        $byRank = fn (array $one, array $two): int => strcmp($one['rank'], $two['rank']);
        usort($top, $byRank);
        foreach ($followers as &$list) {
            usort($list, $byRank);
        }
        return [$top, $followers];
    }

    /** Each event with those that follow it behind it. */
    private static function woven(array $first, array $followers): array
    {
        $done = [];
        $open = array_reverse($first);
        while ($open !== []) {
            $event = array_pop($open);
            $done[] = $event;
            $key = '=' . $event['id'];
            if ($event['id'] !== null && isset($followers[$key])) {
                array_push($open, ...array_reverse($followers[$key]));
                unset($followers[$key]);
            }
        }
        return $done;
    }
}
