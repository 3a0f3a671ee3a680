/** Whether a path leads to something that is put in and taken out, a card or a stick, as far as the path tells. */
export function isOnDrive(path: string): boolean {
  return /^(\/media\/|\/run\/media\/|\/mnt\/|\/Volumes\/|[D-Z]:\\)/i.test(path);
}
