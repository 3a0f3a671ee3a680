import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { BRIDGE_NAME } from '../../shared/contract/shell-bridge.ts';
import { makeBridge } from './make-bridge.ts';

contextBridge.exposeInMainWorld(BRIDGE_NAME, makeBridge({ ipcRenderer, webUtils }));
