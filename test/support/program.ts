import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from '../../pipeline/cli.ts';
import { type FileEffects, realFiles } from '../../pipeline/effects.ts';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The program as it is started. */
export const PROGRAM = join(ROOT, 'bin', 'scrutineer.js');

/** The raw folder of the project. */
export const RAW = join(ROOT, 'raw');

/** What a run of the program left behind. */
export interface Run {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** What `ingest` tells of its stages in a log where nothing is wrong: a plain line each, in their order. */
export const STAGE_LINES =
  /^load {7}\d+ articles\nparse {6}[^\n]+\nreconcile {2}[^\n]+\nvalidate {3}[^\n]+\naudit {6}[^\n]+\npublish {4}\d+ files\n$/;

/** Runs the program in this process; `files` stands in for the file system. */
export async function run(argv: readonly string[], files: FileEffects = realFiles): Promise<Run> {
  let out = '';
  let err = '';
  const status = await main(argv, {
    files,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    isTerminal: false,
  });
  return { status, out, err };
}

/** Runs the program as a process of its own. */
export function runProcess(argv: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...argv], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { status: status ?? -1, out: stdout, err: stderr };
}

/** A temporary folder that its owner removes. */
export interface Scratch {
  readonly path: string;
  /** A name in the folder; with `content`, a file is written there. */
  readonly at: (name: string, content?: string | Buffer) => string;
  /** A raw folder with these articles and, where given, other files below it. */
  readonly raw: (
    articles: Readonly<Record<string, string | Buffer>>,
    others?: Readonly<Record<string, string>>,
  ) => string;
  /** A raw folder with copies of the project's articles and their list, without anything curated. */
  readonly projectRaw: () => string;
  readonly remove: () => void;
}

export function scratch(): Scratch {
  const path = mkdtempSync(join(tmpdir(), 'scrutineer-'));
  let count = 0;
  const at = (name: string, content?: string | Buffer) => {
    const file = join(path, name);
    mkdirSync(dirname(file), { recursive: true });
    if (content !== undefined) writeFileSync(file, content);
    return file;
  };
  const nextRaw = () => {
    count += 1;
    return `raw-${count}`;
  };
  return {
    path,
    at,
    raw: (articles, others = {}) => {
      const name = nextRaw();
      for (const [file, content] of Object.entries(articles)) at(join(name, 'articles', file), content);
      for (const [file, content] of Object.entries(others)) at(join(name, file), content);
      return join(path, name);
    },
    projectRaw: () => {
      const name = nextRaw();
      cpSync(join(RAW, 'articles'), join(path, name, 'articles'), { recursive: true });
      return join(path, name);
    },
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Every file below a folder with a hash of its bytes, and every folder; empty where there is nothing. */
export function snapshot(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  const visit = (path: string) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const full = join(path, entry.name);
      const name = relative(folder, full);
      if (entry.isDirectory()) {
        found[`${name}/`] = 'folder';
        visit(full);
      } else found[name] = sha256(readFileSync(full));
    }
  };
  if (realFiles.isFolder(folder)) visit(folder);
  return found;
}

export function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

/** The files that a CHECKSUMS.txt lists and the hashes that it gives; throws where a line is of another form. */
export function checksums(folder: string): { publication: string; files: Record<string, string> } {
  const [title = '', ...lines] = readFileSync(join(folder, 'CHECKSUMS.txt'), 'utf8').trimEnd().split('\n');
  const publication = /(?<hash>[0-9a-f]{64})$/.exec(title)?.groups?.['hash'];
  if (publication === undefined) throw new Error(`no publication hash in '${title}'`);
  const files: Record<string, string> = {};
  for (const line of lines) {
    const { hash, name } = /^(?<hash>[0-9a-f]{64}) {2}(?<name>\S+)$/.exec(line)?.groups ?? {};
    if (hash === undefined || name === undefined) throw new Error(`not a checksum: '${line}'`);
    files[name] = hash;
  }
  return { publication, files };
}
