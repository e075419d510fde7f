<?php

namespace dokuwiki\plugin\postmortemtimeline;

/** What an element knows of the tag that it was made from. */
final class Wanted
{
    /**
     * @param string $page the page
     * @param string $id the tag's id; empty if it had none
     * @param string $revision what the tag held
     * @param string $document the id of the document; empty if it has none
     */
    public function __construct(
        public readonly string $page,
        public readonly string $id,
        public readonly string $revision,
        public readonly string $document,
    ) {
    }
}
