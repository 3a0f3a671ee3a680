import type { IpcRenderer, IpcRendererEvent, WebUtils } from 'electron';
import type { CoreEvent } from '../../shared/contract/core-event.ts';
import {
  CALL_CHANNEL,
  EVENT_CHANNEL,
  type ShellBridge,
  type ShellProcedureName,
  shellProcedures,
} from '../../shared/contract/shell-bridge.ts';

export type BridgeParts = {
  readonly ipcRenderer: Pick<IpcRenderer, 'invoke' | 'on' | 'removeListener'>;
  readonly webUtils: Pick<WebUtils, 'getPathForFile'>;
};

/** What the page gets: functions with a purpose. No channel, event or module of Electron passes. */
export function makeBridge({ ipcRenderer, webUtils }: BridgeParts): ShellBridge {
  const call: ShellBridge['call'] = (name, input) => ipcRenderer.invoke(CALL_CHANNEL, { name, input });
  const ask = (name: ShellProcedureName) => () => call(name, {});
  return {
    call,
    onEvent: (listener) => {
      // the event of Electron stays here: it holds a way back to every channel
      const heard = (_event: IpcRendererEvent, event: CoreEvent): void => listener(event);
      ipcRenderer.on(EVENT_CHANNEL, heard);
      return () => void ipcRenderer.removeListener(EVENT_CHANNEL, heard);
    },
    dialogs: {
      chooseFilms: ask(shellProcedures.chooseFilms),
      chooseBundle: ask(shellProcedures.chooseBundle),
      chooseSaveTarget: (suggestedName) => call(shellProcedures.chooseSaveTarget, { suggestedName }),
    },
    pathOf: (file) => webUtils.getPathForFile(file as Parameters<WebUtils['getPathForFile']>[0]),
    window: {
      minimise: ask(shellProcedures.minimise),
      maximise: ask(shellProcedures.maximise),
      close: ask(shellProcedures.close),
      showSight: (level) => call(shellProcedures.showSight, { level }),
    },
  };
}
