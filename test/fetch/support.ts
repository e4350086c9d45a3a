import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { main } from '../../pipeline/cli.ts';
import { type FileEffects, type NetEffects, realFiles, realNet } from '../../pipeline/effects.ts';
import { SourceListing } from '../../schemas/source.ts';
import { type Run, sha256 } from '../support/program.ts';
import type { Wiki } from './wiki.ts';

/** The moment at which the clock of a test starts. */
export const START = Date.parse('2026-03-04T05:06:07Z');

/** A clock that is set forward instead of waiting. */
export interface FakeTime {
  readonly net: NetEffects;
  /** Milliseconds of each wait. */
  readonly waits: number[];
}

export function fakeTime(): FakeTime {
  let now = START;
  const waits: number[] = [];
  return {
    waits,
    net: {
      fetch: realNet.fetch,
      now: () => now,
      sleep: async (milliseconds) => {
        waits.push(milliseconds);
        now += milliseconds;
      },
    },
  };
}

export interface FetchOptions {
  readonly net?: NetEffects;
  readonly files?: FileEffects;
  readonly env?: Readonly<Record<string, string>>;
  readonly isTerminal?: boolean;
}

/** Runs `scrutineer fetch` against a wiki, in this process. */
export async function fetchFrom(
  wiki: Pick<Wiki, 'url'>,
  raw: string,
  args: readonly string[],
  { net = fakeTime().net, files = realFiles, env = {}, isTerminal = false }: FetchOptions = {},
): Promise<Run> {
  let out = '';
  let err = '';
  const status = await main(['fetch', '--site', wiki.url, '--raw', raw, ...args], {
    files,
    net,
    env,
    isTerminal,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { status, out, err };
}

/** What `sources.json` lists; empty where there is no such file. */
export function listingsIn(raw: string): SourceListing[] {
  const path = join(raw, 'articles', 'sources.json');
  return realFiles.exists(path) ? z.array(SourceListing).parse(JSON.parse(readFileSync(path, 'utf8'))) : [];
}

/** The listed files that are missing or not as listed; none where the folder can be read. */
export function wrongListings(raw: string): string[] {
  return listingsIn(raw)
    .filter(({ file, sha256: listed }) => {
      const path = join(raw, 'articles', file);
      return !realFiles.exists(path) || sha256(readFileSync(path)) !== listed;
    })
    .map(({ file }) => file);
}

export function articleIn(raw: string, file: string): string {
  return readFileSync(join(raw, 'articles', file), 'utf8');
}
