<?php

use dokuwiki\Extension\SyntaxPlugin;
use dokuwiki\plugin\postmortemtimeline\Display;
use dokuwiki\plugin\postmortemtimeline\Tag;

/**
 * `<postmortem-timeline id="…">{json}</postmortem-timeline>` in the text of a page.
 *
 * The mode has no modes within it and its entry looks ahead to the end, as `<code>` does: the JSON is not
 * read as wiki text, and a tag that is never closed stays the text that it is.
 */
class syntax_plugin_postmortemtimeline extends SyntaxPlugin
{
    /** What was read of the tag that is open: a blank one has no text between entry and exit. */
    private array $open = [];

    /** @inheritdoc */
    public function getType()
    {
        return 'protected';
    }

    /** @inheritdoc */
    public function getPType()
    {
        return 'block';
    }

    /** Before `<code>` and `<html>` (200, 190), so that what looks like these within the JSON is left alone. */
    public function getSort()
    {
        return 150;
    }

    /** @inheritdoc */
    public function connectTo($mode)
    {
        $entry = '<postmortem-timeline\b[^>]*>(?=.*?</postmortem-timeline>)';
        $this->Lexer->addEntryPattern($entry, $mode, 'plugin_postmortemtimeline');
    }

    /** @inheritdoc */
    public function postConnect()
    {
        $this->Lexer->addExitPattern(Tag::CLOSE, 'plugin_postmortemtimeline');
    }

    /** Gathers a tag; gives it at its end, so that there is one instruction for each. */
    public function handle($match, $state, $pos, Doku_Handler $handler)
    {
        global $ID;
        if ($state === DOKU_LEXER_ENTER) {
            // The page that is being read, which is another one than the page shown where it is included.
            $this->open = ['page' => (string)$ID, 'open' => $match, 'body' => '', 'pos' => $pos];
        } elseif ($state === DOKU_LEXER_UNMATCHED) {
            $this->open['body'] .= $match;
        } elseif ($state === DOKU_LEXER_EXIT) {
            return $this->open;
        }
        return false;
    }

    /** @inheritdoc */
    public function render($format, Doku_Renderer $renderer, $data)
    {
        if (!is_array($data) || !isset($data['open'])) {
            return false;
        }
        $display = new Display($this, new Tag($data['open'], $data['body'], 0), $data['page']);
        if ($format === 'xhtml') {
            $renderer->doc .= $display->html();
        } elseif ($format === 'metadata') {
            $renderer->cdata($display->abstract());
        } else {
            $display->draw($renderer);
        }
        return true;
    }
}
