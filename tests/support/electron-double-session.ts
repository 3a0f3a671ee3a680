import { EventEmitter } from 'node:events';

type PermissionRequest = (contents: unknown, permission: string, answer: (granted: boolean) => void) => void;
type RequestListener = (details: object, answer: (response: { cancel: boolean }) => void) => void;
type ProtocolHandler = (request: Request) => Response | Promise<Response>;

/** Electron's `Session`: open as Electron's is, until it is told otherwise. */
export class SessionDouble extends EventEmitter {
  permissionRequest: PermissionRequest = (_contents, _permission, answer) => answer(true);
  permissionCheck: (...asked: unknown[]) => boolean = () => true;
  devicePermission: (...asked: unknown[]) => boolean = () => true;
  certificateProc: (request: object, answer: (result: number) => void) => void = (_request, answer) =>
    answer(0);
  proxy: unknown = { mode: 'system' };
  spellChecker = true;
  readonly #handlers = new Map<string, ProtocolHandler>();
  #onRequest: RequestListener = (_details, answer) => answer({ cancel: false });

  readonly webRequest = {
    onBeforeRequest: (listener: RequestListener): void => {
      this.#onRequest = listener;
    },
  };
  readonly protocol = {
    handle: (scheme: string, handler: ProtocolHandler): void => {
      if (this.#handlers.has(scheme)) throw new Error(`${scheme} has a handler`);
      this.#handlers.set(scheme, handler);
    },
  };

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.permissionRequest = handler;
  }

  setPermissionCheckHandler(handler: SessionDouble['permissionCheck']): void {
    this.permissionCheck = handler;
  }

  setDevicePermissionHandler(handler: SessionDouble['devicePermission']): void {
    this.devicePermission = handler;
  }

  setCertificateVerifyProc(proc: SessionDouble['certificateProc']): void {
    this.certificateProc = proc;
  }

  setSpellCheckerEnabled(on: boolean): void {
    this.spellChecker = on;
  }

  async setProxy(proxy: unknown): Promise<void> {
    this.proxy = proxy;
  }

  /** Whether a request of a page is cancelled. */
  cancels(url: string, resourceType: string): boolean {
    let cancelled = false;
    this.#onRequest({ url, resourceType }, ({ cancel }) => {
      cancelled = cancel;
    });
    return cancelled;
  }

  /** What is granted of a permission, asked for in both ways. */
  grants(permission: string): { requested: boolean; checked: boolean; device: boolean } {
    let requested = false;
    this.permissionRequest({}, permission, (granted) => {
      requested = granted;
    });
    return { requested, checked: this.permissionCheck({}, permission), device: this.devicePermission({}) };
  }

  /** Loads an address as a page does: through the request table, then through the scheme's handler. */
  async load(url: string, init: RequestInit = {}, resourceType = 'xhr'): Promise<Response> {
    if (this.cancels(url, resourceType)) throw new TypeError('net::ERR_BLOCKED_BY_CLIENT');
    return this.answer(url, init);
  }

  /** What the handler of the scheme alone answers. */
  async answer(url: string, init: RequestInit = {}): Promise<Response> {
    const handler = this.#handlers.get(new URL(url).protocol.slice(0, -1));
    if (handler === undefined) throw new TypeError('net::ERR_UNKNOWN_URL_SCHEME');
    return handler(new Request(url, init));
  }
}
