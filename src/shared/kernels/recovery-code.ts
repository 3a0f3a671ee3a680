/**
 * The code on a recovery sheet: 160 random bits, in eight groups of five signs. Four signs of a group are 20 bits, the fifth is a check. The
 * signs are those of Crockford's base 32, which leaves out I, L, O and U; what looks like another sign is read as that sign.
 */

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 8;
const DATA_SIGNS = 4;
const GROUP_SIGNS = DATA_SIGNS + 1;

/** Bytes of the secret behind a code. */
export const RECOVERY_SECRET_BYTES = 20;

/** What is read of a typed code: the secret, or what is wrong with it; groups count from 1. */
export type ReadCode =
  | { readonly state: 'whole'; readonly secret: Uint8Array }
  | { readonly state: 'wrongGroup'; readonly group: number }
  | { readonly state: 'tooShort'; readonly groups: number }
  | { readonly state: 'tooLong' };

/** Writes a secret of 20 bytes as eight groups of five signs. */
export function writeRecoveryCode(secret: Uint8Array): string[] {
  const values = toFiveBits(secret);
  return Array.from({ length: GROUPS }, (_unused, at) => {
    const data = values.slice(at * DATA_SIGNS, (at + 1) * DATA_SIGNS);
    return [...data, checkOf(data, at)].map((value) => SIGNS[value]).join('');
  });
}

/** Reads a code as somebody typed it: case, spaces, dashes and look-alikes don't matter. */
export function readRecoveryCode(typed: string): ReadCode {
  const values = [...typed.toUpperCase().replaceAll(/[\s-]/g, '')].map(signValue);
  if (values.length > GROUPS * GROUP_SIGNS) return { state: 'tooLong' };
  const groups = Array.from({ length: Math.ceil(values.length / GROUP_SIGNS) }, (_unused, at) =>
    values.slice(at * GROUP_SIGNS, (at + 1) * GROUP_SIGNS),
  );
  const wrong = groups.findIndex((group, at) => group.length === GROUP_SIGNS && !isWhole(group, at));
  if (wrong !== -1) return { state: 'wrongGroup', group: wrong + 1 };
  if (values.length < GROUPS * GROUP_SIGNS)
    return { state: 'tooShort', groups: Math.floor(values.length / GROUP_SIGNS) };
  return { state: 'whole', secret: fromFiveBits(groups.flatMap((group) => group.slice(0, DATA_SIGNS))) };
}

/** The value of a sign, 0 to 31, or -1. */
function signValue(sign: string): number {
  if (sign === 'O') return 0;
  if (sign === 'I' || sign === 'L') return 1;
  if (sign === 'U') return SIGNS.indexOf('V');
  return SIGNS.indexOf(sign);
}

function isWhole(group: readonly number[], at: number): boolean {
  if (group.includes(-1)) return false;
  return group[DATA_SIGNS] === checkOf(group.slice(0, DATA_SIGNS), at);
}

/**
 * The check of a group: its number, plus each sign times a factor of its own, in the field of 32 elements (x^5 + x^2 + 1). The factors differ
 * from each other and from the check's own (1), so that every single wrong sign and every two signs that changed places show.
 */
function checkOf(data: readonly number[], at: number): number {
  return data.reduce((sum, value, place) => sum ^ times(value, place + 2), at + 1);
}

/** Multiplication in the field of 32 elements. */
function times(a: number, b: number): number {
  let [product, shifted] = [0, a];
  for (let bit = b; bit > 0; bit >>= 1) {
    if (bit & 1) product ^= shifted;
    shifted = shifted & 16 ? (shifted << 1) ^ 0b100101 : shifted << 1;
  }
  return product;
}

function toFiveBits(bytes: Uint8Array): number[] {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length: bits.length / 5 }, (_unused, at) =>
    Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2),
  );
}

function fromFiveBits(values: readonly number[]): Uint8Array {
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
  return Uint8Array.from({ length: bits.length / 8 }, (_unused, at) =>
    Number.parseInt(bits.slice(at * 8, at * 8 + 8), 2),
  );
}
