/*
 * A button in the source editor that inserts an empty timeline: in the toolbar of WikiEditor where there is
 * one, else above the text. ECMAScript 5, see init.js.
 */
( function () {
	'use strict';
	var hasToolbar = false;

	/* Eight characters are enough to tell the timelines of a page apart. */
	function freshId() {
		var id = 't', numbers = new Uint8Array( 8 ), i;
		window.crypto.getRandomValues( numbers );
		for ( i = 0; i < numbers.length; i++ ) {
			id += ( numbers[ i ] % 36 ).toString( 36 );
		}
		return id;
	}

	function insert( $text ) {
		$text.textSelection( 'encapsulateSelection', {
			pre: '<postmortem-timeline id="' + freshId() + '">\n',
			post: '</postmortem-timeline>\n',
			ownline: true,
			// What is selected is kept, behind the timeline.
			replace: false,
			selectPeri: false
		} );
	}

	function addToToolbar( $text ) {
		hasToolbar = true;
		$text.wikiEditor( 'addToToolbar', {
			section: 'main',
			group: 'insert',
			tools: {
				'postmortem-timeline': {
					label: mw.msg( 'pmt-insert' ),
					type: 'button',
					oouiIcon: 'clock',
					action: {
						type: 'callback',
						execute: function () {
							insert( $text );
						}
					}
				}
			}
		} );
	}

	function addAbove( $text ) {
		$( '<div>' ).addClass( 'pmt-insert' ).append(
			$( '<button>' ).attr( { type: 'button', id: 'pmt-insert', title: mw.msg( 'pmt-insert-hint' ) } )
				.text( mw.msg( 'pmt-insert' ) )
				.on( 'click', function () {
					insert( $text );
				} )
		).insertBefore( $text );
	}

	mw.hook( 'wikiEditor.toolbarReady' ).add( addToToolbar );
	$( function () {
		var $text = $( '#wpTextbox1' ), state = mw.loader.getState( 'ext.wikiEditor' );
		// A toolbar that is on its way tells when it is ready.
		if ( $text.length && !hasToolbar && state !== 'loading' && state !== 'loaded' && state !== 'executing' && state !== 'ready' ) {
			addAbove( $text );
		}
	} );
}() );
