<?php

/**
 * The static twin of a timeline: what a page shows where the element does not run.
 *
 * A server, an export, a search and a mail show the same cells: `src/export/twin.rs` and twin.js
 * compute them too, and all three are held to the pairs of files in `fixtures/`. Needs PHP 8.1 with
 * `json` and `pcre`, and the files beside this one.
 */

declare(strict_types=1);

namespace PostmortemTimeline;

require_once __DIR__ . '/Amount.php';
require_once __DIR__ . '/Clock.php';
require_once __DIR__ . '/Durations.php';
require_once __DIR__ . '/Impact.php';
require_once __DIR__ . '/Text.php';
require_once __DIR__ . '/Link.php';
require_once __DIR__ . '/Markup.php';
require_once __DIR__ . '/Misfit.php';
require_once __DIR__ . '/Moment.php';
require_once __DIR__ . '/Order.php';
require_once __DIR__ . '/Reading.php';
require_once __DIR__ . '/Rounds.php';
require_once __DIR__ . '/Words.php';

/** A timeline as plain texts. */
final class Twin
{
    /**
     * @param list<string> $notes
     * @param list<array{string, string}> $durations label and value
     * @param list<string> $heads
     * @param list<list<string>> $rows cells as plain text, with `\n` between lines
     * @param array<string, ?string> $links the address behind each line of evidence, where it may be a link
     */
    private function __construct(
        private readonly string $text,
        public readonly bool $readable,
        public readonly string $title,
        public readonly array $notes,
        public readonly array $durations,
        public readonly array $heads,
        public readonly array $rows,
        private readonly array $links = [],
    ) {
    }

    /**
     * The twin of a document's text.
     *
     * Of a text that is no document, `readable` is false and all lists but `notes` are empty.
     *
     * @param array{language?: string, savedAt?: ?int} $options a language tag, and the time of saving
     */
    public static function of(string $json, array $options = []): self
    {
        $words = Words::of((string) ($options['language'] ?? 'en'));
        $document = Reading::of($json);
        if ($document === null) {
            return new self($json, false, '', [$words->get('unreadable')], [], [], []);
        }
        $savedAt = $options['savedAt'] ?? null;
        $now = $savedAt === null ? null : ['seconds' => (int) $savedAt, 'nanos' => 0, 'offset' => 0];
        $clock = new Clock($words, $document['timezone']);
        $durations = new Durations($document, $now, $words);
        $title = Text::oneLine($document['title']);
        $notes = self::notes($document, $clock, $durations, $now);
        [$heads, $rows] = self::cells($document, $clock);
        return new self(
            $json,
            true,
            $title === '' ? $words->get('titleMissing') : $title,
            $notes,
            $durations->figures(),
            $heads,
            $rows,
            self::links($document['events']),
        );
    }

    /**
     * Time, who, what, evidence; columns in which nothing stands are left out.
     *
     * @return array{list<string>, list<list<string>>} heads and rows
     */
    private static function cells(array $document, Clock $clock): array
    {
        $marked = [];
        foreach ($document['markers'] as $marker) {
            $marked['=' . $marker['event']][] = $marker;
        }
        $marks = fn (array $event): array => $event['id'] === null ? [] : $marked['=' . $event['id']] ?? [];
        $row = fn (array $event): array => self::row($marks($event), $clock, $event);
        $rows = array_map($row, $document['events']);
        $used = self::used($document, $rows);
        $shown = fn (array $cells): array => array_values(array_intersect_key($cells, $used));
        return [$shown($clock->words->get('heads')), array_map($shown, $rows)];
    }

    /** @return list<string> */
    private static function notes(array $document, Clock $clock, Durations $durations, ?array $now): array
    {
        $words = $clock->words;
        $severity = Text::oneLine($document['severity']);
        $status = $words->word('statuses', $document['status']) ?? Text::oneLine($document['status']);
        $isTimed = array_filter(array_column($document['events'], 'at')) !== [];
        $rounds = Rounds::reopened($document['markers']);
        return array_values(array_filter([
            $document['newer'] === null ? null : $words->say('newer', (string) $document['newer']),
            $severity === '' ? null : $words->say('severityIs', $severity),
            $document['status'] === 'draft' || $status === '' ? null : $words->say('statusIs', $status),
            $isTimed ? $words->say('timesIn', $clock->zone) : null,
            $durations->isOngoing ? self::ongoing($clock, $now) : null,
            self::definitions($document, $durations, $words),
            $rounds === 1 ? $words->get('reopenedOnce') : null,
            $rounds > 1 ? $words->say('reopened', $words->number($rounds)) : null,
        ], fn (?string $note): bool => $note !== null));
    }

    private static function ongoing(Clock $clock, ?array $now): string
    {
        return $now === null
            ? $clock->words->get('ongoing')
            : $clock->words->say('ongoingAt', $clock->point($now, 'minute', 'exact', true));
    }

