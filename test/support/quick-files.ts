import { writeFileSync } from 'node:fs';
import { type FileEffects, realFiles } from '../../pipeline/effects.ts';
import { bytesOf } from './content.ts';

/** The file system without waiting for the disk. */
export const quickFiles: FileEffects = {
  ...realFiles,
  write: (path, content) => writeFileSync(path, bytesOf(content)),
  sync: () => undefined,
};
