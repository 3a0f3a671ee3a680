import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** A file system and the folder that it appears in. */
export interface Mount {
  readonly point: string;
  /** The system's own name of the kind, such as `ext4` or `smbfs`. */
  readonly type: string;
}

/**
 * Which file systems are there. Windows keeps no such list: there the real path of a folder names the share it lies on.
 * A system that does not answer has none.
 */
export function readMounts(platform: NodeJS.Platform): Mount[] {
  if (platform === 'linux') {
    const list = '/proc/self/mountinfo';
    return existsSync(list) ? parseMountInfo(readFileSync(list, 'utf8')) : [];
  }
  if (platform === 'darwin') {
    const { stdout } = spawnSync('/sbin/mount', [], { encoding: 'utf8', timeout: 2000, env: {} });
    return parseMountList(stdout ?? '');
  }
  return [];
}

/** Linux's list (proc(5)): the fields before ` - ` vary in number, the mount point is the fifth. */
export function parseMountInfo(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [before = '', after = ''] = line.split(' - ');
    const point = unescaped(before.split(' ')[4] ?? '');
    const [type = ''] = after.split(' ');
    return point === '' || type === '' ? [] : [{ point, type }];
  });
}

/** What mount(8) of macOS says: `//marije@server/school on /Volumes/school (smbfs, nodev, nosuid)`. */
export function parseMountList(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [, point, type] = / on (\/.*) \(([^,)]+)[^()]*\)$/.exec(line) ?? [];
    return point === undefined || type === undefined ? [] : [{ point, type }];
  });
}

/** Spaces and the like stand as octal numbers there. */
function unescaped(text: string): string {
  return text.replaceAll(/\\(\d{3})/g, (_all, octal: string) =>
    String.fromCharCode(Number.parseInt(octal, 8)),
  );
}
