<?php
namespace PostmortemTimeline\MediaWiki;

use MediaWiki\MediaWikiServices;
use MediaWiki\Revision\RevisionRecord;
use Wikimedia\ParamValidator\ParamValidator;
use WikiPage;

/** `action=pmtload`: a timeline as the page holds it or held it, and whether the reader may edit it. */
final class ApiLoad extends TimelineApi {
	public function execute(): void {
		$params = $this->extractRequestParams();
		$page = $this->page( $params, 'read' );
		$revision = $params['revid'] ? $this->revision( $page, $params['revid'] ) : $page->getRevisionRecord();
		$tag = $this->tag( $this->wikitext( $revision ), $params );
		$this->getMain()->setCacheMode( 'private' );
		$this->getResult()->addValue( null, $this->getModuleName(), $this->described( $tag, $revision->getId() ) + [
			'canedit' => $this->getAuthority()->definitelyCan( 'edit', $page->getTitle() ),
		] );
	}

	/** A revision of this page whose text the reader may see: what was hidden stays hidden. */
	private function revision( WikiPage $page, int $number ): RevisionRecord {
		$revision = MediaWikiServices::getInstance()->getRevisionLookup()->getRevisionById( $number );
		if ( $revision?->getPageId() !== $page->getId() ) {
			$this->dieWithError( [ 'apierror-nosuchrevid', $number ] );
		}
		if ( !$revision->userCan( RevisionRecord::DELETED_TEXT, $this->getAuthority() ) ) {
			$this->dieWithError( [ 'apierror-missingcontent-revid', $number ], 'missingcontent' );
		}
		return $revision;
	}

	/** @return array<string,array<mixed>> */
	public function getAllowedParams(): array {
		return parent::getAllowedParams() + [
			'revid' => [ ParamValidator::PARAM_TYPE => 'integer', ParamValidator::PARAM_DEFAULT => 0 ],
		];
	}
}
