import recoverySheetEn from '../../shared/i18n/recovery-sheet.en.json' with { type: 'json' };
import recoverySheetNl from '../../shared/i18n/recovery-sheet.nl.json' with { type: 'json' };
import bundleEn from '../features/bundle/words/en.json' with { type: 'json' };
import bundleNl from '../features/bundle/words/nl.json' with { type: 'json' };
import classPrivacyEn from '../features/class-privacy/words/en.json' with { type: 'json' };
import classPrivacyNl from '../features/class-privacy/words/nl.json' with { type: 'json' };
import coachHomeEn from '../features/coach-home/words/en.json' with { type: 'json' };
import coachHomeNl from '../features/coach-home/words/nl.json' with { type: 'json' };
import firstStartEn from '../features/first-start/words/en.json' with { type: 'json' };
import firstStartNl from '../features/first-start/words/nl.json' with { type: 'json' };
import importingEn from '../features/import/words/en.json' with { type: 'json' };
import importingNl from '../features/import/words/nl.json' with { type: 'json' };
import openPackageEn from '../features/open-package/words/en.json' with { type: 'json' };
import openPackageNl from '../features/open-package/words/nl.json' with { type: 'json' };
import releaseEn from '../features/release/words/en.json' with { type: 'json' };
import releaseNl from '../features/release/words/nl.json' with { type: 'json' };
import trajectoryEn from '../features/trajectory/words/en.json' with { type: 'json' };
import trajectoryNl from '../features/trajectory/words/nl.json' with { type: 'json' };
import viewingEn from '../features/viewing/words/en.json' with { type: 'json' };
import viewingNl from '../features/viewing/words/nl.json' with { type: 'json' };
import watchAlongEn from '../features/watch-along/words/en.json' with { type: 'json' };
import watchAlongNl from '../features/watch-along/words/nl.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };

/** The words of the product: those of the components, of each feature under its own name, and of what the core writes too. */
export const words = {
  nl: {
    ...nl,
    bundle: bundleNl,
    classPrivacy: classPrivacyNl,
    coachHome: coachHomeNl,
    firstStart: firstStartNl,
    importing: importingNl,
    openPackage: openPackageNl,
    recoverySheet: recoverySheetNl,
    release: releaseNl,
    trajectory: trajectoryNl,
    viewing: viewingNl,
    watchAlongSheet: watchAlongNl,
  },
  en: {
    ...en,
    bundle: bundleEn,
    classPrivacy: classPrivacyEn,
    coachHome: coachHomeEn,
    firstStart: firstStartEn,
    importing: importingEn,
    openPackage: openPackageEn,
    recoverySheet: recoverySheetEn,
    release: releaseEn,
    trajectory: trajectoryEn,
    viewing: viewingEn,
    watchAlongSheet: watchAlongEn,
  },
} as const;
