<?php

namespace dokuwiki\plugin\postmortemtimeline;

/** Why something is not done: a status of the element's contract, and a text for whoever tried. */
final class Refused extends \RuntimeException
{
    /** The HTTP status of each status of a save; the body says the same in words. */
    private const HTTP = [
        'conflict' => 409, 'locked' => 423, 'gone' => 410, 'denied' => 403,
        'unauthenticated' => 401, 'too-large' => 413, 'unavailable' => 503,
    ];

    /** @var list<string|int> what is put into the text */
    public readonly array $values;

    /**
     * @param string $status a status of a save that failed
     * @param string $text the key of the text in the language files
     */
    public function __construct(public readonly string $status, public readonly string $text, string|int ...$values)
    {
        parent::__construct("$status: $text");
        $this->values = $values;
    }

    /** The HTTP status that goes with it. */
    public function http(): int
    {
        return self::HTTP[$this->status];
    }
}
