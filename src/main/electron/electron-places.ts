import { join } from 'node:path';
import type { App } from 'electron';
import type { Places } from '../core/ports.ts';

export type Installed = {
  readonly app: Pick<App, 'getPath' | 'isPackaged'>;
  readonly dataFolder: string;
  /** Of the repository or of the archive: the folder above `out`. */
  readonly root: string;
  /** Where an installed application has its files beside the archive. */
  readonly resourcesPath: string;
};

/** Where the installed application, or a checkout, keeps things. */
export function electronPlaces({ app, dataFolder, root, resourcesPath }: Installed): Places {
  return {
    dataFolder,
    documentsFolder: app.getPath('documents'),
    // ffmpeg reads the lesson by itself, and can't read an archive
    sampleFolder: app.isPackaged ? join(resourcesPath, 'sample') : join(root, 'resources', 'sample'),
  };
}
