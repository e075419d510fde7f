/* For MediaWiki:Common.js: starts the timelines of a page. Put in the address of your own folder. */
( function () {
	var folder = 'https://files.example.org/postmortem-timeline-0.1.0/';
	mw.hook( 'wikipage.content' ).add( function () {
		var script, shown = document.querySelector( 'pre.postmortem-timeline' );
		if ( !shown || document.getElementById( 'postmortem-timeline-boot' ) ) {
			return;
		}
		script = document.createElement( 'script' );
		script.id = 'postmortem-timeline-boot';
		script.type = 'module';
		script.src = folder + 'boot.js';
		document.head.appendChild( script );
	} );
}() );
