<?php
namespace PostmortemTimeline\MediaWiki;

use ApiBase;
use IDBAccessObject;
use MediaWiki\MediaWikiServices;
use MediaWiki\Revision\RevisionRecord;
use MediaWiki\Revision\SlotRecord;
use TextContent;
use Wikimedia\ParamValidator\ParamValidator;
use WikiPage;

/** What reading and saving a timeline have in common: which page, which tag, and what is said of it. */
abstract class TimelineApi extends ApiBase {
	/**
	 * The page, known by its number: so a page that was moved meanwhile is found.
	 *
	 * @param array<string,mixed> $params
	 */
	protected function page( array $params, string $right ): WikiPage {
		$page = $this->getTitleOrPageId( [ 'pageid' => $params['pageid'] ], IDBAccessObject::READ_LATEST );
		$this->checkTitleUserPermissions( $page->getTitle(), [ 'read', $right ] );
		return $page;
	}

	protected function wikitext( ?RevisionRecord $revision ): string {
		$content = $revision?->getContent( SlotRecord::MAIN, RevisionRecord::FOR_THIS_USER, $this->getAuthority() );
		if ( !$content instanceof TextContent || $content->getModel() !== CONTENT_MODEL_WIKITEXT ) {
			$this->dieWithError( 'apierror-pmt-notwikitext', 'pmt-notwikitext' );
		}
		return $content->getText();
	}

	/**
	 * The timeline in a wikitext of the page.
	 *
	 * @param array<string,mixed> $params
	 */
	protected function tag( string $wikitext, array $params ): Tag {
		$finder = new TagFinder( MediaWikiServices::getInstance()->getParser()->getTags() );
		$before = $this->textBefore( $params );
		$tags = ( new TagLocator( $finder ) )->find( $wikitext, $before, $params['tag'], $params['hash'] );
		if ( count( $tags ) > 1 ) {
			$this->dieWithError( 'apierror-pmt-ambiguous', 'pmt-ambiguous' );
		}
		return $tags[0] ?? $this->dieWithError( 'apierror-pmt-gone', 'pmt-gone' );
	}

	/**
	 * The wikitext that an edit began with, as far as the same page still has it.
	 *
	 * @param array<string,mixed> $params
	 */
	private function textBefore( array $params ): ?string {
		$lookup = MediaWikiServices::getInstance()->getRevisionLookup();
		$revision = $params['baserevid'] ? $lookup->getRevisionById( $params['baserevid'] ) : null;
		if ( !$revision || $revision->getPageId() !== $params['pageid'] ) {
			return null;
		}
		$content = $revision->getContent( SlotRecord::MAIN, RevisionRecord::FOR_THIS_USER, $this->getAuthority() );
		return $content instanceof TextContent ? $content->getText() : null;
	}

	/** @return array<string,mixed> */
	protected function described( Tag $tag, int $revision ): array {
		return [ 'revid' => $revision, 'hash' => $tag->hash(), 'text' => $tag->text ];
	}

	/** @return array<string,array<mixed>> */
	public function getAllowedParams(): array {
		$number = [ ParamValidator::PARAM_TYPE => 'integer', ParamValidator::PARAM_REQUIRED => true ];
		return [
			'pageid' => $number,
			'tag' => [ ParamValidator::PARAM_TYPE => 'string', ParamValidator::PARAM_DEFAULT => '' ],
			'hash' => [ ParamValidator::PARAM_TYPE => 'string', ParamValidator::PARAM_REQUIRED => true ],
			'baserevid' => $number,
		];
	}
}
