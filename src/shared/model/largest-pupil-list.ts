/** In bytes; a larger file is no list of a class. Apart from the schemas, as the window needs only this. */
export const LARGEST_PUPIL_LIST = 1_048_576;
