import type { Migration } from '../migrate.ts';
import { foundation } from './0010-foundation.ts';
import { home } from './0030-home.ts';
import { classAndConsent } from './0050-class.ts';
import { log } from './0080-log.ts';
import { retention } from './0100-retention.ts';
import { erasure } from './0120-erasure.ts';
import { recovery } from './0130-recovery.ts';
import { place } from './0140-place.ts';
import { covers } from './0150-covers.ts';
import { contacts } from './0160-contacts.ts';
import { custody } from './0170-custody.ts';
import { copies } from './0180-copies.ts';
import { watch } from './0190-watch.ts';
import { proposals } from './0200-proposals.ts';
import { handingOver } from './0210-handing-over.ts';
import { releasedFilms } from './0220-released-films.ts';
import { showings } from './0230-showings.ts';
import { reviewCopies } from './0240-review-copies.ts';
import { counting } from './0250-counting.ts';
import { angles } from './0270-angles.ts';
import { fragmentSound } from './0280-fragment-sound.ts';
import { originalGone } from './0290-original-gone.ts';
import { waitingPast } from './0300-waiting-past.ts';
import { subtitleOfNothing } from './0310-subtitle-of-nothing.ts';

/** Every step of the schema in order. A new one goes to the end, ten higher. */
export const migrations: readonly Migration[] = [
  foundation,
  home,
  classAndConsent,
  log,
  retention,
  erasure,
  recovery,
  place,
  covers,
  contacts,
  custody,
  copies,
  watch,
  proposals,
  handingOver,
  releasedFilms,
  showings,
  reviewCopies,
  counting,
  angles,
  fragmentSound,
  originalGone,
  waitingPast,
  subtitleOfNothing,
];
