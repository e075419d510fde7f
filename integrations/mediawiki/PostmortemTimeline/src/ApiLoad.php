<?php
namespace PostmortemTimeline\MediaWiki;

/** `action=pmtload`: a timeline as the page holds it now, and whether the reader may edit it. */
final class ApiLoad extends TimelineApi {
	public function execute(): void {
		$params = $this->extractRequestParams();
		$page = $this->page( $params, 'read' );
		$revision = $page->getRevisionRecord();
		$tag = $this->tag( $this->wikitext( $revision ), $params );
		$this->getMain()->setCacheMode( 'private' );
		$this->getResult()->addValue( null, $this->getModuleName(), $this->described( $tag, $revision->getId() ) + [
			'canedit' => $this->getAuthority()->definitelyCan( 'edit', $page->getTitle() ),
		] );
	}
}
