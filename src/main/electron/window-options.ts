import type { BrowserWindowConstructorOptions, Session } from 'electron';

export type WindowSurroundings = {
  readonly session: Session;
  /** Path of the built preload script. */
  readonly preload: string;
  readonly packaged: boolean;
};

/** How the window is made: closed (ARCHITECTURE §8), and without a frame, as our title bar has its controls. */
export function windowOptions({ session, preload, packaged }: WindowSurroundings) {
  return {
    width: 1440,
    height: 900,
    // 200% zoom of the narrowest layout (WCAG 1.4.10: 320 px)
    minWidth: 640,
    minHeight: 480,
    // shown once it has something to show
    show: false,
    frame: false,
    title: 'Kijkkring',
    backgroundColor: '#fbfcf9',
    webPreferences: {
      session,
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      // a film that is dropped beside its place doesn't replace the page
      navigateOnDragDrop: false,
      disableDialogs: true,
      spellcheck: false,
      // compiled code of the page is kept nowhere
      v8CacheOptions: 'none',
      devTools: !packaged,
    },
  } as const satisfies BrowserWindowConstructorOptions;
}
