import { describe, expect, it } from 'vitest';
import { ClassesOfSections } from '../../parsers/record/class-of-section.ts';

describe('the class of a table', () => {
  const classes = new ClassesOfSections([], ['GT1', 'GT2']);

  it('is that of the heading nearest above it', () => {
    expect(classes.classOf(['GT1 season', 'GT2 standings'])).toBe('GT2');
    expect(classes.classOf(['GT1 season', 'Drivers'])).toBe('GT1');
    expect(classes.classOf(['Drivers', 'Grand Touring 2 (GT2)'])).toBe('GT2');
  });

  it('is the only one of the season where no heading names one, and none where there are two', () => {
    expect(new ClassesOfSections([], ['GT1']).classOf(['Drivers championship'])).toBe('GT1');
    expect(classes.classOf(['Drivers championship'])).toBe('-');
  });
});
