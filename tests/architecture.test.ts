import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lengthRule, nameRule, promiseRule } from './support/architecture/house-rules.ts';
import { featureRule, layerRule, type Rule } from './support/architecture/layers.ts';
import {
  connectionRule,
  electronRule,
  rendererRule,
  reservedRule,
  sharedRule,
  sqlRule,
} from './support/architecture/reserved.ts';
import { readSource, readSources } from './support/architecture/source-file.ts';

const root = join(import.meta.dirname, '..');
const files = readSources(root, ['src', 'tests', 'scripts', 'resources']);

type Planted = readonly [path: string, text: string];

/** Each rule with files that break it, one offence each: a rule that can't fail proves nothing. */
const rules: readonly { title: string; rule: Rule; planted: readonly Planted[] }[] = [
  {
    title: 'layers: lower never imports higher, shells never each other, the renderer only shared',
    rule: layerRule,
    planted: [
      ['src/shared/model/a.ts', `import { b } from '../../main/files/b.ts';`],
      ['src/main/files/a.ts', `export * from '../store/open.ts';`],
      ['src/main/vault/a.ts', `import '../media/probe.ts';`],
      ['src/main/media/a.ts', `import type { B } from '../vault/b.ts';`],
      ['src/main/store/a.ts', `const b = await import('../history/mutate.ts');`],
      ['src/main/bundle/a.ts', `type B = import('../services/session.ts').Session;`],
      ['src/main/services/meeting/a.ts', `import { createCore } from '../../core/create-core.ts';`],
      ['src/main/core/a.ts', `import { b } from '../cli/main.ts';`],
      ['src/main/cli/a.ts', `import { b } from '../electron/main.ts';`],
      ['src/main/cli/b.ts', `import { b } from '../store/open.ts';`],
      ['src/renderer/a.tsx', `import { b } from '../main/core/router.ts';`],
      ['src/main/novelty/a.ts', `import { b } from '../files/b.ts';`],
      ['src/main/store/b.ts', `import { b } from '../../../tests/support/scale.ts';`],
    ],
  },
  {
    title: 'features do not import each other',
    rule: featureRule,
    planted: [['src/renderer/features/viewing/a.ts', `import { b } from '../meeting/b.ts';`]],
  },
  {
    title: 'packages that only one place may touch',
    rule: reservedRule,
    planted: [
      ['src/main/core/a.ts', `import { app } from 'electron';`],
      ['src/main/services/a.ts', `import type { Database } from 'better-sqlite3';`],
      ['src/main/bundle/a.ts', `import sodium from 'sodium-native';`],
      ['src/main/bundle/b.ts', `import { Encrypter } from 'age-encryption';`],
      ['src/main/media/a.ts', `import { spawn } from 'node:child_process';`],
      ['src/main/media/b.ts', `import create from 'fluent-ffmpeg';`],
      ['src/main/cli/a.ts', `const { spawn } = createRequire(import.meta.url)('node:child_process');`],
      ['src/main/core/b.ts', `import { connect } from 'node:net';`],
      ['src/main/core/c.ts', `import { useState } from 'react';`],
    ],
  },
  {
    title: 'Electron is handed in',
    rule: electronRule,
    planted: [
      ['src/main/electron/a.ts', `import { ipcMain } from 'electron';`],
      ['src/main/preload/a.ts', `const { ipcRenderer } = require('electron');`],
    ],
  },
  {
    title: 'shared imports no package but zod',
    rule: sharedRule,
    planted: [
      ['src/shared/a.ts', `import { join } from 'node:path';`],
      ['src/shared/b.ts', `import { sha256 } from '@noble/hashes/sha2.js';`],
    ],
  },
  {
    title: 'the renderer imports nothing of Node',
    rule: rendererRule,
    planted: [['src/renderer/a.ts', `import { join } from 'node:path';`]],
  },
  {
    title: 'SQL lives in the store',
    rule: sqlRule,
    planted: [
      ['src/main/services/a.ts', `const q = 'SELECT id FROM fragment';`],
      ['src/main/services/b.ts', 'const q = `\n  insert into fragment (id) values (?)`;'],
      ['src/main/history/a.ts', `run('PRAGMA user_version');`],
    ],
  },
  {
    title: 'the core opens no connection',
    rule: connectionRule,
    planted: [['src/main/core/a.ts', `const answer = await fetch('https://example.org');`]],
  },
  {
    title: 'no file above 350 lines',
    rule: lengthRule,
    planted: [['src/main/core/a.ts', 'const a = 1;\n'.repeat(351)]],
  },
  {
    title: 'names are kebab-case and say something',
    rule: nameRule,
    planted: [
      ['src/main/core/createCore.ts', ''],
      ['src/main/Core/create.ts', ''],
      ['src/shared/utils/time.ts', ''],
      ['src/shared/helpers.ts', ''],
    ],
  },
  {
    title: 'no promises of later work, no checks switched off, no narrowed runs',
    rule: promiseRule,
    planted: [
      ['src/a.ts', `// ${'TO' + 'DO'}: later`],
      ['src/b.ts', `// ${'@ts-' + 'ignore'}`],
      ['src/c.ts', `const a = b as ${'any'};`],
      ['tests/d.test.ts', `test.${'only'}('x', () => {});`],
    ],
  },
];

describe.each(rules)('$title', ({ rule, planted }) => {
  test.each(planted.map(([path, text]) => ({ path, text })))(
    'finds the offence planted in $path',
    (plant) => {
      expect(rule([readSource(plant.path, plant.text)])).toHaveLength(1);
    },
  );

  test('the project keeps to it', () => {
    expect(rule(files)).toEqual([]);
  });
});

test('the scanner sees the project', () => {
  expect(files.filter((file) => file.path.startsWith('src/main/')).length).toBeGreaterThan(30);
  const edges = files.flatMap((file) => file.imports);
  expect(edges.filter((edge) => edge.target !== undefined).length).toBeGreaterThan(100);
});
