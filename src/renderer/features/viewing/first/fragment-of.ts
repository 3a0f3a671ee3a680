import type { Fragment, Highlight } from '../../../../shared/model/recording.ts';

/** The fragment that was made of a mooi moment: the first in which its moment lies, whatever its ends are by now. */
export function fragmentOf(
  { atUs }: Pick<Highlight, 'atUs'>,
  fragments: readonly Fragment[],
): Fragment | undefined {
  return fragments.find(({ inUs, outUs }) => inUs <= atUs && atUs < outUs);
}
