import { type BundleSubtitle, bundleSession } from '../../../shared/model/bundle.ts';
import { bundleId, fragmentId } from '../../../shared/model/ids.ts';
import { verifyBundle } from '../../bundle/bundle-reader.ts';
import {
  listReceivedBundles,
  listReceivedFragments,
  type ReceivedBundle,
} from '../../store/repositories/received-repository.ts';
import type { JobHandlers, QueryHandlers } from '../handlers.ts';
import { requireMeeting } from '../meeting/meeting-service.ts';
import { releasesInForceFor } from '../meeting/release-service.ts';
import { todayOf } from '../retention/known-date.ts';
import { describeBundle, openWith } from './bundle-facts.ts';
import { previewBundle } from './bundle-preview.ts';
import { exportJob } from './export-job.ts';
import { importBundleJob } from './import-bundle-job.ts';
import { sixWords } from './six-words.ts';

export const bundleQueries: QueryHandlers<
  'bundle.preview' | 'bundle.words' | 'bundle.inspect' | 'bundle.verify' | 'bundle.list'
> = {
  'bundle.preview': ({ meetingId }, session) => {
    const meeting = requireMeeting(session.db, meetingId);
    const today = todayOf(session);
    return previewBundle(session, meeting, releasesInForceFor(session.db, meeting.id, today));
  },
  'bundle.words': () => ({ words: sixWords() }),
  'bundle.inspect': async (input, session) => {
    const bundle = await openWith(session, input.path, input);
    try {
      return describeBundle(session, bundle);
    } finally {
      await bundle.close();
    }
  },
  'bundle.verify': async (input, session) => {
    const bundle = await openWith(session, input.path, input);
    try {
      await verifyBundle(bundle);
      return { ...describeBundle(session, bundle), verified: true };
    } finally {
      await bundle.close();
    }
  },
  'bundle.list': (_input, { db }) =>
    listReceivedBundles(db).map((bundle) => ({
      bundleId: bundleId.parse(bundle.id),
      author: bundle.authorName,
      meeting: { title: bundle.meetingTitle, date: bundle.meetingDate },
      until: bundle.until,
      fragments: listReceivedFragments(db, bundle.id).map(({ id, title, why, durationUs, frames }) => ({
        fragmentId: fragmentId.parse(id),
        ...{ title, why, durationUs, frames },
        subtitles: subtitlesIn(bundle, id),
      })),
    })),
};

/** Of a bundle that was read and found right when it was taken in. */
function subtitlesIn({ session }: ReceivedBundle, fragmentId: string): BundleSubtitle[] {
  const { fragments } = bundleSession.parse(JSON.parse(session));
  return fragments.find(({ record }) => record.id === fragmentId)?.record.subtitles ?? [];
}

export const bundleJobs: JobHandlers<'bundle.export' | 'bundle.import'> = {
  'bundle.export': exportJob,
  'bundle.import': importBundleJob,
};
