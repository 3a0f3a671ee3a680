import { existsSync } from 'node:fs';
import { join, posix, win32 } from 'node:path';
import { followedPath, isWithin } from './followed-path.ts';
import { type Mount, readMounts } from './mounts.ts';

/** A place from which files go to other machines by themselves. */
export type SharedPlace =
  | { readonly kind: 'synchronised'; readonly service: 'OneDrive' | 'Dropbox' | 'Google Drive' | 'iCloud' }
  | { readonly kind: 'network' };

type Service = Extract<SharedPlace, { kind: 'synchronised' }>['service'];

/** What is looked at; a test gives its own. */
export interface PlaceFacts {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly mounts: readonly Mount[];
  readonly exists: (path: string) => boolean;
  /** The path without links. */
  readonly follow: (path: string) => string;
}

/** Names that the services give to their folders, whole. */
const folderNames: readonly (readonly [RegExp, Service])[] = [
  [/^onedrive( - .+)?$/i, 'OneDrive'],
  [/^dropbox( \(.+\))?$/i, 'Dropbox'],
  [/^(google ?drive|my drive|mijn drive)( \(.+\))?$/i, 'Google Drive'],
  [/^(icloud ?drive|com~apple~clouddocs|mobile documents)$/i, 'iCloud'],
  // macOS keeps the folders of all services below Library/CloudStorage
  [/^onedrive-.+$/i, 'OneDrive'],
  [/^googledrive-.+$/i, 'Google Drive'],
];

/** Files that a service keeps at the root of what it copies, also when somebody gave the folder another name. */
const markers: readonly (readonly [string, Service])[] = [
  ['.dropbox', 'Dropbox'],
  ['.dropbox.cache', 'Dropbox'],
  ['.tmp.driveupload', 'Google Drive'],
  ['.tmp.drivedownload', 'Google Drive'],
  ['.849C9593-D756-4E56-8D6E-42412F2A707B', 'OneDrive'],
];

/** Where OneDrive says that it is, on Windows. */
const oneDriveNames = ['OneDrive', 'OneDriveCommercial', 'OneDriveConsumer'] as const;

const networkTypes =
  /^(nfs4?|cifs|smb3|smbfs|ncpfs|afs|afpfs|webdav|ceph|lustre|glusterfs|davfs|sshfs|fuse\.(sshfs|rclone|davfs2?|glusterfs|gvfsd-fuse|smbnetfs|google-drive-ocamlfuse|onedriver|curlftpfs|s3fs))$/;

/**
 * Whether a folder (which need not exist yet) lies where it is copied to other machines or to the internet. Links are followed. What nobody
 * can see from here is a backup program that reads any folder.
 */
export function sharedPlaceOf(folder: string, facts: PlaceFacts = machineFacts()): SharedPlace | null {
  const path = facts.follow(folder);
  return synchronisedBy(path, facts) ?? networkOf(path, facts);
}

function machineFacts(): PlaceFacts {
  return {
    platform: process.platform,
    env: process.env,
    mounts: readMounts(process.platform),
    exists: existsSync,
    follow: followedPath,
  };
}

function synchronisedBy(path: string, { platform, env, exists }: PlaceFacts): SharedPlace | null {
  const { dirname: above, sep: separator } = platform === 'win32' ? win32 : posix;
  const parts = path.split(platform === 'win32' ? /[\\/]/ : separator);
  const named = folderNames.find(([name]) => parts.some((part) => name.test(part)));
  if (named !== undefined) return { kind: 'synchronised', service: named[1] };
  for (const name of oneDriveNames) {
    const root = env[name];
    if (root !== undefined && root !== '' && isWithin(path, root))
      return { kind: 'synchronised', service: 'OneDrive' };
  }
  for (let at = path; ; at = above(at)) {
    const marked = markers.find(([marker]) => exists(join(at, marker)));
    if (marked !== undefined) return { kind: 'synchronised', service: marked[1] };
    if (above(at) === at) return null;
  }
}

function networkOf(path: string, { platform, mounts }: PlaceFacts): SharedPlace | null {
  if (platform === 'win32') return /^(\\\\|\/\/)[^?.]/.test(path) ? { kind: 'network' } : null;
  const type = typeOfMount(path, mounts);
  return type !== null && networkTypes.test(type) ? { kind: 'network' } : null;
}

/** The kind of the file system that a path lies on: the innermost that holds it. */
function typeOfMount(path: string, mounts: readonly Mount[]): string | null {
  const holding = mounts.filter(({ point }) => isWithin(path, point));
  const innermost = holding.reduce<Mount | null>(
    (best, mount) => (best === null || mount.point.length >= best.point.length ? mount : best),
    null,
  );
  return innermost?.type ?? null;
}
