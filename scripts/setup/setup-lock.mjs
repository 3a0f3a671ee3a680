import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { toolsFolder } from './paths.mjs';
import { isAlive } from './process-alive.mjs';
import { say } from './say.mjs';

const lockFolder = join(toolsFolder, 'setup.lock');
const ownerFile = join(lockFolder, 'pid');
const endingSignals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
const heartbeatMs = 2_000;
/** A lock whose owner gave no sign of life for so long is taken over, whatever its process id says. */
const abandonedMs = 30_000;
/** So long a silence is enough where no process has the owner's id any more. */
const silentMs = 6_000;

/**
 * Runs `work` while no other run of setup does: two commands started at once must not both install.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withSetupLock(work) {
  mkdirSync(toolsFolder, { recursive: true });
  await takeLock();
  const heartbeat = setInterval(touch, heartbeatMs);
  process.once('exit', release);
  for (const signal of endingSignals) process.on(signal, endWith);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    for (const signal of endingSignals) process.removeListener(signal, endWith);
    process.removeListener('exit', release);
    release();
  }
}

/**
 * Leaves in the orderly way, so that children are stopped and the lock is given back.
 * @param {NodeJS.Signals} signal
 */
function endWith(signal) {
  process.exit(128 + constants.signals[signal]);
}

async function takeLock() {
  for (let attempt = 0; !tryLock(); attempt += 1) {
    if (attempt === 0) say('another setup is at work here: waiting for it');
    if (isAbandoned()) setAside();
    else await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function tryLock() {
  try {
    mkdirSync(lockFolder);
  } catch (error) {
    if (errno(error) === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(ownerFile, String(process.pid));
  return true;
}

function isAbandoned() {
  try {
    const silence = Date.now() - statSync(lockFolder).mtimeMs;
    if (silence > abandonedMs) return true;
    return silence > silentMs && !isAlive(ownerId());
  } catch (error) {
    // freed, or not signed yet, between two looks: look again
    if (errno(error) === 'ENOENT') return false;
    throw error;
  }
}

function ownerId() {
  return Number(readFileSync(ownerFile, 'utf8'));
}

/** Renaming first: of two that wait, only one can take the dead lock away. */
function setAside() {
  const aside = `${lockFolder}.${process.pid}`;
  try {
    renameSync(lockFolder, aside);
  } catch (error) {
    if (errno(error) === 'ENOENT') return;
    throw error;
  }
  rmSync(aside, { recursive: true, force: true });
}

function touch() {
  ifStillOurs(() => {
    const now = new Date();
    utimesSync(lockFolder, now, now);
  });
}

function release() {
  ifStillOurs(() => rmSync(lockFolder, { recursive: true, force: true }));
}

/**
 * A machine that slept may have lost its lock to another run.
 * @param {() => void} act
 */
function ifStillOurs(act) {
  try {
    if (ownerId() === process.pid) act();
  } catch (error) {
    if (errno(error) !== 'ENOENT') throw error;
  }
}

/** @param {unknown} error */
function errno(error) {
  return /** @type {NodeJS.ErrnoException} */ (error).code;
}
