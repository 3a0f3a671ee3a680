import type { ReactElement } from 'react';
import type { AppRole } from '../../shared/model/settings.ts';
import type { KeyArea } from '../commands/command.ts';
import type { Theme } from '../components/frame/theme-area.tsx';
import { BundleScreen } from '../features/bundle/bundle-screen.tsx';
import { ClassPrivacy } from '../features/class-privacy/class-privacy.tsx';
import { CoachHome } from '../features/coach-home/coach-home.tsx';
import { ImportScreen } from '../features/import/import-screen.tsx';
import { OpenPackageSheet } from '../features/open-package/open-package-sheet.tsx';
import { ReleaseSheet } from '../features/release/release-sheet.tsx';
import { TrajectoryHome } from '../features/trajectory/trajectory-home.tsx';
import { ViewingScreen } from '../features/viewing/viewing-screen.tsx';
import { GiveWatchSheet } from '../features/watch-along/give-watch-sheet.tsx';
import { ProposeSheet } from '../features/watch-along/propose-sheet.tsx';
import type { Screen, ScreenSheet } from '../stores/screen-store.ts';

/** The tabs of the title bar: only of screens that exist. */
export const tabs = ['trajectory', 'viewing', 'meeting', 'privacy'] as const;
export type Tab = (typeof tabs)[number];

type Place = {
  readonly tab: Tab;
  readonly theme: Theme;
  /** Where the focus goes when the screen appears: keys of this area count there. */
  readonly area: KeyArea;
  /** The screen brings its own `main`, as more than its main part lies in it. */
  readonly bringsMain: boolean;
};

export const places: { readonly [At in Screen['at']]: Place } = {
  home: { tab: 'trajectory', theme: 'daglicht', area: 'home', bringsMain: false },
  // a film that is being read in is a film to watch
  import: { tab: 'viewing', theme: 'daglicht', area: 'anywhere', bringsMain: false },
  viewing: { tab: 'viewing', theme: 'theater', area: 'viewing', bringsMain: true },
  meeting: { tab: 'meeting', theme: 'daglicht', area: 'anywhere', bringsMain: false },
  privacy: { tab: 'privacy', theme: 'daglicht', area: 'anywhere', bringsMain: false },
};

/** The screen where the user is. */
export function ScreenOf({
  screen,
  role,
}: {
  readonly screen: Screen;
  readonly role: AppRole;
}): ReactElement {
  switch (screen.at) {
    case 'home':
      return role === 'coach' ? <CoachHome /> : <TrajectoryHome />;
    case 'import':
      return <ImportScreen round={screen.round ?? null} />;
    case 'viewing':
      return <ViewingScreen recordingId={screen.recordingId} fromUs={screen.fromUs} />;
    case 'meeting':
      return <BundleScreen {...(screen.meetingId !== undefined && { meetingId: screen.meetingId })} />;
    case 'privacy':
      return <ClassPrivacy {...(screen.section !== undefined && { section: screen.section })} />;
  }
}

/** What lies over it. */
export function SheetOf({
  sheet,
  onClose,
}: {
  readonly sheet: ScreenSheet;
  readonly onClose: () => void;
}): ReactElement {
  switch (sheet.kind) {
    case 'openPackage':
      return <OpenPackageSheet onClose={onClose} />;
    case 'giveWatch':
      return <GiveWatchSheet recordingId={sheet.recordingId} onClose={onClose} />;
    case 'propose':
      return (
        <ProposeSheet recordingId={sheet.recordingId} fragmentIds={sheet.fragmentIds} onClose={onClose} />
      );
    case 'release':
      return <ReleaseSheet {...sheet} onClose={onClose} />;
  }
}
