import type { StatedFactRecord } from '../../schemas/record/stated-fact.ts';
import type { ProseBlock } from '../article/tree.ts';
import { sentencesOf } from '../text/sentences.ts';
import type { SentenceContext, StatedFact } from './fact-context.ts';
import { infoboxFacts } from './facts/infobox.ts';
import { leadFacts } from './facts/lead.ts';
import { machineryFacts } from './facts/machinery.ts';
import { scheduleFacts } from './facts/schedule.ts';
import { titleFacts } from './facts/titles.ts';

/** The patterns of prose, each a small reader of one sentence. */
const SENTENCE_READERS = [leadFacts, titleFacts, scheduleFacts, machineryFacts] as const;

/**
 * The facts that the prose of an article states, sentence by sentence, and those of its infobox. A sentence that no
 * pattern fits states nothing here.
 */
export function readStatedFacts(
  blocks: readonly ProseBlock[],
  seasonId: string | null,
  sourceId: string,
  context: SentenceContext,
): StatedFactRecord[] {
  const facts: StatedFactRecord[] = [];
  const add = (fact: StatedFact, line: number) => {
    facts.push({ ...fact, seasonId, origin: { sourceId, line, cells: [] } });
  };
  const infobox = infoboxFacts(blocks);
  for (const { fact, line } of infobox.facts) add(fact, line);
  for (const block of blocks) {
    if (infobox.blocks.has(block)) continue;
    let previous = '';
    for (const sentence of sentencesOf(block.text)) {
      for (const read of SENTENCE_READERS) {
        for (const fact of read(sentence.text, { ...context, block, previous }))
          add(fact, block.line + sentence.lineOffset);
      }
      previous = sentence.text;
    }
  }
  return facts;
}
