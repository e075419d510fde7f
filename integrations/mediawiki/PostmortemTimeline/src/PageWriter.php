<?php
namespace PostmortemTimeline\MediaWiki;

use CommentStoreComment;
use Content;
use ContentHandler;
use DerivativeContext;
use IContextSource;
use MediaWiki\HookContainer\HookRunner;
use MediaWiki\MediaWikiServices;
use MediaWiki\Storage\PageUpdater;
use RecentChange;
use Status;
use WikiPage;

/** Writes a page as an ordinary edit does: within the size, past the edit filters, marked as patrolled. */
final class PageWriter {
	public function __construct( private readonly IContextSource $context, private readonly WikiPage $page ) {
	}

	/**
	 * @param PageUpdater $updater Which has read the revision that the text was made from: another one
	 *  that was written since makes this fail with `edit-conflict`
	 * @return Status With the number of the new revision, or null where the text was the same
	 */
	public function write( PageUpdater $updater, string $text, string $summary ): Status {
		$content = ContentHandler::makeContent( $text, $this->page->getTitle(), CONTENT_MODEL_WIKITEXT );
		$status = $this->sizeOf( $content );
		if ( $status->isOK() ) {
			$status = $this->filtered( $content, $summary );
		}
		if ( !$status->isOK() ) {
			return $status;
		}
		$updater->setContent( 'main', $content );
		$updater->setRcPatrolStatus( $this->isTrusted() ? RecentChange::PRC_AUTOPATROLLED : RecentChange::PRC_UNPATROLLED );
		$revision = $updater->saveRevision( CommentStoreComment::newUnsavedComment( $summary ), EDIT_UPDATE );
		$status = Status::wrap( $updater->getStatus() );
		return $status->isOK() ? Status::newGood( $revision?->getId() ) : $status;
	}

	private function sizeOf( Content $content ): Status {
		$limit = $this->context->getConfig()->get( 'MaxArticleSize' );
		$isTooLarge = $content->getSize() > $limit * 1024;
		return $isTooLarge ? Status::newFatal( 'apierror-contenttoobig', $limit ) : Status::newGood();
	}

	/** What extensions such as AbuseFilter, SpamBlacklist and ConfirmEdit say of the text. */
	private function filtered( Content $content, string $summary ): Status {
		$context = new DerivativeContext( $this->context );
		$context->setTitle( $this->page->getTitle() );
		$context->setWikiPage( $this->page );
		$status = Status::newGood();
		$runner = new HookRunner( MediaWikiServices::getInstance()->getHookContainer() );
		$passes = $runner->onEditFilterMergedContent( $context, $content, $status, $summary, $context->getUser(), false );
		if ( isset( $status->statusData['captcha'] ) ) {
			return Status::newFatal( 'apierror-pmt-captcha' );
		}
		if ( !$passes && $status->isGood() ) {
			$status->fatal( 'hookaborted' );
		}
		return $status;
	}

	private function isTrusted(): bool {
		return $this->context->getConfig()->get( 'UseRCPatrol' )
			&& $this->context->getAuthority()->definitelyCan( 'autopatrol', $this->page->getTitle() );
	}
}
