/** The most that a manifest, session or guide may come to, in bytes: they are read whole. */
export const LARGEST_JSON = 8 * 1024 * 1024;

/** A signature is 88 characters of base64; more is none. */
export const SIGNATURE_CHARACTERS = 88;
