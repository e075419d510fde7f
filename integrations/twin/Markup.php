<?php

declare(strict_types=1);

namespace PostmortemTimeline;

/**
 * The Markdown subset of event texts, reduced to what people see: as `src/model/markup`.
 *
 * `**bold**`, `*emphasis*`, `` `code` ``, `[label](address)` and bare addresses; all else is literal.
 * One instance reads one line, in which bold and emphasis are each open at most once.
 */
final class Markup
{
    private const STARS = ['bold' => '**', 'emphasis' => '*'];

    private int $at = 0;
    /** Where the literal text begins that is not in `pieces` yet. */
    private int $literal = 0;
    /** @var list<string> */
    private array $pieces = [];
    /** @var list<array{mark: string, piece: int}> what is open, and where its stars stand */
    private array $open = [];
    /** @var array<int, array{length: int, partner: ?int}> runs of backticks by their place */
    private array $runs;

    private function __construct(private readonly string $source, private readonly bool $hasLinks)
    {
        $this->runs = self::runs($source);
    }

    /** The text without marks; lines end with `\n`. */
    public static function plain(string $text): string
    {
        $line = fn (string $line): string => (new self($line, true))->run();
        return implode("\n", array_map($line, preg_split('/\r\n|\n|\r/', $text)));
    }

    private function run(): string
    {
        $length = strlen($this->source);
        while (($this->at += strcspn($this->source, '\\`*[hHmM', $this->at)) < $length) {
            $this->at += max($this->step(), 1);
        }
        $this->at = $length;
        $this->flush(0);
        return implode('', $this->pieces);
    }

    private function step(): int
    {
        return match ($this->source[$this->at]) {
            '\\' => $this->escape(),
            '`' => $this->code(),
            '*' => $this->stars(),
            '[' => $this->labelled(),
            default => $this->bare(),
        };
    }

    /** Closes the literal text before the next sign; the next one begins behind it. */
    private function flush(int $skip): void
    {
        if ($this->at > $this->literal) {
            $this->pieces[] = substr($this->source, $this->literal, $this->at - $this->literal);
        }
        $this->literal = $this->at + $skip;
    }

    private function escape(): int
    {
        $next = $this->source[$this->at + 1] ?? '';
        if ($next === '' || !str_contains('\\*`[]()', $next)) {
            return 1;
        }
        $this->flush(1);
        return 2;
    }

    private function code(): int
    {
        ['length' => $length, 'partner' => $partner] = $this->runs[$this->at] ?? ['length' => 0, 'partner' => null];
        if ($partner === null) {
            return strspn($this->source, '`', $this->at);
        }
        $code = substr($this->source, $this->at + $length, $partner - $this->at - $length);
        $whole = $partner + $length - $this->at;
        $this->flush($whole);
        $this->pieces[] = $code;
        return $whole;
    }

    private function labelled(): int
    {
        $link = $this->hasLinks ? Link::at($this->source, $this->at) : null;
        if ($link === null) {
            return 1;
        }
        $whole = $link['end'] - $this->at;
        $this->flush($whole);
        $this->pieces[] = (new self($link['label'], false))->run();
        return $whole;
    }

    private function bare(): int
    {
        $isInsideWord = $this->at > 0 && ctype_alnum($this->source[$this->at - 1]);
        return $this->hasLinks && !$isInsideWord ? Link::bareLength($this->source, $this->at) : 1;
    }

    /** One, two or three stars open or close; more are literal. */
    private function stars(): int
    {
        $length = strspn($this->source, '*', $this->at);
        if ($length > 3) {
            return $length;
        }
        $before = substr($this->source, max($this->at - 4, 0), min($this->at, 4));
        $after = substr($this->source, $this->at + $length, 4);
        $endsOutside = $before === '' || self::isSpace($before, true);
        $beginsOutside = $after === '' || self::isSpace($after, false);
        $used = 0;
        if (!$endsOutside && !ctype_alnum(substr($after, 0, 1))) {
            $used = $this->close($length);
        }
        if (!$beginsOutside && !ctype_alnum(substr($before, -1)) && $used === 0) {
            $this->begin($length);
        }
        return $length;
    }

    /** Whether some bytes, which may cut a character at their other side, end or begin with a blank. */
    private static function isSpace(string $bytes, bool $atEnd): bool
    {
        // White space is ASCII, or two or three bytes long.
        $space = '(?:[\x09-\x0d\x20]|\xc2[\x85\xa0]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80)';
        return preg_match($atEnd ? "/$space\\z/" : "/^$space/", $bytes) === 1;
    }

    /** Closes what these stars can close; tells how many were needed. */
    private function close(int $length): int
    {
        $left = $length;
        while (($found = $this->closable($left)) !== null) {
            ['mark' => $mark, 'piece' => $piece] = $this->open[$found];
            $this->flush(0);
            $this->literal = $this->at + ($length - $left) + strlen(self::STARS[$mark]);
            $this->pieces[$piece] = '';
            // Marks opened inside it and still open turn out to be literal.
            $this->open = array_slice($this->open, 0, $found);
            $left -= strlen(self::STARS[$mark]);
        }
        return $length - $left;
    }

    /** The innermost open mark that so many stars close. */
    private function closable(int $stars): ?int
    {
        foreach (array_reverse($this->open, true) as $at => ['mark' => $mark]) {
            if ($mark === 'bold' ? $stars >= 2 : $stars === 1 || $stars === 3) {
                return $at;
            }
        }
        return null;
    }

    private function begin(int $length): void
    {
        $wanted = [['emphasis'], ['bold'], ['bold', 'emphasis']][$length - 1];
        if (array_intersect($wanted, array_column($this->open, 'mark')) !== []) {
            return;
        }
        $this->flush($length);
        foreach ($wanted as $mark) {
            $this->open[] = ['mark' => $mark, 'piece' => count($this->pieces)];
            $this->pieces[] = self::STARS[$mark];
        }
    }

    /**
     * The runs of backticks in a line by their place, each with the next one of the same length.
     *
     * @return array<int, array{length: int, partner: ?int}>
     */
    private static function runs(string $line): array
    {
        preg_match_all('/`+/', $line, $found, PREG_OFFSET_CAPTURE);
        [$runs, $next] = [[], []];
        foreach (array_reverse($found[0]) as [$run, $start]) {
            $runs[$start] = ['length' => strlen($run), 'partner' => $next[strlen($run)] ?? null];
            $next[strlen($run)] = $start;
        }
        return $runs;
    }
}
