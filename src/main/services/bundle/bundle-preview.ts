import { invariant } from '../../../shared/assert.ts';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { namesInText } from '../../../shared/kernels/names-in-text.ts';
import type { Meeting, Release } from '../../../shared/model/meeting.ts';
import type { Fragment } from '../../../shared/model/recording.ts';
import { listRecordings } from '../../store/repositories/recording-repository.ts';
import { listPupils } from '../../store/repositories/trajectory-repository.ts';
import { listAnnotations, listFragments, listNotes } from '../../store/repositories/viewing-repository.ts';
import { openPoints } from '../meeting/release-gate.ts';
import { isFromCopy } from '../recording/rendering.ts';
import type { Session } from '../session.ts';
import { composeReleaseBundle } from './release-bundle.ts';

type Preview = OutputOf<'bundle.preview'>;

/**
 * What a bundle would hold now, put together by the same rules that write it, beside what stays. The second half is for
 * its owner's eyes: nothing of it goes into a bundle.
 */
export function previewBundle(session: Session, meeting: Meeting, releases: readonly Release[]): Preview {
  if (releases.length === 0) return { ...nothingGoes, stays: whatStays(session, []) };
  const bundle = composeReleaseBundle(session, meeting, releases);
  const releasedAt = new Map(releases.map((release) => [release.fragmentId, release.releasedAt]));
  const firstNames = listPupils(session.db).flatMap(({ firstName }) => firstName ?? []);
  const said = new Map<string, string[]>(
    bundle.session.fragments.map(({ record }) => [
      record.id,
      (record.subtitles ?? []).map(({ text }) => text),
    ]),
  );
  return {
    fragments: bundle.fragments.map((fragment) => {
      const { id, recordingId, title, why, inUs, outUs } = fragment;
      const when = releasedAt.get(id);
      invariant(when !== undefined, 'a bundle holds only what was released');
      const lines = said.get(id) ?? [];
      const names = namesInText([title, why, ...lines].join('\n'), firstNames);
      const fromCopy = isFromCopy(session, fragment);
      return { fragmentId: id, recordingId, title, inUs, outUs, releasedAt: when, names, fromCopy };
    }),
    audience: [...bundle.manifest.audience],
    until: bundle.manifest.until,
    guides: bundle.guides.map(({ id }) => id),
    open: openPoints(session.db, bundle.fragments, meeting),
    annotations: bundle.session.fragments.reduce((sum, { record }) => sum + record.annotations.length, 0),
    stays: whatStays(session, bundle.fragments),
  };
}

const nothingGoes = { fragments: [], audience: [], until: null, guides: [], open: [], annotations: 0 };

function whatStays(session: Session, going: readonly Fragment[]): Preview['stays'] {
  const { db } = session;
  const touched = new Set(going.map(({ recordingId }) => recordingId));
  const recordings = listRecordings(db).filter(({ id }) => touched.has(id));
  const goes = new Set(going.map(({ id }) => id));
  const total = recordings.reduce((sum, { durationUs }) => sum + durationUs, 0);
  return {
    recordings: recordings.map(({ id, title, durationUs }) => ({ recordingId: id, title, durationUs })),
    fragments: recordings
      .flatMap(({ id }) => listFragments(db, id))
      .filter(({ id }) => !goes.has(id))
      .map(({ id, title }) => ({ fragmentId: id, title })),
    annotations: recordings.reduce((sum, { id }) => sum + listAnnotations(db, id).length, 0),
    notes: recordings.reduce((sum, { id }) => sum + listNotes(db, id).length, 0),
    pupilNames: listPupils(db).filter(({ firstName }) => firstName !== null).length,
    durationUs: Math.max(0, total - going.reduce((sum, { inUs, outUs }) => sum + outUs - inUs, 0)),
  };
}
