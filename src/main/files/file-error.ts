import { type ErrorCode, KijkkringError } from '../../shared/errors.ts';

const codeOfErrno: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'fileNotFound',
  ENOTDIR: 'fileNotFound',
  EISDIR: 'fileIsFolder',
  EEXIST: 'fileExists',
  ENAMETOOLONG: 'pathTooLong',
  EACCES: 'permissionDenied',
  EPERM: 'permissionDenied',
  EROFS: 'permissionDenied',
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EFBIG: 'diskFull',
  EIO: 'fileUnreadable',
};

/** Turns an errno into the closed code a user has words for; other errors come back as they are. */
export function toFileError(error: unknown): unknown {
  if (error instanceof KijkkringError) return error;
  const errno = (error as NodeJS.ErrnoException | null)?.code;
  const code = errno === undefined ? undefined : codeOfErrno[errno];
  return code === undefined ? error : new KijkkringError(code, {}, { cause: error });
}

/** Runs file work and throws closed codes instead of errnos. */
export async function withFileErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toFileError(error);
  }
}
