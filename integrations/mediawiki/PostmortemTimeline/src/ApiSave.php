<?php
namespace PostmortemTimeline\MediaWiki;

use MediaWiki\Permissions\Authority;
use MediaWiki\Storage\PageUpdater;
use Wikimedia\ParamValidator\ParamValidator;

/**
 * `action=pmtsave`: puts another document into one tag of a page, and touches nothing else.
 *
 * It is stricter than `action=edit`, which merges lines of JSON and lets a user overwrite the work of the
 * same user in another tab. Here the text in the tag has to be the one that the edit began with. Where only
 * other parts of the page changed, it is saved on top of them, and the answer says so.
 */
final class ApiSave extends TimelineApi {
	public function execute(): void {
		$params = $this->extractRequestParams();
		$page = $this->page( $params, 'edit' );
		$this->checkRate();
		$document = Document::asStored( $params['doc'] );
		$this->checkDocument( $document );
		$updater = $page->newPageUpdater( $this->getUser() );
		$parent = $updater->grabParentRevision();
		$isMoved = $updater->hasEditConflict( $params['baserevid'] );
		$wikitext = $this->wikitext( $parent );
		$tag = $this->tag( $wikitext, $params );
		if ( $tag->text === $document ) {
			// Said again after an answer that was lost, or by another tab with the same text.
			$this->answer( $document, $parent->getId(), [ 'nochange' => true ] );
			return;
		}
		if ( $tag->hash() !== $params['hash'] ) {
			$this->dieWithConflict( $this->described( $tag, $parent->getId() ) );
		}
		$text = $tag->replacedIn( $wikitext, $document );
		$revision = $this->write( new PageWriter( $this->getContext(), $page ), $updater, $text, $this->summary( $params ) );
		$this->answer( $document, $revision ?? $parent->getId(), $isMoved ? [ 'rebased' => true ] : [] );
	}

	/** @param array<string,mixed> $more */
	private function answer( string $text, int $revision, array $more ): void {
		$this->getResult()->addValue( null, $this->getModuleName(), [
			'result' => 'Success', 'revid' => $revision, 'hash' => Tag::hashOf( $text ) ] + $more );
	}

	/** @param array<string,mixed> $theirs Empty where it has to be read again */
	private function dieWithConflict( array $theirs = [] ): never {
		$this->dieWithError( 'apierror-pmt-editconflict', 'editconflict', $theirs ? [ 'theirs' => $theirs ] : [] );
	}

	/** Since MediaWiki 1.41 asking for the right to write counts as a write; before, it has to be counted. */
	private function checkRate(): void {
		if ( !method_exists( Authority::class, 'authorizeAction' ) && $this->getUser()->pingLimiter( 'edit' ) ) {
			$this->dieWithError( 'apierror-ratelimited', 'ratelimited' );
		}
	}

	/** @return ?int The new revision; null where the text was the same */
	private function write( PageWriter $writer, PageUpdater $updater, string $text, string $summary ): ?int {
		$status = $writer->write( $updater, $text, $summary );
		if ( $status->hasMessage( 'edit-conflict' ) ) {
			// Somebody wrote between our reading and our writing.
			$this->dieWithConflict();
		}
		if ( !$status->isOK() ) {
			$this->dieStatus( $status );
		}
		return $status->getValue();
	}

	private function checkDocument( string $text ): void {
		$problem = Document::problem( $text );
		if ( $problem === null && !Document::isSafeInPage( $text ) ) {
			$problem = 'found <, > or & in it, expected \u003c, \u003e and \u0026';
		}
		if ( $problem !== null ) {
			$this->dieWithError( [ 'apierror-pmt-baddoc', wfEscapeWikiText( $problem ) ], 'pmt-baddoc' );
		}
	}

	/** @param array<string,mixed> $params */
	private function summary( array $params ): string {
		$summary = trim( $params['summary'] );
		return $summary !== '' ? $summary : wfMessage( 'pmt-summary' )->inContentLanguage()->text();
	}

	public function isWriteMode(): bool {
		return true;
	}

	public function mustBePosted(): bool {
		return true;
	}

	public function needsToken(): string {
		return 'csrf';
	}

	/** @return array<string,array<mixed>> */
	public function getAllowedParams(): array {
		return parent::getAllowedParams() + [
			'doc' => [ ParamValidator::PARAM_TYPE => 'text', ParamValidator::PARAM_REQUIRED => true ],
			'summary' => [ ParamValidator::PARAM_TYPE => 'string', ParamValidator::PARAM_DEFAULT => '' ],
		];
	}
}
