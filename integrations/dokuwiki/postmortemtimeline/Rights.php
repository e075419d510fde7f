<?php

namespace dokuwiki\plugin\postmortemtimeline;

use dokuwiki\Extension\ActionPlugin;

/** What whoever asks may do with a page. */
final class Rights
{
    private function __construct(private readonly ActionPlugin $plugin, private readonly string $page)
    {
    }

    /** The rights on a page of whoever is logged in. */
    public static function of(ActionPlugin $plugin, string $page): self
    {
        return new self($plugin, $page);
    }

    /** @throws Refused unless the page may be edited; a lock is looked at by whoever writes */
    public function check(): void
    {
        global $INPUT;
        if (auth_quickaclcheck($this->page) < AUTH_EDIT) {
            $isKnown = $INPUT->server->str('REMOTE_USER') !== '';
            throw $isKnown ? new Refused('denied', 'noRight') : new Refused('unauthenticated', 'loginFirst');
        }
        if (!actionOK('edit') || !actionOK('save')) {
            throw new Refused('denied', 'disabled');
        }
        $file = wikiFN($this->page);
        if (file_exists($file) && !is_writable($file)) {
            throw new Refused('denied', 'notWritable');
        }
    }

    /** The same as facts for the element, with the token that a save has to bring. */
    public function tell(): array
    {
        global $INPUT;
        $reason = $this->reason();
        return [
            'editable' => $reason === '',
            'reason' => $reason,
            'locked' => (bool)checklock($this->page),
            'lastmod' => @filemtime(wikiFN($this->page)) ?: null,
            'user' => $INPUT->server->str('REMOTE_USER'),
            'sectok' => getSecurityToken(),
            'maxBytes' => Settings::maxBytes($this->plugin),
        ];
    }

    private function reason(): string
    {
        try {
            $this->check();
        } catch (Refused $refused) {
            return vsprintf($this->plugin->getLang($refused->text), $refused->values);
        }
        $holder = checklock($this->page);
        return $holder ? sprintf($this->plugin->getLang('locked'), $holder) : '';
    }
}
