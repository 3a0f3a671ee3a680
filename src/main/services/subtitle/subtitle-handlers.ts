import { listSubtitles } from '../../store/repositories/subtitle-repository.ts';
import type { JobHandlers, MutationHandlers, QueryHandlers } from '../handlers.ts';
import { saveSubtitlesJob } from './save-subtitles-job.ts';
import { addSubtitle, changeSubtitle, removeSubtitle } from './subtitle-service.ts';

export const subtitleQueries: QueryHandlers<'subtitle.list'> = {
  'subtitle.list': (input, { db }) => listSubtitles(db, input.recordingId),
};

export const subtitleMutations: MutationHandlers<'subtitle.add' | 'subtitle.update' | 'subtitle.remove'> = {
  'subtitle.add': (input, context) => addSubtitle(context, input),
  'subtitle.update': (input, { db }) => changeSubtitle(db, input),
  'subtitle.remove': (input, { db }) => {
    removeSubtitle(db, input.subtitleId);
    return {};
  },
};

export const subtitleJobs: JobHandlers<'subtitle.save'> = {
  'subtitle.save': saveSubtitlesJob,
};
