import { type Command, parseOptions, parsePath } from './command.ts';
import { compareIds, freezeIds } from './freeze-ids.ts';

/** `scrutineer ids`: which published ids `ids.csv` does not hold; an id outside it could change its meaning unseen. */
export const idsCommand: Command = {
  help: `scrutineer ids [--freeze] [--raw DIR] [--out DIR]

  --freeze           adds the published ids to raw/curated/ids.csv; lines that are there stay
  --raw DIR          holds curated/ids.csv                                                              [raw]
  --out DIR          the publication                                                                    [out]

Exit 1 where an id was published that ids.csv does not hold.

  scrutineer ids
  scrutineer ids --freeze
`,
  run: (args, effects) => {
    const options = parseOptions(args, {
      raw: { type: 'string', default: 'raw' },
      out: { type: 'string', default: 'out' },
      freeze: { type: 'boolean', default: false },
    });
    const rawDir = parsePath('--raw', options.raw);
    const outDir = parsePath('--out', options.out);
    if (options.freeze) {
      effects.out(`${freezeIds(rawDir, outDir, effects.files)} ids added to ids.csv\n`);
      return 0;
    }
    const { added, vanished } = compareIds(rawDir, outDir, effects.files);
    for (const { kind, entity_id } of added) effects.out(`not in ids.csv: ${kind} ${entity_id}\n`);
    for (const { kind, entity_id } of vanished) effects.out(`not published any more: ${kind} ${entity_id}\n`);
    return added.length > 0 ? 1 : 0;
  },
};
