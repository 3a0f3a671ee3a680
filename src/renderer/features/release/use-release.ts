import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorPayload } from '../../../shared/errors.ts';
import { withoutNames } from '../../../shared/kernels/names-in-text.ts';
import type { Fragment } from '../../../shared/model/recording.ts';
import type { Pupil } from '../../../shared/model/trajectory.ts';
import type { Result } from '../../../shared/result.ts';
import { useClient } from '../../api/client-context.ts';
import type { ReleaseDraft } from './release-draft.ts';

export type Releasing = {
  readonly state: 'idle' | 'working' | 'done';
  readonly error: ErrorPayload | undefined;
  readonly release: (order: {
    readonly draft: ReleaseDraft;
    readonly audience: readonly string[];
    readonly meetingId: string;
    readonly passphrase: string;
    readonly fragments: readonly Fragment[];
    readonly pupils: readonly Pupil[];
  }) => Promise<void>;
};

/** Signs the sheet: the wachtzin when it was typed, the titles without the names that had to go, then the release itself. */
export function useRelease(): Releasing {
  const client = useClient();
  const { t } = useTranslation();
  const [state, setState] = useState<Releasing['state']>('idle');
  const [error, setError] = useState<ErrorPayload>();

  const release: Releasing['release'] = async (order) => {
    const { draft, audience, meetingId, passphrase, fragments, pupils } = order;
    setState('working');
    setError(undefined);
    const replaced = Object.keys(draft.names).filter((name) => draft.names[name] === 'replace');
    const chosen = fragments.filter(({ id }) => draft.fragmentIds.includes(id));
    const steps: (() => Promise<Result<unknown>>)[] = [];
    if (passphrase !== '') steps.push(() => client.call('app.confirmPassphrase', { passphrase }));
    for (const { id, title, why } of chosen) {
      const changed = {
        title: withoutNames(title, replaced, t('release.thisPupil')),
        why: withoutNames(why, replaced, t('release.thisPupil')),
      };
      if (changed.title !== title || changed.why !== why)
        steps.push(() => client.call('fragment.update', { fragmentId: id, ...changed }));
    }
    steps.push(() =>
      client.call('release.release', {
        fragmentIds: [...draft.fragmentIds],
        meetingId,
        audience: [...audience],
        keptNames: pupils
          .filter(({ firstName }) => firstName !== null && draft.names[firstName] === 'keep')
          .map(({ id }) => id),
      }),
    );
    for (const step of steps) {
      const answer = await step();
      if (answer.ok) continue;
      setError(answer.error);
      setState('idle');
      return;
    }
    setState('done');
  };

  return { state, error, release };
}
