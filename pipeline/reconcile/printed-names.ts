import type { EntityKind } from '../../schemas/curated.ts';
import type { Records } from '../../schemas/record/records.ts';
import { NameEvidence } from './evidence/judge-names.ts';
import { Spellings } from './occurrences.ts';
import { PrintedCountries } from './printed-countries.ts';

/** What the articles print of the names of some kinds, gathered article by article, so that no records are held. */
export class PrintedNames {
  readonly spellings: Spellings;
  readonly countries: PrintedCountries;
  readonly evidence: NameEvidence;

  constructor(kinds: readonly EntityKind[]) {
    this.spellings = new Spellings(kinds);
    this.countries = new PrintedCountries(kinds);
    this.evidence = new NameEvidence(kinds);
  }

  add(records: Records): void {
    for (const gathered of [this.spellings, this.countries, this.evidence]) gathered.add(records);
  }
}
