/** The most that a manifest, session or guide may come to, in bytes: they are read whole. */
export const LARGEST_JSON = 8 * 1024 * 1024;

/** The most that all of those may come to together, in bytes: guides can be many, and are kept while a bundle is open. */
export const MOST_JSON = 32 * 1024 * 1024;

/** A signature is 88 characters of base64; more is none. */
export const SIGNATURE_CHARACTERS = 88;
