import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainedByLosses } from '../../pipeline/audit/lost-drivers.ts';
import type { AuditedEntry } from '../../pipeline/audit/season-model.ts';

/** A car of the team Heron that lost its first driver, with the other drivers and the races in which they took part. */
function car(entryId: string, drivers: Readonly<Record<string, Readonly<Record<string, boolean>>>>): AuditedEntry {
  return {
    entryId,
    classCode: 'A',
    teamId: 'heron',
    organisationId: 'heron',
    teamText: 'Heron',
    carNumber: null,
    isCut: true,
    chassis: new Map(),
    isChassisInherited: false,
    drivers: Object.entries(drivers).map(([driverId, rounds]) => ({
      driverId,
      name: driverId,
      isRoundsLost: false,
      rounds: new Map(Object.entries(rounds)),
      line: 1,
    })),
    line: 1,
  };
}

/** A driver who was in a race with others of the team Heron. */
function absence(driverId: string, raceId: string, ...crew: readonly string[]) {
  return { driverId, raceId, organisationIds: ['heron'], crew: new Set(crew), isElsewhere: false };
}

const BOTH = { r1: true, r2: true, r3: true };

describe('a car that lost its first driver', () => {
  it('explains one driver who is missing, in any of his races', () => {
    const absences = [absence('ann', 'r1'), absence('ann', 'r2'), absence('ben', 'r3')];
    expect([...explainedByLosses([car('one', { cid: BOTH })], absences)]).toEqual(absences.slice(0, 2));
  });

  it('is that of the drivers who sat with him', () => {
    const cars = [car('one', { cid: BOTH }), car('two', { dot: BOTH })];
    const absences = [absence('ann', 'r1', 'dot'), absence('ann', 'r2', 'dot'), absence('ben', 'r1', 'cid')];
    expect([...explainedByLosses(cars, absences)]).toEqual(absences);
  });

  it('is not another one because his own has them not in one of his races', () => {
    const own = { ...car('two', { dot: { r1: true, r2: true, r3: false } }), isCut: false };
    const ann = ['r1', 'r2', 'r3'].map((raceId) => absence('ann', raceId, 'dot'));
    const ben = [absence('ben', 'r1', 'cid')];
    expect([...explainedByLosses([car('one', { cid: BOTH }), own], [...ann, ...ben])]).toEqual(ben);
  });

  it('is for a driver whom the list has nowhere before one whom it has', () => {
    const other = { ...car('other', { ann: BOTH }), organisationId: 'ibis', teamId: 'ibis' };
    const absences = [absence('ann', 'r1'), absence('ann', 'r2'), absence('ben', 'r3')];
    expect([...explainedByLosses([car('one', {}), other], absences)]).toEqual(absences.slice(2));
  });

  it('is for who is missing most often, though one of his races has somebody who was elsewhere', () => {
    const ann = ['r1', 'r2', 'r3'].map((raceId) => ({ ...absence('ann', raceId), isElsewhere: raceId === 'r3' }));
    const absences = [absence('ben', 'r2'), ...ann];
    expect([...explainedByLosses([car('one', { cid: BOTH })], absences)]).toEqual(ann);
  });

  it('is not for who was elsewhere in most of his races', () => {
    const ann = ['r1', 'r2', 'r3'].map((raceId) => ({ ...absence('ann', raceId), isElsewhere: raceId !== 'r3' }));
    const ben = absence('ben', 'r2');
    expect([...explainedByLosses([car('one', { cid: BOTH })], [...ann, ben])]).toEqual([ben]);
  });

  it('explains no more drivers than there are cars', () => {
    const names = fc.constantFrom('ann', 'ben', 'cid', 'dot');
    const absences = fc.array(fc.tuple(names, fc.constantFrom('r1', 'r2'), names), { maxLength: 12 });
    fc.assert(
      fc.property(absences, fc.integer({ min: 1, max: 3 }), (drawn, count) => {
        const cars = Array.from({ length: count }, (_, index) => car(String(index), { eve: BOTH }));
        const all = drawn.map(([driverId, raceId, other]) => absence(driverId, raceId, other));
        const explained = explainedByLosses(cars, all);
        const drivers = new Set([...explained].map(({ driverId }) => driverId));
        expect(drivers.size).toBe(Math.min(count, new Set(all.map(({ driverId }) => driverId)).size));
      }),
    );
  });
});

it('explains a driver whose whole team the list lacks', () => {
  const unknown = { ...absence('ann', 'r1'), organisationIds: ['ibis'] };
  const untold = { ...absence('ben', 'r1'), organisationIds: [] };
  expect([...explainedByLosses([car('one', {})], [unknown, untold])]).toEqual([unknown, untold]);
});

describe('a driver whose team was one of several', () => {
  const other = { ...car('other', { ann: BOTH }), organisationId: 'ibis', teamId: 'ibis' };
  const ann = { ...absence('ann', 'r4'), organisationIds: ['heron', 'ibis'] };

  it('may be the lost first driver of a car of either', () => {
    expect([...explainedByLosses([car('one', { cid: BOTH }), other], [ann])]).toEqual([ann]);
  });

  it('is nobody whom all their cars have already', () => {
    expect([...explainedByLosses([car('one', { ann: BOTH }), other], [ann])]).toEqual([]);
  });

  it('is not the lost driver of a car that lost somebody whose team is known', () => {
    const ben = absence('ben', 'r1');
    expect([...explainedByLosses([car('one', { cid: BOTH }), other], [ann, ben])]).toEqual([ben]);
  });

  it('is lost where the list lacks one of these teams', () => {
    expect([...explainedByLosses([car('one', { ann: BOTH })], [ann])]).toEqual([ann]);
  });
});
