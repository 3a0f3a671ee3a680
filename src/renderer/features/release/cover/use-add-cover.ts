import type { Span } from '../../../../shared/model/class.ts';
import type { Cover } from '../../../../shared/model/cover.ts';
import { useClient } from '../../../api/client-context.ts';
import { firstPlace } from './cover-geometry.ts';

/** Lays a new cover over a whole span, in the middle of the picture. */
export function useAddCover(): (of: Pick<Cover, 'fragmentId' | 'pupilId'>, span: Span) => void {
  const client = useClient();
  return (of, { startUs, endUs }) => {
    const keys = [{ atUs: startUs, ...firstPlace }];
    void client.ask('cover.add', { ...of, startUs, endUs, keys, shape: 'box', muted: false });
  };
}
