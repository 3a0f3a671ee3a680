import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions, MenuItemConstructorOptions } from 'electron';
import type { ElectronParts } from '../../src/main/electron/electron-parts.ts';
import { AppDouble } from './electron-double-app.ts';
import { SessionDouble } from './electron-double-session.ts';

type Handler = (event: object, ...sent: unknown[]) => unknown;

/** A frame of a page, as an IPC event names it. */
export type FrameDouble = { readonly url: string };

/** The contents of a window: remembers what it is told and lets a test act as its page. */
export class ContentsDouble extends EventEmitter {
  mainFrame: FrameDouble = { url: '' };
  openHandler: ((details: { url: string }) => { action: string }) | null = null;
  readonly sent: { readonly channel: string; readonly message: unknown }[] = [];

  setWindowOpenHandler(handler: ContentsDouble['openHandler']): void {
    this.openHandler = handler;
  }

  /** What `printToPDF` was asked. */
  readonly printed: unknown[] = [];

  async printToPDF(options: unknown): Promise<Buffer> {
    this.printed.push(options);
    return Buffer.from('%PDF-1.7');
  }

  getURL(): string {
    return this.mainFrame.url;
  }

  isDestroyed(): boolean {
    return false;
  }

  send(channel: string, message: unknown): void {
    this.sent.push({ channel, message: structuredClone(message) });
  }

  /** Emits an event that can be prevented, and answers whether it was. */
  tries(event: string): boolean {
    let prevented = false;
    this.emit(event, { preventDefault: () => (prevented = true) });
    return prevented;
  }
}

/** A window that shows nothing and remembers what was done to it. */
export class WindowDouble extends EventEmitter {
  readonly webContents = new ContentsDouble();
  readonly options: BrowserWindowConstructorOptions;
  readonly done: string[] = [];
  contentProtection = false;
  /** Whether the page can't be loaded. */
  pageIsGone = false;
  minimised = false;
  maximised = false;

  constructor(options: BrowserWindowConstructorOptions) {
    super();
    this.options = options;
  }

  async loadURL(url: string): Promise<void> {
    if (this.pageIsGone) throw new Error('ERR_FILE_NOT_FOUND');
    this.webContents.mainFrame = { url };
    this.done.push(`load ${url}`);
    this.emit('ready-to-show');
  }

  setContentProtection(on: boolean): void {
    this.contentProtection = on;
  }

  show(): void {
    this.done.push('show');
  }

  focus(): void {
    this.done.push('focus');
  }

  restore(): void {
    this.minimised = false;
    this.done.push('restore');
  }

  minimize(): void {
    this.minimised = true;
  }

  isMinimized(): boolean {
    return this.minimised;
  }

  maximize(): void {
    this.maximised = true;
  }

  unmaximize(): void {
    this.maximised = false;
  }

  isMaximized(): boolean {
    return this.maximised;
  }

  destroy(): void {
    this.done.push('destroy');
  }

  close(): void {
    this.done.push('close');
    this.emit('closed');
  }
}

export type OpenDialogAnswer = { canceled: boolean; filePaths: string[] };
export type SaveDialogAnswer = { canceled: boolean; filePath: string };

/**
 * The few calls of Electron that the shell makes, with what they were told. It imitates the order of events and the cloning of
 * what crosses processes; it draws nothing and starts no process.
 */
export class ElectronDouble {
  readonly app: AppDouble;
  readonly windows: WindowDouble[] = [];
  readonly sessions = new Map<string, { readonly session: SessionDouble; readonly options: unknown }>();
  readonly defaultSession = new SessionDouble();
  readonly powerMonitor = new EventEmitter();
  readonly handlers = new Map<string, Handler>();
  readonly dialogOptions: unknown[] = [];
  /** Called with each window before it loads anything. */
  onWindow: (window: WindowDouble) => void = () => undefined;
  schemes: unknown;
  menu: unknown = 'untouched';
  openAnswer: OpenDialogAnswer = { canceled: true, filePaths: [] };
  saveAnswer: SaveDialogAnswer = { canceled: true, filePath: '' };

  constructor(switches: readonly string[] = []) {
    this.app = new AppDouble(switches);
  }

  /** As Electron's own exports. */
  get parts(): ElectronParts {
    const double = this;
    class BrowserWindow extends WindowDouble {
      constructor(options: BrowserWindowConstructorOptions) {
        super(options);
        double.windows.push(this);
        double.app.emit('web-contents-created', {}, this.webContents);
        double.onWindow(this);
      }
    }
    const parts = {
      app: this.app,
      BrowserWindow,
      dialog: {
        showOpenDialog: async (_window: unknown, options: unknown) => {
          this.dialogOptions.push(options);
          return this.openAnswer;
        },
        showSaveDialog: async (_window: unknown, options: unknown) => {
          this.dialogOptions.push(options);
          return this.saveAnswer;
        },
      },
      ipcMain: { handle: (channel: string, handler: Handler) => void this.handlers.set(channel, handler) },
      Menu: {
        buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
        setApplicationMenu: (menu: unknown) => {
          this.menu = menu;
        },
      },
      powerMonitor: this.powerMonitor,
      protocol: {
        registerSchemesAsPrivileged: (schemes: unknown) => {
          if (this.app.ready) throw new Error('schemes are registered before the application is ready');
          this.schemes = schemes;
        },
      },
      safeStorage: {},
      session: {
        defaultSession: this.defaultSession,
        fromPartition: (name: string, options: unknown) => {
          const session = new SessionDouble();
          this.sessions.set(name, { session, options });
          return session;
        },
      },
    };
    return parts as unknown as ElectronParts;
  }

  /** The one window. */
  get window(): WindowDouble {
    const [window] = this.windows;
    if (window === undefined || this.windows.length > 1)
      throw new Error(`${this.windows.length} windows, not one`);
    return window;
  }

  /** The session of the window. */
  get session(): SessionDouble {
    const [entry] = this.sessions.values();
    if (entry === undefined) throw new Error('no session was made');
    return entry.session;
  }

  /** A message from a page: cloned on its way in and out, as between two processes. */
  async invoke(
    channel: string,
    sent: readonly unknown[],
    from: { sender?: unknown; senderFrame?: unknown } = {},
  ): Promise<unknown> {
    const handler = this.handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    const sender = this.window.webContents;
    const event = { sender, senderFrame: sender.mainFrame, ...from };
    return structuredClone(await handler(event, ...sent.map((value) => structuredClone(value))));
  }
}
