/**
 * The closed lists of the class statement and of what is on record, as plain values: the window shows them, and a schema
 * in the window would make script of text, which its content policy refuses.
 */

/** On what ground a school films (DOMAIN §5.1). With `consent` every pupil needs an agreement of her own. */
export const legalBases = ['legitimateInterest', 'publicTask', 'consent'] as const;

/** What the recordings are for: a closed list on which appraisal does not stand (DOMAIN §5.2, 9). */
export const purposes = ['coaching', 'teamLearning', 'pupilCase'] as const;

/** What parents said of a pupil; nothing on record is `unknown`. */
export const consentStatuses = ['agreed', 'noConsent', 'objected', 'withdrawn', 'unknown'] as const;

/** Who may have been named to parents as a viewer. */
export const viewerRoles = ['teacher', 'coach', 'careCoordinator', 'schoolLeader'] as const;
