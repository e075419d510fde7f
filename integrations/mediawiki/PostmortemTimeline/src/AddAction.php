<?php
namespace PostmortemTimeline\MediaWiki;

use FormAction;
use HTMLForm;
use MediaWiki\Revision\SlotRecord;
use MWCryptRand;
use Status;
use TextContent;

/** `action=pmtadd`: puts an empty timeline at the end of a page, for people who use no source editor. */
final class AddAction extends FormAction {
	private string $id = '';

	public function getName(): string {
		return 'pmtadd';
	}

	public function getRestriction(): string {
		return 'edit';
	}

	protected function usesOOUI(): bool {
		return true;
	}

	/** @return \Message Text is deprecated since MediaWiki 1.41 */
	protected function getPageTitle() {
		return $this->msg( 'pmt-add-title' )->plaintextParams( $this->getTitle()->getPrefixedText() );
	}

	protected function getDescription(): string {
		return '';
	}

	protected function preText(): string {
		return $this->msg( 'pmt-add-text' )->parseAsBlock();
	}

	protected function alterForm( HTMLForm $form ): void {
		$form->setSubmitTextMsg( 'pmt-add-submit' );
	}

	/** @param array $data */
	public function onSubmit( $data ): Status {
		$updater = $this->getWikiPage()->newPageUpdater( $this->getUser() );
		$content = $updater->grabParentRevision()?->getContent( SlotRecord::MAIN );
		if ( !$content instanceof TextContent || $content->getModel() !== CONTENT_MODEL_WIKITEXT ) {
			return Status::newFatal( 'apierror-pmt-notwikitext' );
		}
		$this->id = 't' . MWCryptRand::generateHex( 8 );
		$tag = '<' . TagFinder::NAME . ' id="' . $this->id . "\">\n</" . TagFinder::NAME . '>';
		$text = rtrim( $content->getText() ) . "\n\n" . $tag . "\n";
		$summary = $this->msg( 'pmt-add-summary' )->inContentLanguage()->text();
		return ( new PageWriter( $this->getContext(), $this->getWikiPage() ) )->write( $updater, $text, $summary );
	}

	public function onSuccess(): void {
		$this->getOutput()->redirect( $this->getTitle()->getFullURL() . '#' . $this->id );
	}
}
