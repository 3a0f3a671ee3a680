import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';

/** Electron's `app`: the life of the application. */
export class AppDouble extends EventEmitter {
  isPackaged = true;
  ready = false;
  sandboxed = false;
  hasLock = true;
  locale = 'nl-NL';
  exitCode: number | undefined;
  readonly paths: Record<string, string>;
  /** Switches in the order in which they were added. */
  readonly added: (readonly [name: string, value?: string])[] = [];
  readonly commandLine = {
    hasSwitch: (name: string): boolean => this.#switches.includes(name),
    appendSwitch: (name: string, value?: string): void => {
      if (this.ready) throw new Error('a switch after the application is ready does nothing');
      this.added.push(value === undefined ? [name] : [name, value]);
    },
  };
  readonly #switches: readonly string[];

  constructor(switches: readonly string[]) {
    super();
    this.paths = { userData: '/roaming/kijkkring', documents: '/documents' };
    this.#switches = switches;
  }

  requestSingleInstanceLock(): boolean {
    return this.hasLock;
  }

  getPath(name: string): string {
    const path = this.paths[name];
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path} is not there`);
    this.paths[name] = path;
  }

  getVersion(): string {
    return '0.1.0';
  }

  getLocale(): string {
    return this.locale;
  }

  enableSandbox(): void {
    if (this.ready) throw new Error('the sandbox is asked for before the application is ready');
    this.sandboxed = true;
  }

  async whenReady(): Promise<void> {
    this.ready = true;
  }

  quit(): void {
    let prevented = false;
    this.emit('before-quit', { preventDefault: () => (prevented = true) });
    if (!prevented) this.exit();
  }

  exit(code = 0): void {
    this.exitCode ??= code;
    this.emit('exited');
  }
}