    /** Which definitions of durations count, where they are not the default. */
    private static function definitions(array $document, Durations $durations, Words $words): ?string
    {
        if ($document['markers'] === []) {
            return null;
        }
        if (!$durations->isKnownProfile) {
            return $words->say('profileUnknown', Text::oneLine($document['profile']));
        }
        $isDefault = $durations->profile === 'from start';
        return $isDefault ? null : $words->say('profileIs', $words->word('profiles', $durations->profile));
    }

    /** Time, who, what and evidence of an event. @return array{string, string, string, string} */
    private static function row(array $markers, Clock $clock, array $event): array
    {
        $stamp = $clock->stamp($event);
        $names = array_filter(array_map(Text::oneLine(...), $event['who']), fn (string $name): bool => $name !== '');
        return [
            $stamp === '' ? $clock->words->get('timeUnknown') : $stamp,
            implode(', ', $names),
            self::what($clock->words, $markers, $event),
            self::evidence($event),
        ];
    }

    /** What happened, with the markers before it. */
    private static function what(Words $words, array $markers, array $event): string
    {
        $parts = [];
        foreach ($markers as ['key' => $key, 'isEnd' => $isEnd]) {
            $parts[] = $words->say($isEnd ? 'markerEnd' : 'marker', self::markerName($words, $key));
        }
        $parts[] = Text::clean(Markup::plain(Text::trim($event['text'])));
        return Text::clean(implode(' ', $parts));
    }

    private static function markerName(Words $words, string $key): string
    {
        [$base, $round] = Rounds::split($key);
        $name = $words->word('markers', $base);
        if ($name === null) {
            return Text::oneLine($key);
        }
        return $round === 1 ? $name : $words->say('markerRound', $name, $words->number($round));
    }

    /** Label and address of each link, one a line. */
    private static function evidence(array $event): string
    {
        $lines = array_map(self::evidenceLine(...), $event['evidence']);
        return implode("\n", array_filter($lines, fn (string $line): bool => $line !== ''));
    }

    /** @param array{url: string, label: string} $evidence */
    private static function evidenceLine(array $evidence): string
    {
        [$name, $address] = [Text::oneLine($evidence['label']), Text::oneLine($evidence['url'])];
        $hasBoth = $name !== '' && $address !== '' && $name !== $address;
        return $hasBoth ? "$name ($address)" : ($address === '' ? $name : $address);
    }

    /** @return array<string, ?string> the address behind each line of evidence, where it may be a link */
    private static function links(array $events): array
    {
        $links = [];
        foreach ($events as ['evidence' => $list]) {
            foreach ($list as $evidence) {
                $links[self::evidenceLine($evidence)] = Link::safeUrl($evidence['url']);
            }
        }
        return $links;
    }

    /** The columns in which something stands, by number. @return array<int, true> */
    private static function used(array $document, array $rows): array
    {
        return array_filter([
            array_filter(array_column($document['events'], 'at')) !== [],
            implode('', array_column($rows, 1)) !== '',
            $rows !== [],
            implode('', array_column($rows, 3)) !== '',
        ]);
    }

    /**
     * As HTML without headings, styles and scripts: a paragraph, the durations, the table.
     *
     * Of a text that is no document: a line that says so, and the text itself.
     */
    public function html(): string
    {
        $notes = array_map(Text::escape(...), $this->notes);
        if (!$this->readable) {
            return "<div class=\"pmt-twin\">\n<p>{$notes[0]}</p>\n<pre>" . Text::escape($this->text) . "</pre>\n</div>\n";
        }
        $title = '<strong dir="auto">' . Text::escape($this->title) . '</strong>';
        $out = "<div class=\"pmt-twin\">\n<p>" . implode(' · ', [$title, ...$notes]) . "</p>\n";
        if ($this->durations !== []) {
            $pair = fn (array $it): string => '<dt>' . Text::escape($it[0]) . '</dt><dd>' . Text::escape($it[1]) . "</dd>\n";
            $out .= "<dl>\n" . implode('', array_map($pair, $this->durations)) . "</dl>\n";
        }
        return $out . ($this->rows === [] ? '' : $this->table()) . "</div>\n";
    }

    private function table(): string
    {
        $head = fn (string $it): string => '<th scope="col">' . Text::escape($it) . '</th>';
        $line = fn (string $it): string => $this->line($it);
        $cell = fn (string $it): string => '<td dir="auto">' . implode('<br>', array_map($line, explode("\n", $it))) . '</td>';
        $row = fn (array $it): string => '<tr>' . implode('', array_map($cell, $it)) . "</tr>\n";
        return "<table>\n<thead><tr>" . implode('', array_map($head, $this->heads)) . "</tr></thead>\n<tbody>\n"
            . implode('', array_map($row, $this->rows)) . "</tbody>\n</table>\n";
    }

    /** A line of a cell: a link where it is a whole line of evidence that may be one. */
    private function line(string $line): string
    {
        $url = $this->links[$line] ?? null;
        $text = Text::escape($line);
        return $url === null ? $text : '<a href="' . Text::escape($url) . "\" rel=\"nofollow noreferrer\">$text</a>";
    }
}
