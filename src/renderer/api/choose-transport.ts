import { BRIDGE_NAME, type ShellBridge } from '../../shared/contract/shell-bridge.ts';
import { IpcTransport } from './ipc-transport.ts';
import type { Transport } from './transport.ts';

/**
 * The transport of this window: that of the installed application where its bridge is there, else the other one.
 * @param page `window`
 */
export function chooseTransport(page: object, overLoopback: () => Transport): Transport {
  const bridge = (page as { readonly [BRIDGE_NAME]?: ShellBridge })[BRIDGE_NAME];
  return bridge === undefined ? overLoopback() : new IpcTransport(bridge);
}
