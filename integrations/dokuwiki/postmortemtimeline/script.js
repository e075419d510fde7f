/* The editor's button. DokuWiki bundles and shrinks this file, so it is written in the old way. */

/** An id that hardly any other timeline has: drafts and saves go by it. */
function pmtFreshId() {
    var numbers = new Uint32Array(2);
    window.crypto.getRandomValues(numbers);
    return (numbers[0].toString(36) + numbers[1].toString(36)).slice(0, 8);
}

/** Called by the wiki's toolbar for buttons of the type "postmortemtimeline". */
function addBtnActionPostmortemtimeline($btn, props, edid) {
    $btn.on('click', function () {
        insertAtCarret(edid, '\n<postmortem-timeline id="' + pmtFreshId() + '">\n</postmortem-timeline>\n');
        return false;
    });
    return edid;
}
