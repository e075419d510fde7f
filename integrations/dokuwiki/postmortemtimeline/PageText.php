<?php

namespace dokuwiki\plugin\postmortemtimeline;

/** The timelines in the text of a page, as the wiki's own parser finds them. */
final class PageText
{
    /** @var list<Tag> in the order of the page */
    public readonly array $tags;

    /** @param string $text the page's text, with `\n` at the ends of lines */
    public function __construct(public readonly string $text)
    {
        $this->tags = self::read($text);
    }

    /**
     * The tag that an element was made from.
     *
     * By its id, else by the text that it held when the page was read, else by the document's own id, else a
     * lone tag where nothing has an id. Its number in the page says nothing: others insert tags, and pages
     * include each other.
     *
     * @throws Refused when no tag is the one, or when several may be
     */
    public function find(Wanted $wanted): Tag
    {
        $same = $this->those(static fn(Tag $tag) => $wanted->id !== '' && $tag->id === $wanted->id)
            ?: $this->those(static fn(Tag $tag) => $tag->revision === $wanted->revision)
            ?: $this->those(static fn(Tag $tag) => $wanted->document !== '' && $tag->documentId() === $wanted->document)
            ?: $this->lone($wanted);
        return match (count($same)) {
            0 => throw new Refused('gone', 'tagGone', $wanted->page),
            1 => $same[0],
            default => throw new Refused('denied', 'ambiguous', $wanted->page),
        };
    }

    /** The whole text with another tag in the place of one. */
    public function replace(Tag $tag, string $new): string
    {
        return substr_replace($this->text, $new, $tag->offset, $tag->length());
    }

    /** @return list<Tag> */
    private function those(callable $choose): array
    {
        return array_values(array_filter($this->tags, $choose));
    }

    /** @return list<Tag> */
    private function lone(Wanted $wanted): array
    {
        if ($wanted->id !== '' || count($this->tags) !== 1 || $this->tags[0]->id !== '') {
            return [];
        }
        // What was blank when it was read has a document with a new id, which nobody else has seen.
        $isOther = $wanted->revision !== sha1('') && $wanted->document !== '' && $this->tags[0]->documentId() !== '';
        return $isOther ? [] : $this->tags;
    }

    /** @return list<Tag> */
    private static function read(string $text): array
    {
        if (!str_contains($text, Tag::CLOSE)) {
            return [];
        }
        $tags = [];
        foreach (p_get_instructions($text) as [$call, $arguments]) {
            if ($call === 'plugin' && $arguments[0] === 'postmortemtimeline') {
                $tags[] = self::place($text, $arguments[1]);
            }
        }
        return array_values(array_filter($tags));
    }

    /**
     * Where a tag stands. The parser counts from a line break that it puts before the page. A plugin that
     * changes the text before it is parsed moves things; then the tag counts only if there is no second like it.
     */
    private static function place(string $text, array $data): ?Tag
    {
        $whole = $data['open'] . $data['body'] . Tag::CLOSE;
        foreach ([$data['pos'] - 1, $data['pos']] as $offset) {
            if ($offset >= 0 && substr_compare($text, $whole, $offset, strlen($whole)) === 0) {
                return new Tag($data['open'], $data['body'], $offset);
            }
        }
        $offset = strpos($text, $whole);
        $isOnly = $offset !== false && strpos($text, $whole, $offset + 1) === false;
        return $isOnly ? new Tag($data['open'], $data['body'], $offset) : null;
    }
}
