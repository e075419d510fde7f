<?php

declare(strict_types=1);

namespace PostmortemTimeline;

/** Durations by the document's profile: as `src/model/durations`, `profile.rs` and `impact.rs`. */
final class Durations
{
    /** The markers by which an incident is stopped and over. */
    private const ENDINGS = ['mitigate', 'recover', 'resolve', 'close'];

    /** Name, where it begins, where it ends, and until which marker it stays open if not its end. */
    private const PROFILES = [
        'from start' => [
            ['detect', 'start', 'detect'], ['mitigate', 'start', 'mitigate'], ['resolve', 'start', 'resolve'],
        ],
        'datadog' => [
            ['detect', 'impactStart', 'detect'], ['repair', 'detect', 'impactEnd'], ['resolve', 'declare', 'resolve'],
        ],
        'firefighter' => [
            ['detect', 'start', 'detect'], ['acknowledge', 'start', 'declare'], ['repair', 'declare', 'mitigate'],
            ['fix', 'declare', 'recover'], ['recover', 'start', 'recover'], ['respond', 'detect', 'recover'],
            ['resolve', 'start', 'resolve'],
        ],
        'firehydrant' => [
            ['detect', 'start', 'detect'], ['acknowledge', 'start', 'acknowledge'], ['mitigate', 'start', 'mitigate'],
            ['resolve', 'start', 'resolve'],
        ],
        'google-sre' => [
            ['detect', 'start', 'detect'], ['mitigate', 'start', 'mitigate'], ['lasted', 'start', 'resolve'],
            ['handled', 'declare', 'close'],
        ],
        'morgue' => [
            ['undetected', 'start', 'detect'], ['totalImpact', 'start', 'resolve'], ['resolve', 'detect', 'resolve'],
        ],
        'pagerduty' => [['acknowledge', 'trigger', 'acknowledge'], ['resolve', 'trigger', 'resolve']],
        'rootly' => [
            ['detect', 'start', 'detect'], ['acknowledge', 'start', 'acknowledge'], ['mitigate', 'start', 'mitigate'],
            ['resolve', 'start', 'resolve'], ['lasted', 'start', 'mitigate', 'resolve'],
        ],
    ];

    public readonly bool $isOngoing;
    public readonly bool $isKnownProfile;
    /** The profile that the figures follow. */
    public readonly string $profile;
    /** @var array<string, array<string, mixed>> by `=` and the identifier, which may look like a number */
    private array $events = [];

    /**
     * @param array<string, mixed> $document
     * @param ?array{seconds: int, nanos: int, offset: int} $now
     */
    public function __construct(private readonly array $document, private readonly ?array $now, private readonly Words $words)
    {
        foreach ($document['events'] as $event) {
            if ($event['id'] !== null) {
                $this->events['=' . $event['id']] = $event;
            }
        }
        $this->isOngoing = Rounds::isOngoing($document, $this->events);
        $wanted = strtolower(Text::trim($document['profile'])) ?: 'from start';
        $this->isKnownProfile = isset(self::PROFILES[$wanted]);
        $this->profile = $this->isKnownProfile ? $wanted : 'from start';
    }

    /** @return list<array{string, string}> label and value of each; none of the profile where no marker is set */
    public function figures(): array
    {
        $formulas = $this->document['markers'] === [] ? [] : self::PROFILES[$this->profile];
        $figures = array_map(fn (array $formula): array => $this->figure(...$formula), $formulas);
        $impact = Impact::figure($this->document['events'], $this->isOngoing, $this->now);
        if ($impact !== null) {
            $length = $this->words->say('lengthBy', $this->length(...$impact), $this->words->get('formulaImpact'));
            $figures[] = [$this->words->word('measures', 'impact'), $length];
        }
        return $figures;
    }

    /** @return array{string, string} */
    private function figure(string $measure, string $from, string $to, ?string $openUntil = null): array
    {
        $start = $this->point($from);
        $isSoFar = $this->goesOn($to, $openUntil);
        $end = $isSoFar ? ($this->now === null ? 'now' : Amount::exactly($this->now)) : $this->point($to);
        [$one, $two] = [$this->words->word('terms', $from), $this->words->word('terms', $to)];
        if (is_string($start) || is_string($end)) {
            $length = $this->words->get('noDuration');
            $rule = $this->missing($one, $two, is_string($start) ? $start : null, is_string($end) ? $end : null);
        } else {
            $amount = Amount::between($start, $end);
            $length = $this->length($amount, $isSoFar);
            $rule = $this->words->say($amount->isNegative() ? 'inverted' : 'formula', $two, $one);
        }
        return [$this->words->word('measures', $measure), $this->words->say('lengthBy', $length, $rule)];
    }

    private function length(?Amount $amount, bool $isSoFar): string
    {
        if ($amount === null) {
            return $this->words->get('noDuration');
        }
        $isGrowing = $isSoFar && !$amount->isNegative();
        return $isGrowing ? $amount->growingText($this->words) : $amount->text($this->words);
    }

    private function missing(string $from, string $to, ?string $startLack, ?string $endLack): string
    {
        if ($startLack === 'marker' && $endLack === 'marker') {
            return $this->words->say('missingMarkers', $from, $to);
        }
        $name = $startLack === null ? $to : $from;
        return match ($startLack ?? $endLack) {
            'marker', 'event' => $this->words->say('missingMarker', $name),
            'time' => $this->words->say('missingTime', $name),
            'impact' => $this->words->get('missingImpact'),
            default => $this->words->get('unknown'),
        };
    }

    /** Whether a duration is counted up to now. */
    private function goesOn(string $to, ?string $openUntil): bool
    {
        if (!$this->isOngoing) {
            return false;
        }
        if ($openUntil === null && $to === 'impactEnd') {
            return Impact::isAnyOpen($this->document['events']);
        }
        return in_array($openUntil ?? $to, self::ENDINGS, true) && $this->isOpen($openUntil ?? $to);
    }

    /** Whether the last round has no such marker, or one at the end of an event that goes on. */
    private function isOpen(string $base): bool
    {
        $key = Rounds::key($base, Rounds::last($this->document['markers']));
        foreach ($this->document['markers'] as $marker) {
            if ($marker['key'] === $key) {
                return Rounds::isStillOpen($marker, $this->events);
            }
        }
        return true;
    }

    /** An end of a formula: its window, or what is lacking. @return array<string, mixed>|string */
    private function point(string $term): array|string
    {
        if ($term === 'impactStart' || $term === 'impactEnd') {
            return Impact::point($this->document['events'], $term === 'impactEnd');
        }
        $marker = Rounds::counting($this->document['markers'], $term, in_array($term, self::ENDINGS, true));
        if ($marker === null) {
            return 'marker';
        }
        $event = $this->events['=' . $marker['event']] ?? null;
        if ($event === null) {
            return 'event';
        }
        return ($marker['isEnd'] ? Amount::endWindow($event) : Amount::startWindow($event)) ?? 'time';
    }
}
