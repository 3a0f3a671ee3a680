import type { BrowserWindow, Session } from 'electron';
import type { ElectronParts } from './electron-parts.ts';
import { hardenSession } from './harden-session.ts';
import { OWN_PAGE } from './own-address.ts';

/** A paper has its style within it, and nothing else at all. */
const answerHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
  'X-Content-Type-Options': 'nosniff',
};

/**
 * Prints a paper to PDF in a window that nobody sees: no scripts, a session in memory of its own, and one address, at which
 * the paper stands while it is printed. One at a time, as jobs are.
 */
export class PaperPrinter {
  readonly #parts: Pick<ElectronParts, 'BrowserWindow' | 'session'>;
  #session: Promise<Session> | null = null;
  #html: string | null = null;

  constructor(parts: Pick<ElectronParts, 'BrowserWindow' | 'session'>) {
    this.#parts = parts;
  }

  async print(html: string): Promise<Uint8Array> {
    this.#session ??= this.#makeSession();
    const window = this.#makeWindow(await this.#session);
    this.#html = html;
    try {
      await window.loadURL(OWN_PAGE);
      return await window.webContents.printToPDF({
        pageSize: 'A4',
        preferCSSPageSize: true,
        generateTaggedPDF: true,
      });
    } finally {
      this.#html = null;
      window.destroy();
    }
  }

  async #makeSession(): Promise<Session> {
    const session = this.#parts.session.fromPartition('kijkkring-paper', { cache: false });
    await hardenSession(session, true);
    session.protocol.handle('app', ({ url }) =>
      url === OWN_PAGE && this.#html !== null
        ? new Response(this.#html, { headers: answerHeaders })
        : new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } }),
    );
    return session;
  }

  #makeWindow(session: Session): BrowserWindow {
    const { BrowserWindow } = this.#parts;
    return new BrowserWindow({
      show: false,
      webPreferences: {
        session,
        javascript: false,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        webSecurity: true,
        plugins: false,
        images: false,
        spellcheck: false,
        v8CacheOptions: 'none',
        devTools: false,
      },
    });
  }
}
