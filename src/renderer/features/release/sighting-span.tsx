import { type ReactElement, useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sighting } from '../../../shared/model/class.ts';
import type { Cover } from '../../../shared/model/cover.ts';
import type { Fragment } from '../../../shared/model/recording.ts';
import { useClient } from '../../api/client-context.ts';
import { useAddCover } from './cover/use-add-cover.ts';
import { SpanEditor } from './span-editor.tsx';
import { WaysOut } from './ways-out.tsx';

export type SightingSpanProps = {
  readonly fragment: Fragment;
  readonly sighting: Sighting;
  readonly cover: Cover | undefined;
  readonly name: string;
  readonly blocks: boolean;
  readonly onLeaveOut: () => void;
};

/** Where a pupil is seen or heard, and the ways out when nothing hides her. */
export function SightingSpan(props: SightingSpanProps): ReactElement {
  const { fragment, sighting, cover, name, blocks, onLeaveOut } = props;
  const { t } = useTranslation();
  const client = useClient();
  const addCover = useAddCover();
  const { id: fragmentId, inUs, outUs } = fragment;
  const { pupilId } = sighting;
  const isAsked = useRef(false);
  // the cover she asked for is what the keys go on with; one that is drawn again while the film plays is not
  const onMark = useCallback((mark: HTMLElement | null): void => {
    if (mark === null || !isAsked.current) return;
    isAsked.current = false;
    mark.focus();
  }, []);
  const layCover = (): void => {
    isAsked.current = true;
    addCover({ fragmentId, pupilId }, span);
  };
  const span = sighting.spans[0] ?? { startUs: inUs, endUs: outUs };
  return (
    <SpanEditor
      {...{ fragment, name, span, cover, onMark }}
      label={t('release.whereSeen', { name })}
      onSpan={(changed) =>
        void client.ask('sighting.answer', { fragmentId, pupilId, answer: 'yes', spans: [changed] })
      }
    >
      {blocks && (
        <WaysOut
          {...{ fragment, sighting, name, onLeaveOut }}
          onCover={cover === undefined ? layCover : undefined}
        />
      )}
    </SpanEditor>
  );
}
