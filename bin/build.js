#!/usr/bin/env node
// Puts the program together in dist/ when the sources are not those that dist/ was made from (rolldown.config.js says how). As
// a program: the same, and nothing else.
//
// dist/ is replaced whole. Each build writes into a folder of its own, `dist.<process id>`, and renames it, so that
// neither two builds at once nor a killed one can leave half of an output behind.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const stampName = 'source-hash.txt';
const entry = 'pipeline/cli.js';
const longestBuild = 10 * 60 * 1000; // milliseconds

const sourceFolders = ['schemas', 'parsers', 'pipeline'];
const settings = ['package-lock.json', 'tsconfig.json', 'rolldown.config.js', 'bin/build.js'];
/** Files that the program reads where it lies. */
const asset = /\.(?:sql|css)$/;

/** Why there is nothing to run: one line, and what the bundler says if it was the bundler that refused. */
export class BuildError extends Error {
  /** @param {string} message @param {string} [diagnostics] */
  constructor(message, diagnostics = '') {
    super(message);
    this.name = 'BuildError';
    this.diagnostics = diagnostics;
  }

  /** @returns {string} the text for stderr, with its last newline */
  report() {
    const diagnostics = this.diagnostics.trimEnd();
    return `scrutineer: ${this.message}\n${diagnostics === '' ? '' : `${diagnostics}\n`}`;
  }
}

/**
 * The address of a file of the program.
 *
 * @param {string} path below dist/, with slashes, such as `pipeline/cli.js`
 */
export function built(path) {
  return pathToFileURL(join(dist, path));
}

/**
 * Makes dist/ what the sources give; does nothing when it is, or when there are no sources (an installed
 * package). Writes nothing to stdout or stderr. Throws a BuildError when there would be nothing up to date to run.
 */
export function ensureBuilt() {
  if (!sourceFolders.every((folder) => existsSync(join(root, folder)))) {
    if (existsSync(join(dist, entry))) return;
    throw new BuildError(`dist/${entry} is missing from this installation; install the package again`);
  }
  try {
    const sources = listSources();
    const hash = hashOf(sources);
    if (!isBuiltFrom(hash)) build(sources, hash);
  } catch (error) {
    if (error instanceof BuildError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new BuildError(`cannot put the program together in dist/: ${reason}`);
  }
}

/** @param {string[]} sources @param {string} hash */
function build(sources, hash) {
  removeLeftovers();
  refuseOtherPackages();
  const fresh = `${dist}.${process.pid}`;
  try {
    mkdirSync(fresh);
    bundle(fresh);
    // All code lies in the folder of the entry, and with it what that reads.
    for (const file of sources.filter((path) => asset.test(path)))
      copyFileSync(join(root, file), join(fresh, dirname(entry), basename(file)));
    if (!existsSync(join(fresh, entry)))
      throw new BuildError(`rolldown.config.js gives no ${entry}; restore it and try again`);
    writeFileSync(join(fresh, stampName), `${hash}\n`);
    putInPlace(fresh, hash);
  } finally {
    remove(fresh);
  }
}

/** Packages become part of the program: they have to be those that the lock file names. */
function refuseOtherPackages() {
  const wanted = packagesIn('package-lock.json');
  const installed = packagesIn(join('node_modules', '.package-lock.json'));
  // Whoever installs in another way answers for it.
  if (wanted === null || installed === null) return;
  for (const [path, { version, optional, devOptional }] of Object.entries(wanted)) {
    const found = installed[path];
    if (path === '' || found?.version === version || (found === undefined && (optional || devOptional))) continue;
    throw new BuildError(`${path} is ${found ? `${found.version}, not ${version}` : 'not installed'}; run \`npm ci\``);
  }
}

/**
 * @param {string} path of a lock file below the root
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> | null} null where there is none
 */
function packagesIn(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
  } catch {
    return null;
  }
}

/** @param {string} outDir */
function bundle(outDir) {
  const argv = [bundlerPath(), '--config', 'rolldown.config.js', '--dir', outDir];
  const run = spawnSync(process.execPath, argv, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.error !== undefined) throw run.error;
  if (run.status === 0) return;
  const how = run.status === null ? `was ended by ${run.signal}` : 'refused the sources';
  throw new BuildError(`the bundler ${how}; what it said follows`, run.stdout + run.stderr);
}

function bundlerPath() {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('rolldown/package.json')), 'bin', 'cli.mjs');
  } catch {
    throw new BuildError('the sources changed and the bundler is not installed; run `npm ci`');
  }
}

/**
 * Another build may do the same at the same moment: if it was faster with the same sources its output stays, because a
 * program may be loading from it already.
 *
 * @param {string} fresh @param {string} hash
 */
function putInPlace(fresh, hash) {
  const old = `${fresh}.old`;
  for (let attempt = 1; !isBuiltFrom(hash); attempt += 1) {
    moveIfThere(dist, old);
    try {
      renameSync(fresh, dist);
    } catch (error) {
      if (attempt === 100 || !['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(codeOf(error))) throw error;
    }
    remove(old);
  }
}

/** @param {string} from @param {string} to */
function moveIfThere(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/** Removes the folders of builds that were killed: no process has their id, or another one has it by now. */
function removeLeftovers() {
  for (const name of readdirSync(root)) {
    const pid = Number(/^dist\.(?<pid>\d+)(?:\.old)?$/.exec(name)?.groups?.['pid']);
    if (!(pid > 0)) continue;
    const folder = join(root, name);
    if (pid === process.pid || !isAlive(pid) || ageOf(folder) > longestBuild) removeTogether(folder);
  }
}

/** Removes a folder that another build may be removing at the same moment. @param {string} folder */
function removeTogether(folder) {
  try {
    remove(folder);
  } catch {
    // Whoever builds next finds what is left.
  }
}

/** @param {string} folder @returns {number} milliseconds since its last change; 0 when it is gone */
function ageOf(folder) {
  const stats = statSync(folder, { throwIfNoEntry: false });
  return stats === undefined ? 0 : Date.now() - stats.mtimeMs;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** @param {string} hash */
function isBuiltFrom(hash) {
  try {
    return readFileSync(join(dist, stampName), 'utf8') === `${hash}\n` && existsSync(join(dist, entry));
  } catch {
    return false;
  }
}

/** @returns {string[]} paths below the root with slashes, sorted */
function listSources() {
  const paths = settings.filter((path) => existsSync(join(root, path)));
  for (const folder of sourceFolders) {
    for (const path of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (path.endsWith('.ts') || asset.test(path)) paths.push(`${folder}/${path.split(sep).join('/')}`);
    }
  }
  return paths.sort();
}

/** @param {string[]} paths */
function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const bytes = readFileSync(join(root, path));
    hash.update(`${path}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

/** @param {string} folder */
function remove(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    ensureBuilt();
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    process.stderr.write(error.report());
    process.exitCode = 3;
  }
}
