import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repository } from '../../../tests/support/command-line.ts';
import { electronPlaces } from './electron-places.ts';

const getPath = (name: string): string => `/paths/${name}`;

test('a checkout has the sample lesson among its resources', () => {
  const app = { getPath, isPackaged: false };
  const places = electronPlaces({ app, dataFolder: '/data', root: repository, resourcesPath: '/electron' });
  expect(places).toEqual({
    dataFolder: '/data',
    documentsFolder: '/paths/documents',
    sampleFolder: join(repository, 'resources', 'sample'),
  });
  expect(existsSync(join(places.sampleFolder, 'lesson.mp4'))).toBe(true);
});

test('an installed application has it beside its archive', () => {
  const app = { getPath, isPackaged: true };
  const places = electronPlaces({
    app,
    dataFolder: '/data',
    root: '/app/resources/app.asar',
    resourcesPath: '/app/resources',
  });
  expect(places).toEqual({
    dataFolder: '/data',
    documentsFolder: '/paths/documents',
    sampleFolder: join('/app/resources', 'sample'),
  });
});
