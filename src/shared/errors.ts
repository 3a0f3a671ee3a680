/**
 * Every refusal or failure that a user can meet, as one closed union. The words for each code stand in
 * `shared/i18n/errors.<language>.json`; a test holds the two together.
 */
export const errorCodes = [
  // the call itself
  'invalidInput',
  'unknownProcedure',
  'notAllowed',
  'cancelled',
  'internal',
  // files
  'fileNotFound',
  'fileUnreadable',
  'fileEmpty',
  'fileIsFolder',
  'fileExists',
  'pathTooLong',
  'permissionDenied',
  'diskFull',
  // library
  'libraryNotFound',
  'libraryExists',
  'libraryDamaged',
  'libraryNewer',
  'libraryInUse',
  'libraryLocked',
  'libraryWeakened',
  'databaseDamaged',
  'databaseNewer',
  'passphraseWrong',
  'passphraseMissing',
  'passphraseFileInvalid',
  'recoveryMissing',
  'recoveryWrong',
  'recoveryGroupWrong',
  'recoveryIncomplete',
  'recoveryPlaceShared',
  'recoveryPlaceLibrary',
  'passphraseNeeded',
  'secretsUnavailable',
  'passphraseWait',
  'placesUnknown',
  'placeSynchronised',
  'placeOnNetwork',
  'practiceOnly',
  // footage
  'footageDamaged',
  'notAVideo',
  'mediaHasNoPicture',
  'mediaNotPlayable',
  'mediaDamaged',
  'mediaPartlyDamaged',
  'mediaFormatRefused',
  'ffmpegMissing',
  'ffmpegFailed',
  'sourceChanged',
  'filmNotOffered',
  'sourceDiffers',
  'sourceLinked',
  'copyNotFound',
  'releasedUndecided',
  'releasedNotMade',
  'showingRefused',
  'recordingNotReady',
  'mediaPartsDiffer',
  'recordingNotFound',
  'recordingDestroyed',
  'recordingExpired',
  'recordingExtended',
  'reviewRunNotFound',
  'recordingWhole',
  'recordingCutShort',
  'reviewUnverified',
  'originalGone',
  'arrivedUnplayable',
  'recordingInUse',
  'recordingBeingCounted',
  // work
  'fragmentNotFound',
  'fragmentEmpty',
  'fragmentOutside',
  'fragmentReleased',
  'fragmentNotReleased',
  'fragmentNotExact',
  'releaseOwnerOnly',
  'recordingOwnerOnly',
  'watchNotInForce',
  'watchCoachOnly',
  'proposalNotFound',
  'proposalNothing',
  'proposalRecordingMissing',
  'classStatementMissing',
  'pupilUnanswered',
  'pupilSeen',
  'coverNotFound',
  'coverUnconfirmed',
  'focusUnnamed',
  'focusAgreementMissing',
  'groupNotFound',
  'csvUnreadable',
  'csvNotText',
  'csvHeadingUnknown',
  'csvNoPupils',
  'pdfNotHere',
  'windowRefused',
  'guideItemUnknown',
  'annotationNotFound',
  'annotationEndNeeded',
  'annotationEndNotAllowed',
  'timeOutside',
  'meetingNotFound',
  'participantNotFound',
  'pupilNotFound',
  'roundNotFound',
  'noteNotFound',
  'highlightNotFound',
  'subtitleNotFound',
  'subtitleHere',
  'angleSame',
  'anglePaired',
  'angleNotPaired',
  'angleNoSound',
  'angleNotHeard',
  'jobNotFound',
  'jobNotResumable',
  'nothingToUndo',
  'nothingToRedo',
  'historyConflict',
  // bundle
  'bundleNotRecognised',
  'bundleEmpty',
  'bundleDamaged',
  'bundleNewer',
  'bundleKeyWrong',
  'bundleKeyMissing',
  'bundleTooExpensive',
  'bundleNameUnsafe',
  'bundleSizeLies',
  'bundleHashMismatch',
  'bundleSignatureInvalid',
  'bundleExpired',
  'bundleNothingReleased',
  'bundleIsHome',
  'bundleNotHome',
  'bundleIsWatch',
  'bundleIsProposal',
  'bundleNotFound',
  'recipientInvalid',
  'keyCardInvalid',
  'keyCardOwn',
  'keyCardKnown',
  'keyCardNotCompared',
  'contactNotFound',
  'contactIsSelf',
  'contactLost',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Values that fill the places in the words of an error; JSON-safe, never a pupil's name or a text of the user. */
export type ErrorParams = Readonly<Record<string, string | number>>;

export type ErrorPayload = { readonly code: ErrorCode; readonly params: ErrorParams };

/** The one error class that core code throws on purpose; anything else that escapes becomes `internal`. */
export class KijkkringError extends Error {
  override readonly name = 'KijkkringError';
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: { cause?: unknown }) {
    super(code, options);
    this.code = code;
    this.params = params;
  }

  toPayload(): ErrorPayload {
    return { code: this.code, params: this.params };
  }
}
