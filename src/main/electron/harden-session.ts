import type { Session } from 'electron';
import { isDeveloperTool, mayLoad } from './request-table.ts';

/** Chromium's answer for a certificate that is refused. */
const CERTIFICATE_REFUSED = -2;

/**
 * Closes a session: no permission, no device, no download, no dictionary, no proxy, no certificate, and no request but to our
 * own files and media. Electron grants every permission to whoever asks unless it is told otherwise.
 * @param packaged a checkout may open the developer tools, which are a page of their own
 */
export async function hardenSession(session: Session, packaged: boolean): Promise<void> {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setCertificateVerifyProc((_request, answer) => answer(CERTIFICATE_REFUSED));
  session.webRequest.onBeforeRequest((details, answer) => {
    const wanted = mayLoad(details) || (!packaged && isDeveloperTool(details));
    answer({ cancel: !wanted });
  });
  session.on('will-download', (event) => event.preventDefault());
  session.protocol.handle('file', () => new Response(null, { status: 403 }));
  // the checker fetches its dictionaries from the network
  session.setSpellCheckerEnabled(false);
  await session.setProxy({ mode: 'direct' });
}
