import type { RaceRecord } from '../../schemas/record/race.ts';
import { fold } from '../text/fold.ts';

const SEPARATOR = /[/,;&+]| and /;
const ALL = /^(?:all|all classes)$/;

/**
 * The races that a class takes part in, by the column of classes in the schedule: those that name it, and those for all.
 * Every race where the schedule names the class nowhere, since it may call it otherwise.
 *
 * `GTP/GTO`, `GTP & GTO` and `GTP, GTO` are for two classes, `All` is for each.
 */
export function racesOfClass(races: readonly RaceRecord[], classCode: string): readonly RaceRecord[] {
  const wanted = fold(classCode);
  if (!races.some((race) => names(race, wanted))) return races;
  return races.filter((race) => isForAll(race) || names(race, wanted));
}

function names({ classesText }: RaceRecord, wanted: string): boolean {
  const text = fold(classesText ?? '');
  return text === wanted || text.split(SEPARATOR).some((part) => part.trim() === wanted);
}

function isForAll({ classesText }: RaceRecord): boolean {
  return classesText === null || ALL.test(fold(classesText));
}
