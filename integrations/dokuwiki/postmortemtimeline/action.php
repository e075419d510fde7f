<?php

use dokuwiki\Extension\ActionPlugin;
use dokuwiki\plugin\postmortemtimeline\Requests;
use dokuwiki\plugin\postmortemtimeline\Rights;
use dokuwiki\plugin\postmortemtimeline\Store;

/** Brings the element into the pages, answers its requests, and adds a button to the editor. */
class action_plugin_postmortemtimeline extends ActionPlugin
{
    /** @inheritdoc The class of the controller is another one in each release. */
    public function register($controller)
    {
        $controller->register_hook('ACTION_HEADERS_SEND', 'BEFORE', $this, 'tellPage');
        $controller->register_hook('TPL_METAHEADER_OUTPUT', 'BEFORE', $this, 'addScript');
        $controller->register_hook('AJAX_CALL_UNKNOWN', 'BEFORE', $this, 'answer');
        $controller->register_hook('TOOLBAR_DEFINE', 'AFTER', $this, 'addButton');
        $controller->register_hook('COMMON_WIKIPAGE_SAVE', 'BEFORE', $this, 'guard');
    }

    /**
     * Says in JSINFO, which is made for each request and so outside of the cache of pages, what the reader may
     * do. At this event the action is final: a login leads on to `show` within the same request.
     */
    public function tellPage($event): void
    {
        global $JSINFO, $ID, $ACT, $INFO, $conf;
        $isCurrent = $ACT === 'show' && empty($INFO['rev']) && !empty($INFO['exists']);
        $rights = Rights::of($this, $ID)->tell();
        $JSINFO['postmortemtimeline'] = ['current' => $isCurrent, 'language' => $conf['lang']] + $rights;
    }

    /** A module is a script element of its own: DokuWiki's bundle of scripts can't hold one. */
    public function addScript($event): void
    {
        $element = $this->element();
        // By content: an archive may give all files one and the same time.
        $version = substr(sha1(implode(array_map('sha1_file', glob(__DIR__ . '/js/*.js')))), 0, 8);
        $query = http_build_query(['element' => $element, 'v' => $version], '', '&');
        $event->data['script'][] = [
            'type' => 'module',
            'src' => DOKU_BASE . 'lib/plugins/postmortemtimeline/js/boot.js?' . $query,
            '_data' => '',
        ];
    }

    /** Takes our own calls. */
    public function answer($event): void
    {
        $call = substr((string)$event->data, strlen(Requests::PREFIX));
        if (!str_starts_with((string)$event->data, Requests::PREFIX) || !in_array($call, Requests::CALLS, true)) {
            return;
        }
        $event->preventDefault();
        $event->stopPropagation();
        (new Requests($this))->answer($call);
    }

    /** The button inserts a blank tag; script.js gives it an id at each click. */
    public function addButton($event): void
    {
        $event->data[] = [
            'type' => 'postmortemtimeline',
            'title' => $this->getLang('toolbar'),
            'icon' => '../../plugins/postmortemtimeline/images/toolbar.svg',
            'block' => true,
        ];
    }

    /** @see Store::guard() */
    public function guard($event): void
    {
        Store::guard($event);
    }

    /** The folder of the element's newest version: its name changes with the version, so no cache mixes two. */
    private function element(): string
    {
        $found = array_map('basename', glob(__DIR__ . '/postmortem-timeline-*', GLOB_ONLYDIR) ?: []);
        usort($found, 'version_compare');
        return end($found) ?: '';
    }
}
