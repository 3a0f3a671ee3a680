/** The one message with which sodium-native refuses bytes that don't authenticate. */
const REFUSAL = 'could not verify data';

/**
 * Runs an authenticated decryption of sodium-native, which throws where the bytes are not what was sealed.
 * @returns false when they don't authenticate; any other error is a defect and goes on
 */
export function authenticates(open: () => void): boolean {
  try {
    open();
    return true;
  } catch (error) {
    if (error instanceof Error && error.message === REFUSAL) return false;
    throw error;
  }
}
