<?php

namespace dokuwiki\plugin\postmortemtimeline;

/** One `<postmortem-timeline>` in the text of a page. */
final class Tag
{
    /** How it ends. */
    public const CLOSE = '</postmortem-timeline>';
    /** What its id may be made of: safe in an attribute, in HTML and in the page's text. */
    private const ID = '/\sid\s*=\s*(["\']?)([A-Za-z0-9_-]{1,64})\1(?=[\s>])/';

    /** The `id` that was given to it; empty if it has none. */
    public readonly string $id;
    /** What stands between its ends, without the blank around it. */
    public readonly string $json;
    /** Identifies what it holds: the revision that the element works with. */
    public readonly string $revision;

    /**
     * @param string $open the opening tag, as it is written
     * @param string $body what stands behind it
     * @param int $offset where the opening tag stands in the page's text, in bytes
     */
    public function __construct(
        public readonly string $open,
        public readonly string $body,
        public readonly int $offset,
    ) {
        $this->id = preg_match(self::ID, $open, $found) ? $found[2] : '';
        $this->json = trim($body);
        $this->revision = sha1($this->json);
    }

    /** Whether nobody has written anything into it. */
    public function isBlank(): bool
    {
        return $this->json === '';
    }

    /** The document's own id; empty where there is none. */
    public function documentId(): string
    {
        $document = json_decode($this->json);
        return is_object($document) && is_string($document->id ?? null) ? $document->id : '';
    }

    /** The whole tag with another text in it. */
    public function with(string $json): string
    {
        return "{$this->open}\n$json\n" . self::CLOSE;
    }

    /** How many bytes of the page's text it takes. */
    public function length(): int
    {
        return strlen($this->open) + strlen($this->body) + strlen(self::CLOSE);
    }

    /**
     * Makes a JSON text safe in a page and in a script element. These characters stand inside strings only,
     * where the escape means the same.
     */
    public static function safe(string $json): string
    {
        return strtr($json, [
            '<' => '\u003c', '>' => '\u003e', '&' => '\u0026',
            "\u{2028}" => '\u2028', "\u{2029}" => '\u2029',
        ]);
    }
}
