import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';

/**
 * Whether the other end of a loopback connection belongs to our own user. Linux tells it in `/proc/net/tcp`; elsewhere
 * no such table can be read without rights, and the secret path is all there is.
 */
export async function isOwnUsersPeer(socket: Socket): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const peerPort = socket.remotePort;
  const ourPort = socket.localPort;
  const uid = process.getuid?.();
  if (peerPort === undefined || ourPort === undefined || uid === undefined) return false;
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    const owner = ownerIn(await readTable(table), peerPort, ourPort);
    if (owner !== undefined) return owner === uid;
  }
  return false;
}

async function readTable(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    // A kernel without IPv6 has no tcp6.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/**
 * Finds the user id of the connection from `peerPort` to `ourPort` (proc(5): `sl local_address rem_address st tx:rx
 * tr:tm retrnsmt uid`; ports in hexadecimal).
 */
export function ownerIn(table: string, peerPort: number, ourPort: number): number | undefined {
  const local = loopbackAddress(peerPort);
  const remote = loopbackAddress(ourPort);
  for (const line of table.split('\n')) {
    const fields = line.trim().split(/\s+/);
    if (fields[1]?.endsWith(local) && fields[2]?.endsWith(remote)) return Number(fields[7]);
  }
  return undefined;
}

/** 127.0.0.1 as the table writes it on a little-endian machine; an IPv4 peer in tcp6 ends the same. */
function loopbackAddress(port: number): string {
  return `0100007F:${port.toString(16).toUpperCase().padStart(4, '0')}`;
}
