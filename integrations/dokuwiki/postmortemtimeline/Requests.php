<?php

namespace dokuwiki\plugin\postmortemtimeline;

use dokuwiki\ChangeLog\PageChangeLog;
use dokuwiki\Extension\ActionPlugin;

/** Answers the requests of the element: what the page holds or held, and what came of a save. */
final class Requests
{
    /** What can be asked for. */
    public const CALLS = ['load', 'save', 'versions'];
    /** So many versions are listed. */
    private const LISTED = 50;
    /** What the calls begin with, in `call` of `lib/exe/ajax.php`. */
    public const PREFIX = 'plugin_postmortemtimeline_';
    /** The nesting that a document may have; see the limits of the format. */
    private const DEPTH = 130;

    public function __construct(private readonly ActionPlugin $plugin)
    {
    }

    /** Sends the answer to one of the calls as JSON. */
    public function answer(string $call): void
    {
        ignore_user_abort(true); // A save that began is brought to its end.
        ob_start(); // A warning of PHP must not stand in the answer.
        try {
            [$http, $answer] = [200, $this->{$call}()];
        } catch (Conflict $conflict) {
            [$http, $answer] = [409, ['status' => 'conflict', 'theirs' => self::found($conflict->theirs)]];
        } catch (Refused $refused) {
            $reason = vsprintf($this->plugin->getLang($refused->text), $refused->values);
            $answer = ['status' => $refused->status, 'code' => $refused->text, 'reason' => $reason];
            $http = $refused->http();
        }
        ob_end_clean();
        http_status($http);
        header('Content-Type: application/json; charset=utf-8');
        header('Cache-Control: no-store');
        echo json_encode($answer, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE);
    }

    /**
     * What the page holds, and what whoever asks may do with it. `brief` leaves the text out, `rev` looks into
     * an older version.
     */
    private function load(): array
    {
        global $INPUT;
        $wanted = $this->readable();
        $revision = $INPUT->int('rev');
        // The newest version is not always among the stored old ones.
        $isOld = $revision > 0 && $revision !== (int)@filemtime(wikiFN($wanted->page));
        $text = (string)rawWiki($wanted->page, $isOld ? $revision : '');
        $tag = (new PageText(Store::lines($text)))->find($wanted);
        $found = self::found($tag);
        if ($INPUT->bool('brief')) {
            unset($found['doc']);
        }
        return ['status' => 'found'] + $found + Rights::of($this->plugin, $wanted->page)->tell();
    }

    /** The versions of the page, the newest first. */
    private function versions(): array
    {
        $log = new PageChangeLog($this->readable()->page);
        // The newest one is not among the others, and was not always in the log.
        $dates = [(int)$log->currentRevision(), ...$log->getRevisions(0, self::LISTED - 1)];
        $known = array_filter(array_map(static fn(int $date) => $log->getRevisionInfo($date), $dates));
        return ['status' => 'found', 'versions' => array_values(array_map(self::version(...), $known))];
    }

    private static function version(array $info): array
    {
        return [
            'revision' => (string)$info['date'],
            'when' => gmdate('Y-m-d\TH:i:s\Z', (int)$info['date']),
            'who' => $info['user'] ?: $info['ip'],
            'summary' => $info['sum'],
        ];
    }

    /** The page that is meant, where whoever asks may read it. */
    private function readable(): Wanted
    {
        $wanted = $this->wanted();
        if (auth_quickaclcheck($wanted->page) < AUTH_READ) {
            throw new Refused($this->user() === '' ? 'unauthenticated' : 'denied', 'noRead');
        }
        $this->needPage($wanted->page);
        return $wanted;
    }

    private function save(): array
    {
        global $INPUT;
        $this->checkRequest();
        $wanted = $this->wanted();
        Rights::of($this->plugin, $wanted->page)->check();
        $this->needPage($wanted->page);
        $json = $this->document($INPUT->post->str('doc'));
        $summary = trim($INPUT->post->str('summary')) ?: $this->plugin->getLang('summary');
        $tag = (new Store($wanted))->save($json, $summary);
        return ['status' => 'saved', 'revision' => $tag->revision];
    }

    /** Who sends this, and whether it arrived as a whole. */
    private function checkRequest(): void
    {
        global $INPUT;
        $length = (int)$INPUT->server->str('CONTENT_LENGTH');
        if ($length > 0 && $_POST === [] && Settings::postMax() > 0 && $length > Settings::postMax()) {
            throw new Refused('too-large', 'requestTooLarge', $length, (string)ini_get('post_max_size'));
        }
        if ($INPUT->server->str('REQUEST_METHOD') !== 'POST') {
            throw new Refused('denied', 'noPost');
        }
        [$then, $now] = [$INPUT->post->str('user'), $this->user()];
        if ($then !== $now) {
            throw $now === '' ? new Refused('unauthenticated', 'loggedOut', $then)
                : new Refused('unauthenticated', 'otherUser', $then === '' ? '–' : $then, $now);
        }
        if (!checkSecurityToken($INPUT->post->str('sectok'))) {
            throw new Refused('unauthenticated', 'token');
        }
    }

    private function wanted(): Wanted
    {
        global $INPUT;
        $text = static fn(string $name) => $INPUT->str($name);
        return new Wanted(cleanID($text('id')), $text('tag'), $text('base'), $text('document'));
    }

    private function needPage(string $page): void
    {
        if (!page_exists($page)) {
            throw new Refused('gone', 'pageGone', $page);
        }
    }

    /** The text as it goes into the page, once it is known to be a timeline. */
    private function document(string $text): string
    {
        $json = Tag::safe(trim(Store::lines($text)));
        $most = Settings::maxBytes($this->plugin);
        if (strlen($json) > $most) {
            throw new Refused('too-large', 'tooLarge', strlen($json), $most);
        }
        $document = json_decode($json, false, self::DEPTH);
        if (!is_object($document)) {
            throw new Refused('denied', 'noDocument', json_last_error_msg());
        }
        if (($document->type ?? null) !== 'postmortem-timeline' || !is_int($document->version ?? null)) {
            throw new Refused('denied', 'noDocument', mb_substr($json, 0, 40));
        }
        return $json;
    }

    private function user(): string
    {
        global $INPUT;
        return $INPUT->server->str('REMOTE_USER');
    }

    /** A tag as the element wants it: a blank one has no document. */
    private static function found(Tag $tag): array
    {
        return ['revision' => $tag->revision, 'doc' => $tag->isBlank() ? null : $tag->json];
    }
}
