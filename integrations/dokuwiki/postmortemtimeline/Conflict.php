<?php

namespace dokuwiki\plugin\postmortemtimeline;

/** Somebody else saved first. */
final class Conflict extends \RuntimeException
{
    /** @param Tag $theirs what the page holds now */
    public function __construct(public readonly Tag $theirs)
    {
        parent::__construct('the tag holds another text than the one that the writer began with');
    }
}
