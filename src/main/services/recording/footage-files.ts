import { join } from 'node:path';

/** Folder of the sealed files of one recording, rendered fragment or received bundle. */
export function footageFolder(libraryFolder: string, owner: string): string {
  return join(libraryFolder, 'footage', owner);
}

/** The original file number `position` of a recording, as it came from the camera. */
export function originalFile(libraryFolder: string, recordingId: string, position: number): string {
  return join(footageFolder(libraryFolder, recordingId), `original-${position}.age`);
}

export function peaksFile(libraryFolder: string, recordingId: string, position: number): string {
  return join(footageFolder(libraryFolder, recordingId), `peaks-${position}.age`);
}

export function filmstripFile(libraryFolder: string, recordingId: string, position: number): string {
  return join(footageFolder(libraryFolder, recordingId), `filmstrip-${position}.age`);
}

/** File number `run` of the review copy of a recording. */
export function reviewFile(libraryFolder: string, recordingId: string, run: number): string {
  return join(footageFolder(libraryFolder, recordingId), `review-${run}.age`);
}

/** A rendered fragment: it may stay when its recording goes, so it has a folder and a key of its own. */
export function renderedFile(libraryFolder: string, renderedId: string): string {
  return join(footageFolder(libraryFolder, renderedId), 'fragment.age');
}

/** A fragment that came in with a bundle. */
export function receivedFile(libraryFolder: string, bundleId: string, fragmentId: string): string {
  return join(footageFolder(libraryFolder, bundleId), `${fragmentId}.age`);
}
