<?php

declare(strict_types=1);

namespace PostmortemTimeline;

use stdClass;

/** A document's text to plain values: as `src/format` reads it. Only what the twin shows is looked at. */
final class Reading
{
    private const TYPE = 'postmortem-timeline';
    /** The version that is read in full; of a newer one, what does not fit is left out. */
    private const VERSION = 1;
    private const MOST_BYTES = 32 * 1024 * 1024;
    private const MOST_DEPTH = 127;
    private const MOST_EVENTS = 100000;
    private const MAIN_MARKERS = ['start', 'detect', 'mitigate', 'resolve'];

    private function __construct(private readonly bool $isNewer)
    {
    }

    /** @return ?array<string, mixed> the document, or `null` when the text is none that can be read */
    public static function of(string $text): ?array
    {
        $value = strlen($text) > self::MOST_BYTES ? null : self::parse(preg_replace('/^(?:\xef\xbb\xbf)+/', '', $text));
        $version = $value->version ?? null;
        if (!$value instanceof stdClass || ($value->type ?? null) !== self::TYPE || !is_int($version) || $version < self::VERSION) {
            return null;
        }
        try {
            return (new self($version > self::VERSION))->document($value, $version);
        } catch (Misfit) {
            return null;
        }
    }

    private static function parse(string $text): mixed
    {
        // What PHP calls the depth is one more than the lists and objects that stand in each other.
        $value = json_decode($text, false, self::MOST_DEPTH + 1);
        $isNamed = in_array(json_last_error(), [JSON_ERROR_UTF16, JSON_ERROR_INVALID_PROPERTY_NAME], true);
        return $isNamed ? json_decode(self::withoutHalves($text), false, self::MOST_DEPTH + 1) : $value;
    }

    /** U+FFFD for halves of characters, and for U+0000, with which no property of PHP can begin. */
    private static function withoutHalves(string $text): string
    {
        $pattern = '/\\\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2}|u0000)|.)/s';
        $kept = fn (array $parts): string => isset($parts[1]) ? '\\ufffd' : $parts[0];
        return preg_replace_callback($pattern, $kept, $text);
    }

    /** @return array<string, mixed> */
    private function document(stdClass $value, int $version): array
    {
        $text = fn (string $key): string => $this->field($value, $key, self::text(...), '');
        return [
            'newer' => $this->isNewer ? $version : null,
            'title' => $text('title'),
            'status' => $this->field($value, 'status', self::text(...), 'draft'),
            'severity' => $text('severity'),
            'timezone' => $text('timezone'),
            'profile' => $text('profile'),
            'markers' => $this->field($value, 'markers', $this->markers(...), []),
            'events' => Order::arranged($this->field($value, 'events', fn ($it) => $this->list($it, $this->event(...)), [])),
        ];
    }

    private static function text(mixed $value): string
    {
        return is_string($value) ? $value : throw new Misfit();
    }

    /** @return array{seconds: int, nanos: int, offset: int} */
    private static function moment(mixed $value): array
    {
        return Moment::parse(self::text($value)) ?? throw new Misfit();
    }

    /** @return list<string> texts, each once */
    private static function set(mixed $value): array
    {
        if (!is_array($value)) {
            throw new Misfit();
        }
        $texts = array_filter(array_map(self::text(...), $value), fn (string $text): bool => $text !== '');
        return array_values(array_unique($texts));
    }

    /** A field; of a newer version one that does not fit counts as absent. */
    private function field(stdClass $object, string $key, callable $convert, mixed $fallback): mixed
    {
        $value = $object->$key ?? null;
        return $value === null ? $fallback : $this->orElse(fn () => $convert($value), $fallback);
    }

    private function orElse(callable $convert, mixed $fallback): mixed
    {
        try {
            return $convert();
        } catch (Misfit $misfit) {
            return $this->isNewer ? $fallback : throw $misfit;
        }
    }

    /** @return list<array<string, mixed>> */
    private function list(mixed $value, callable $convert): array
    {
        if (!is_array($value) || count($value) > self::MOST_EVENTS) {
            throw new Misfit();
        }
        $items = array_map(fn ($item) => $this->orElse(fn () => $convert($item), null), $value);
        return array_values(array_filter($items, fn ($item): bool => $item !== null));
    }

    /** @return list<array<string, mixed>> the four of the product first, others as they stand */
    private function markers(mixed $value): array
    {
        if (!$value instanceof stdClass) {
            throw new Misfit();
        }
        $found = [];
        foreach (get_object_vars($value) as $key => $marker) {
            $found[] = $this->orElse(fn () => self::marker((string) $key, $marker), null);
        }
        $found = array_values(array_filter($found, fn ($marker): bool => $marker !== null));
        $place = function (array $marker): int {
            $at = array_search($marker['key'], self::MAIN_MARKERS, true);
            return $at === false ? count(self::MAIN_MARKERS) : $at;
        };
        usort($found, fn (array $one, array $two): int => $place($one) <=> $place($two));
        return $found;
    }

    /** @return ?array{key: string, event: string, isEnd: bool} */
    private static function marker(string $key, mixed $value): ?array
    {
        if ($value === null) {
            return null;
        }
        $event = $value instanceof stdClass ? $value->event ?? null : null;
        $isEnd = $value->end ?? false;
        if (!is_string($event) || $event === '' || !is_bool($isEnd)) {
            throw new Misfit();
        }
        return ['key' => $key, 'event' => $event, 'isEnd' => $isEnd];
    }

    /** @return array<string, mixed> */
    private function event(mixed $value): array
    {
        $field = fn (string $key, callable $convert, mixed $fallback): mixed =>
            $this->field(self::object($value), $key, $convert, $fallback);
        $text = fn (string $key, ?string $fallback = ''): ?string => $field($key, self::text(...), $fallback);
        $moment = fn (string $key): ?array => $field($key, self::moment(...), null);
        return [
            'id' => $text('id'), 'at' => $moment('at'), 'after' => $text('after'), 'until' => $moment('until'),
            'precision' => $text('precision', 'minute'), 'certainty' => $text('certainty', 'exact'),
            'earliest' => $moment('earliest'), 'latest' => $moment('latest'),
            'untilPrecision' => $text('untilPrecision', null), 'untilCertainty' => $text('untilCertainty', 'exact'),
            'rank' => $text('rank'), 'kind' => $text('kind', 'note'), 'text' => $text('text'),
            'who' => $field('who', self::set(...), []),
            'evidence' => $field('evidence', fn ($it) => $this->list($it, $this->evidence(...)), []),
        ];
    }

    /** @return array{url: string, label: string} */
    private function evidence(mixed $value): array
    {
        $text = fn (string $key): string => $this->field(self::object($value), $key, self::text(...), '');
        return ['url' => $text('url'), 'label' => $text('label')];
    }

    private static function object(mixed $value): stdClass
    {
        return $value instanceof stdClass ? $value : throw new Misfit();
    }
}
