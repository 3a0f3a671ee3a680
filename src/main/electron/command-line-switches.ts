import type { CommandLine } from 'electron';

/** Switches that open a window from outside, weaken its walls or make it write down what it does. */
export const refusedSwitches: readonly string[] = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-publish-uid',
  'js-flags',
  'load-extension',
  'auto-open-devtools-for-tabs',
  'no-sandbox',
  'password-store',
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-file-access-from-files',
  'ignore-certificate-errors',
  'proxy-server',
  'proxy-pac-url',
  'host-rules',
  'host-resolver-rules',
  'user-data-dir',
  'enable-logging',
  'log-file',
  'log-net-log',
  'net-log-capture-mode',
  'trace-startup',
  'ssl-key-log-file',
];

/** What Chromium is told before it starts: keep nothing on disk, show nothing among the media controls of the system, ask nobody on the network. */
export const ownSwitches: readonly (readonly [name: string, value?: string])[] = [
  ['disable-http-cache'],
  ['disable-gpu-shader-disk-cache'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-breakpad'],
  ['disable-crash-reporter'],
  ['disable-features', 'HardwareMediaKeyHandling'],
  ['no-pings'],
  ['no-proxy-server'],
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
];

/** The switches on the command line that an installed application refuses to start with. */
export function refusedAmong(commandLine: Pick<CommandLine, 'hasSwitch'>): string[] {
  return refusedSwitches.filter((name) => commandLine.hasSwitch(name));
}

export function addOwnSwitches(commandLine: Pick<CommandLine, 'appendSwitch'>): void {
  for (const [name, value] of ownSwitches) commandLine.appendSwitch(name, value);
}
