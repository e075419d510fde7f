<?php

namespace dokuwiki\plugin\postmortemtimeline;

/**
 * Writes one timeline into its page.
 *
 * DokuWiki's own save compares nothing: it writes what it is given. So a save here holds a mutex of the page,
 * compares what the tag holds with what the writer began with, and writes only if both are equal.
 */
final class Store
{
    /** How long to wait for others that are saving, in seconds. */
    private const PATIENCE = 10;
    /** How often to begin again when something else has written in between. */
    private const TRIES = 3;
    /** So many mutexes are shared by all pages: files that stay. */
    private const MUTEXES = 64;

    /** The page's text that the running save was made from; the wiki's own save is stopped if it finds another. */
    private static ?array $expected = null;

    public function __construct(private readonly Wanted $wanted)
    {
    }

    /**
     * Puts a text in the place of the one that the writer began with.
     *
     * @return Tag the tag as it stands in the page now
     * @throws Refused
     * @throws Conflict when the tag holds another text by now
     */
    public function save(string $json, string $summary): Tag
    {
        $mutex = $this->acquire();
        try {
            for ($try = 1; $try <= self::TRIES; $try++) {
                if ($saved = $this->attempt($json, $summary)) {
                    return $saved;
                }
            }
            throw new Refused('unavailable', 'notKept');
        } finally {
            flock($mutex, LOCK_UN);
            fclose($mutex);
        }
    }

    /** Stops a write of the wiki that would overwrite what was written since we read. */
    public static function guard(\dokuwiki\Extension\Event $event): void
    {
        [$page, $text] = self::$expected ?? ['', ''];
        if ($page === $event->data['id'] && $event->data['oldContent'] !== $text) {
            $event->preventDefault();
            $event->stopPropagation();
        }
    }

    /** The tag as it stands now; nothing if somebody else wrote while we did. */
    private function attempt(string $json, string $summary): ?Tag
    {
        $page = $this->wanted->page;
        clearstatcache();
        if ($holder = checklock($page)) {
            throw new Refused('locked', 'locked', $holder);
        }
        $raw = self::raw($page);
        $text = new PageText(self::lines($raw));
        $tag = $text->find($this->wanted);
        if ($tag->json === $json) {
            return $tag; // It was saved before, and the answer was lost.
        }
        if ($tag->revision !== $this->wanted->revision) {
            throw new Conflict($tag);
        }
        $new = $text->replace($tag, $tag->with($json));
        if (checkwordblock($new)) {
            throw new Refused('denied', 'wordblock');
        }
        $this->write($raw, $new, $summary);
        return $this->kept($tag, $json);
    }

    private function write(string $raw, string $new, string $summary): void
    {
        $page = $this->wanted->page;
        // Whoever saves may have the wiki's own editor open elsewhere: that lock is not ours to give back.
        $isHeld = file_exists(wikiLockFN($page));
        self::$expected = [$page, $raw];
        try {
            if (!$isHeld) {
                lock($page);
            }
            saveWikiText($page, $new, $summary, false);
        } finally {
            self::$expected = null;
            if (!$isHeld) {
                unlock($page);
            }
        }
    }

    /** "Saved" is only said of what the page's file holds. */
    private function kept(Tag $before, string $json): ?Tag
    {
        clearstatcache();
        foreach ((new PageText(self::lines(self::raw($this->wanted->page))))->tags as $tag) {
            if ($tag->open === $before->open && $tag->json === $json) {
                return $tag;
            }
        }
        return null;
    }

    /** @return resource */
    private function acquire()
    {
        global $conf;
        $number = crc32($this->wanted->page) % self::MUTEXES;
        $file = @fopen($conf['lockdir'] . "/postmortemtimeline-$number.mutex", 'c');
        $until = microtime(true) + self::PATIENCE;
        while ($file !== false) {
            if (flock($file, LOCK_EX | LOCK_NB)) {
                return $file;
            }
            if (microtime(true) > $until) {
                break;
            }
            usleep(20_000);
        }
        throw new Refused('unavailable', 'busy');
    }

    /** The page's text as it lies in its file. */
    private static function raw(string $page): string
    {
        return (string)rawWiki($page);
    }

    /** The ends of lines as the wiki's own editor saves them. */
    public static function lines(string $text): string
    {
        return str_replace(["\r\n", "\r"], "\n", $text);
    }
}
