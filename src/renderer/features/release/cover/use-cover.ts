import type { Cover } from '../../../../shared/model/cover.ts';
import { useClient } from '../../../api/client-context.ts';

type CoverChange = Partial<Pick<Cover, 'shape' | 'muted' | 'startUs' | 'endUs' | 'keys'>>;

export type CoverEdit = {
  readonly change: (changed: CoverChange) => void;
  readonly remove: () => void;
  readonly confirm: () => void;
};

/** What can be done with a cover, if there is one. Each change is stored at once, and asks to be looked at again. */
export function useCover(cover: Cover | undefined): CoverEdit {
  const client = useClient();
  return {
    change: (changed) => {
      if (cover !== undefined) void client.ask('cover.update', { coverId: cover.id, ...changed });
    },
    remove: () => {
      if (cover !== undefined) void client.ask('cover.remove', { coverId: cover.id });
    },
    confirm: () => {
      if (cover !== undefined) void client.ask('cover.confirm', { coverId: cover.id });
    },
  };
}
