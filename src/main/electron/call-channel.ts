import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { z } from 'zod';
import { CALL_CHANNEL } from '../../shared/contract/shell-bridge.ts';
import { type Result, refused } from '../../shared/result.ts';
import { isOwnPage } from './own-address.ts';

/** The longest name there may be; procedures have names of some thirty letters. */
const LONGEST_NAME = 64;

const callSchema = z.strictObject({ name: z.string().max(LONGEST_NAME), input: z.unknown() });

export type CallChannel = {
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  /** The contents of our window; null while there is none. */
  readonly contents: () => WebContents | null;
  readonly answer: (name: string, input: unknown) => Promise<Result<unknown>>;
};

/**
 * Opens the one way from a page to this process. Only the main frame of our own window, showing our own page, is answered; what it
 * sends is made plain JSON first, so that nothing reaches the core here that couldn't reach it over the loopback.
 */
export function openCallChannel({ ipcMain, contents, answer }: CallChannel): void {
  ipcMain.handle(CALL_CHANNEL, async (event, ...sent: unknown[]): Promise<Result<unknown>> => {
    if (!isFromOwnPage(event, contents())) return refused({ code: 'notAllowed', params: { right: 'owner' } });
    const call = sent.length === 1 ? callSchema.safeParse(plain(sent[0])) : null;
    if (!call?.success) return refused({ code: 'invalidInput', params: { field: 'input' } });
    return answer(call.data.name, call.data.input);
  });
}

function isFromOwnPage({ sender, senderFrame }: IpcMainInvokeEvent, own: WebContents | null): boolean {
  if (own === null || sender !== own) return false;
  // null: the frame has gone elsewhere or away since it asked
  return senderFrame !== null && senderFrame === own.mainFrame && isOwnPage(senderFrame.url);
}

/** What JSON makes of it; undefined when JSON can't hold it (a loop, a bigint, a function). */
function plain(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value));
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError || error instanceof RangeError)
      return undefined;
    throw error;
  }
}
