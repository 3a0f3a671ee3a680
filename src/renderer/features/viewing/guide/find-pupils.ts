type Named = { readonly id: string; readonly name: string };

/** As many as fit over the seats. */
const most = 6;

/** Accents and capitals don't matter: `zoe` finds Zoë. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/**
 * Whose name begins with these letters, in order of the alphabet; then those in which a later word does. Without letters
 * nobody yet.
 */
export function findPupils<Pupil extends Named>(pupils: readonly Pupil[], letters: string): Pupil[] {
  const wanted = plain(letters);
  if (wanted === '') return [];
  const inOrder = [...pupils].sort((one, other) => one.name.localeCompare(other.name));
  const first = inOrder.filter(({ name }) => plain(name).startsWith(wanted));
  const later = inOrder.filter(
    (pupil) =>
      !first.includes(pupil) &&
      plain(pupil.name)
        .split(/[\s-]+/)
        .some((word) => word.startsWith(wanted)),
  );
  return [...first, ...later].slice(0, most);
}
