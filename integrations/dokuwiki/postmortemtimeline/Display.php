<?php

namespace dokuwiki\plugin\postmortemtimeline;

use dokuwiki\Extension\SyntaxPlugin;
use PostmortemTimeline\Twin;

require_once __DIR__ . '/Twin.php';

/** Draws one timeline: the element with its table inside, the abstract, or the table alone. */
final class Display
{
    private ?Twin $twin = null;

    /**
     * @param SyntaxPlugin $plugin gives the settings and the words
     * @param string $page the page in whose text the tag stands
     */
    public function __construct(
        private readonly SyntaxPlugin $plugin,
        private readonly Tag $tag,
        private readonly string $page,
    ) {
    }

    /** The element; what stands inside it is shown until it runs, and where it can't. */
    public function html(): string
    {
        $attributes = '';
        foreach ($this->attributes() as $name => $value) {
            $attributes .= ' ' . $name . '="' . hsc($value) . '"';
        }
        return "<div class=\"plugin_postmortemtimeline\"><postmortem-timeline$attributes>"
            . $this->block() . $this->fallback() . "</postmortem-timeline></div>\n";
    }

    /** The events as plain text, for the abstract of the page. */
    public function abstract(): string
    {
        if ($this->tag->isBlank()) {
            return '';
        }
        $twin = $this->twin();
        if (!$twin->readable) {
            return '';
        }
        $rows = array_map(static fn(array $row) => implode(' ', array_filter($row, 'strlen')), $twin->rows);
        return $twin->title . "\n" . implode("\n", $rows) . "\n";
    }

    /** Title, durations and table by the means of any renderer, such as one that writes ODT. */
    public function draw(\Doku_Renderer $renderer): void
    {
        if ($this->tag->isBlank()) {
            $this->paragraph($renderer, $this->plugin->getLang('blank'));
            return;
        }
        $twin = $this->twin();
        if (!$twin->readable) {
            $renderer->preformatted($this->tag->json);
            return;
        }
        $this->paragraph($renderer, $twin->title);
        foreach ($twin->durations as [$label, $value]) {
            $this->paragraph($renderer, "$label: $value");
        }
        $this->table($renderer, $twin->heads, $twin->rows);
        foreach ($twin->notes as $note) {
            $this->paragraph($renderer, $note);
        }
    }

    /** @return array<string, string> */
    private function attributes(): array
    {
        $named = ['store' => 'host', 'data-page' => $this->page, 'data-revision' => $this->tag->revision];
        if ($this->tag->id !== '') {
            // Drafts are kept under the element's id. `pmt-` would make the address one of an event.
            $named += ['id' => 'timeline-' . $this->tag->id, 'data-tag' => $this->tag->id];
        }
        if ($this->tag->isBlank()) {
            $named += ['data-blank' => '', 'mode' => 'edit'];
        }
        return $named + Settings::attributes($this->plugin);
    }

    /** The document, for the element. A broken text is no JSON: the element asks the wiki for it. */
    private function block(): string
    {
        if ($this->tag->isBlank() || json_decode($this->tag->json) === null) {
            return '';
        }
        return '<script type="application/json">' . Tag::safe($this->tag->json) . '</script>';
    }

    private function fallback(): string
    {
        return $this->tag->isBlank()
            ? '<p class="blank">' . hsc($this->plugin->getLang('blank')) . '</p>'
            : $this->twin()->html();
    }

    private function twin(): Twin
    {
        global $conf;
        $language = str_starts_with((string)$conf['lang'], 'de') ? 'de' : 'en';
        return $this->twin ??= Twin::of($this->tag->json, ['language' => $language, 'savedAt' => $this->savedAt()]);
    }

    /** When the version of the page that is shown was saved; a preview is not saved yet. */
    private function savedAt(): ?int
    {
        global $ID, $REV, $ACT;
        if ($ACT === 'preview') {
            return null;
        }
        $time = @filemtime(wikiFN($this->page, $this->page === $ID && $REV ? $REV : ''));
        return $time === false ? null : $time;
    }

    private function paragraph(\Doku_Renderer $renderer, string $text): void
    {
        if ($text !== '') {
            $renderer->p_open();
            $renderer->cdata($text);
            $renderer->p_close();
        }
    }

    /**
     * @param list<string> $heads
     * @param list<list<string>> $rows
     */
    private function table(\Doku_Renderer $renderer, array $heads, array $rows): void
    {
        $renderer->table_open(count($heads), count($rows) + 1);
        $renderer->tablethead_open();
        $this->row($renderer, $heads, 'tableheader');
        $renderer->tablethead_close();
        $renderer->tabletbody_open();
        foreach ($rows as $row) {
            $this->row($renderer, $row, 'tablecell');
        }
        $renderer->tabletbody_close();
        $renderer->table_close();
    }

    /**
     * @param list<string> $cells
     * @param string $kind `tableheader` or `tablecell`
     */
    private function row(\Doku_Renderer $renderer, array $cells, string $kind): void
    {
        $renderer->tablerow_open();
        foreach ($cells as $cell) {
            $renderer->{$kind . '_open'}();
            foreach (explode("\n", $cell) as $number => $line) {
                if ($number > 0) {
                    $renderer->linebreak();
                }
                $renderer->cdata($line);
            }
            $renderer->{$kind . '_close'}();
        }
        $renderer->tablerow_close();
    }
}
