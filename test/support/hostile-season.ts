import { SMALL_SEASON_WRONG } from './small-season.ts';

/** Names that are markup, scripts, attributes, and characters that a reader obeys, each as it should be seen. */
export const HOSTILE = {
  team: '<script>alert(1)</script>',
  otherTeam: `Ibis & Sport" onmouseover='alert(2)'`,
  driver: 'Bob <b>Brewer</b>',
  otherDriver: 'Cara <img src=x onerror=alert(3)>',
  race: '</style></svg><script>alert(4)</script>',
  circuit: '<!-- Lakeland --> &lt;Park&gt;',
} as const;

/** The small season with its wrong total, all of whose names are hostile. */
export const HOSTILE_SEASON = SMALL_SEASON_WRONG.replaceAll('Heron Racing', HOSTILE.team)
  .replaceAll('Ibis Sport', HOSTILE.otherTeam)
  .replaceAll('Bob Brewer', HOSTILE.driver)
  .replaceAll('Cara Cole', HOSTILE.otherDriver)
  .replaceAll('Lakeland 3 Hours', HOSTILE.race)
  .replaceAll('Lakeland Park', HOSTILE.circuit)
  .replaceAll('Ann Archer', 'Ann\u001b[31m\u202e Archer')
  .replaceAll('Lakeland Endurance Cup', '<Lakeland> "Endurance" & Cup');

/** Its file, and what `sources.json` says of it. */
export const HOSTILE_FILE = `2031_<b onclick='alert(5)'>.txt`;
