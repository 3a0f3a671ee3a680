import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type FuseConfig, FuseState, FuseV1Options, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from 'vitest';
import { repository } from '../support/command-line.ts';
import { scratchFolder } from '../support/scratch.ts';

const scratch = scratchFolder('electron-package');
const load = createRequire(createRequire(join(repository, 'package.json')).resolve('electron-builder'));

type Configuration = {
  electronFuses: unknown;
  asar: unknown;
  npmRebuild: unknown;
  publish: unknown;
  nsis: unknown;
  extraResources: unknown;
  directories: { buildResources: string };
};

// the whole package first: its files import each other in a circle
const {
  PlatformPackager,
}: {
  PlatformPackager: { prototype: { generateFuseConfig: (fuses: unknown) => Promise<FuseConfig> } };
} = load('app-builder-lib');

/** The settings of the packager, read and checked by the packager itself. */
async function readSettings(): Promise<Configuration> {
  const { getConfig, validateConfiguration } = load('app-builder-lib/out/util/config/config.js');
  const settings = await getConfig(repository, join(repository, 'electron-builder.yml'), null);
  await validateConfiguration(settings, { isEnabled: false });
  return settings;
}

/** A file with a fuse wire as Electron's binary has one: everything at Electron's own defaults. */
function binaryWithFuses(name: string): string {
  const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
  const version = 1;
  const defaults = '101100011';
  const path = join(scratch, name);
  const wire = Buffer.concat([Buffer.from([version, defaults.length]), Buffer.from(defaults)]);
  writeFileSync(
    path,
    Buffer.concat([Buffer.alloc(5000, 7), Buffer.from(sentinel), wire, Buffer.alloc(5000, 9)]),
  );
  return path;
}

async function fusesOf(binary: string): Promise<Record<string, boolean>> {
  const { version: _, ...wire } = await getCurrentFuseWire(binary);
  const states = Object.entries(wire) as [keyof typeof FuseV1Options, FuseState][];
  return Object.fromEntries(states.map(([at, state]) => [FuseV1Options[at], state === FuseState.ENABLE]));
}

test('the fuses that the packager burns', async () => {
  const { electronFuses } = await readSettings();
  const binary = binaryWithFuses('kijkkring');
  expect(await fusesOf(binary)).toMatchObject({ RunAsNode: true, OnlyLoadAppFromAsar: false });
  const config = await PlatformPackager.prototype.generateFuseConfig(electronFuses);
  await flipFuses(binary, { ...config, resetAdHocDarwinSignature: false } as FuseConfig);
  expect(await fusesOf(binary)).toEqual({
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
    WasmTrapHandlers: true,
  });
});

test('nothing is compiled or published, and an installation is one of this user', async () => {
  const { asar, npmRebuild, publish, nsis, extraResources } = await readSettings();
  expect({ asar, npmRebuild, publish, nsis, extraResources }).toEqual({
    asar: true,
    npmRebuild: false,
    publish: null,
    nsis: { oneClick: true, perMachine: false, deleteAppDataOnUninstall: false, differentialPackage: false },
    extraResources: [
      { from: 'LICENSE', to: 'LICENSE.txt' },
      { from: 'resources/sample', to: 'sample' },
    ],
  });
});
