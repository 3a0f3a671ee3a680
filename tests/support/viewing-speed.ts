import type { Page } from '@playwright/test';

/**
 * Puts markeringen on the open recording, evenly from begin to end, past the buttons.
 * @param count how many; they are of the kijkwijzer that opens first
 */
export async function addMarks(page: Page, count: number): Promise<void> {
  await page.evaluate(async (wanted) => {
    const ask = async (name: string, input: object): Promise<unknown> => {
      const answer = await fetch(`/call/${name}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(input),
      });
      return ((await answer.json()) as { value: unknown }).value;
    };
    const [recording] = (await ask('recording.list', {})) as { id: string; durationUs: number }[];
    if (recording === undefined) throw new Error('there is no recording');
    for (let at = 0; at < wanted; at += 1)
      await ask('annotation.add', {
        recordingId: recording.id,
        itemCode: `A${[1, 3, 4, 5, 7, 9][at % 6]}`,
        startUs: Math.floor((recording.durationUs * at) / wanted),
      });
  }, count);
}

/**
 * Presses a key of the kijkwijzer and waits until toast and timeline both changed and were painted.
 * @returns milliseconds from the time stamp of the key to the frame after
 */
export async function keyToPaint(page: Page, key: string): Promise<number> {
  // listens before the key goes down
  const measured = await page.evaluateHandle(() => ({
    paintedMs: new Promise<number>((resolve) => {
      const parts = ['#film', '[data-timeline]'].map((selector) => document.querySelector(selector));
      const waiting = new Set(parts);
      let pressedMs = 0;
      const onKey = (event: KeyboardEvent): void => {
        pressedMs = event.timeStamp;
      };
      const observers = parts.map((part) => {
        const observer = new MutationObserver(() => {
          if (pressedMs === 0 || !waiting.delete(part) || waiting.size > 0) return;
          for (const one of observers) one.disconnect();
          // a task after the frame that shows it
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - pressedMs);
            port2.postMessage(null);
          });
        });
        if (part !== null)
          observer.observe(part, { childList: true, subtree: true, characterData: true, attributes: true });
        return observer;
      });
      window.addEventListener('keydown', onKey, { capture: true, once: true });
    }),
  }));
  await page.keyboard.press(key);
  return measured.evaluate(({ paintedMs }) => paintedMs);
}

/**
 * Opens the recording from another screen and waits until its markeringen are painted.
 * @param open what opens it
 * @returns milliseconds from the press to the frame that shows them
 */
export async function openToPaint(page: Page, open: () => Promise<void>): Promise<number> {
  const measured = await page.evaluateHandle(() => ({
    paintedMs: new Promise<number>((resolve) => {
      let pressedMs = 0;
      window.addEventListener('click', (event) => (pressedMs = event.timeStamp), {
        capture: true,
        once: true,
      });
      const look = (): void => {
        const beads = document.querySelectorAll('[data-timeline] button[aria-label]').length;
        if (pressedMs === 0 || beads === 0) requestAnimationFrame(look);
        else {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - pressedMs);
          port2.postMessage(null);
        }
      };
      look();
    }),
  }));
  await open();
  return measured.evaluate(({ paintedMs }) => paintedMs);
}

/**
 * Presses the key that locks and waits until the lock screen was painted, without any film left.
 * @returns milliseconds from the time stamp of the key to the frame after
 */
export async function lockToPaint(page: Page, key: string): Promise<number> {
  const measured = await page.evaluateHandle(() => ({
    paintedMs: new Promise<number>((resolve) => {
      let pressedMs = 0;
      window.addEventListener('keydown', (event) => (pressedMs = event.timeStamp), { capture: true });
      const look = (): void => {
        const isLocked = document.querySelector('input[type=password]') !== null;
        if (pressedMs === 0 || !isLocked || document.querySelector('video') !== null)
          requestAnimationFrame(look);
        else {
          // a task after the frame that shows it
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - pressedMs);
          requestAnimationFrame(() => port2.postMessage(null));
        }
      };
      requestAnimationFrame(look);
    }),
  }));
  await page.keyboard.press(key);
  return measured.evaluate(({ paintedMs }) => paintedMs);
}
