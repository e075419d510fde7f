<?php
namespace PostmortemTimeline;

use CommentStoreComment;
use Content;
use ContentHandler;
use DerivativeContext;
use MediaWiki\HookContainer\HookRunner;
use MediaWiki\Permissions\Authority;
use MediaWiki\Storage\PageUpdater;
use RecentChange;
use Status;
use Wikimedia\ParamValidator\ParamValidator;
use WikiPage;

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
		$this->checkDocument( $params['doc'] );
		$updater = $page->newPageUpdater( $this->getUser() );
		$parent = $updater->grabParentRevision();
		$isMoved = $updater->hasEditConflict( $params['baserevid'] );
		$wikitext = $this->wikitext( $parent );
		$tag = $this->tag( $wikitext, $params );
		if ( $tag->text === trim( $params['doc'] ) ) {
			// Said again after an answer that was lost, or by another tab with the same text.
			$this->answer( $params['doc'], $parent->getId(), [ 'nochange' => true ] );
			return;
		}
		if ( $tag->hash() !== $params['hash'] ) {
			$this->dieWithConflict( $this->described( $tag, $parent->getId() ) );
		}
		$content = ContentHandler::makeContent( $tag->replacedIn( $wikitext, $params['doc'] ), $page->getTitle(), CONTENT_MODEL_WIKITEXT );
		$this->checkContent( $content, $page, $this->summary( $params ) );
		$revision = $this->write( $updater, $content, $page, $this->summary( $params ) );
		$this->answer( $params['doc'], $revision ?? $parent->getId(), $isMoved ? [ 'rebased' => true ] : [] );
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

	private function checkDocument( string $text ): void {
		$problem = Document::problem( $text );
		if ( $problem === null && !Document::isSafeInPage( $text ) ) {
			$problem = 'found <, > or & in it, expected \u003c, \u003e and \u0026';
		}
		if ( $problem !== null ) {
			$this->dieWithError( [ 'apierror-pmt-baddoc', wfEscapeWikiText( $problem ) ], 'pmt-baddoc' );
		}
	}

	/** What an ordinary edit has to pass too: the size, and the edit filters that a wiki has installed. */
	private function checkContent( Content $content, WikiPage $page, string $summary ): void {
		$limit = $this->getConfig()->get( 'MaxArticleSize' );
		if ( $content->getSize() > $limit * 1024 ) {
			$this->dieWithError( [ 'apierror-contenttoobig', $limit ], 'contenttoobig' );
		}
		$context = new DerivativeContext( $this->getContext() );
		$context->setTitle( $page->getTitle() );
		$context->setWikiPage( $page );
		$status = Status::newGood();
		$passes = ( new HookRunner( $this->getHookContainer() ) )->onEditFilterMergedContent(
			$context, $content, $status, $summary, $this->getUser(), false );
		if ( isset( $status->apiHookResult['captcha'] ) ) {
			$this->dieWithError( 'apierror-pmt-captcha', 'pmt-captcha' );
		}
		if ( !$passes || !$status->isOK() ) {
			if ( $status->isGood() ) {
				$status->fatal( 'hookaborted' );
			}
			$this->dieStatus( $status );
		}
	}

	/** @return ?int The new revision; null where the text was the same */
	private function write( PageUpdater $updater, Content $content, WikiPage $page, string $summary ): ?int {
		$updater->setContent( 'main', $content );
		$isTrusted = $this->getConfig()->get( 'UseRCPatrol' )
			&& $this->getAuthority()->definitelyCan( 'autopatrol', $page->getTitle() );
		$updater->setRcPatrolStatus( $isTrusted ? RecentChange::PRC_AUTOPATROLLED : RecentChange::PRC_UNPATROLLED );
		$revision = $updater->saveRevision( CommentStoreComment::newUnsavedComment( $summary ), EDIT_UPDATE );
		$status = $updater->getStatus();
		if ( $status->hasMessage( 'edit-conflict' ) ) {
			// Somebody wrote between our reading and our writing.
			$this->dieWithConflict();
		}
		if ( !$status->isOK() ) {
			$this->dieStatus( $status );
		}
		return $revision?->getId();
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
