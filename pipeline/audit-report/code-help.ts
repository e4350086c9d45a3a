import type { FindingCode } from '../../schemas/finding.ts';

/** What a code says, and what to do about a finding with it. */
export interface CodeHelp {
  readonly says: string;
  readonly help: string;
}

const CURATE = 'Correct the article, or accept the finding with a reason in raw/curated/accepted-findings.csv.';
const READ = 'The cell or row stays in the ledger as printed. Compare the line with the article as it is online.';

/** Every code in a few words, for those who meet it in a list of findings. */
export const CODE_HELP: Readonly<Record<FindingCode, CodeHelp>> = {
  'total-mismatch': {
    says: 'The rounds do not add up to the printed total.',
    help: `Add up the rounds of the row that count: one of them or the total is wrong, or one is missing. ${CURATE}`,
  },
  'position-mismatch': {
    says: 'The printed place is not the one that the totals give.',
    help: `Compare the totals of the rows above and below, in the numbering that the table uses. ${CURATE}`,
  },
  'tie-mark-mismatch': {
    says: 'A place is marked as shared and is not, or is shared and not marked.',
    help: `Look for rows with the same total, and at how the table marks shared places. ${CURATE}`,
  },
  'points-not-in-system': {
    says: 'A round holds points that no finishing place of that race can give.',
    help: `Compare the value with the points that the article gives for a race of that length. ${CURATE}`,
  },
  'points-clash': {
    says: 'One finishing place of a class in a race is credited to two cars.',
    help: `One of the rows has the points of another place. The results of the race settle it. ${CURATE}`,
  },
  'team-driver-mismatch': {
    says: "A team's round differs from the best of its drivers in it.",
    help: `One of the two tables has another value, or nothing. The results of the race settle it. ${CURATE}`,
  },
  'duplicate-competitor': {
    says: 'One competitor has two rows in a table.',
    help: `The rows may belong together, or be two competitors of one name: then say so in raw/curated/names.csv. ${CURATE}`,
  },
  'winner-points-mismatch': {
    says: "The class winner lacks the winner's points, or somebody else has them.",
    help: `The results and the standings disagree on who won the class. The results of the race settle it. ${CURATE}`,
  },
  'winner-missing': {
    says: "A winning driver or team has no row in the class's standings.",
    help: `A row may be missing, a name may be spelled in two ways, or a rule keeps the winner out of the table. ${CURATE}`,
  },
  'scored-not-entered': {
    says: 'Points or a win in a round for which the entry list does not have the driver in that class.',
    help: `The rounds in the entry list, the points in the standings or the winners are wrong. ${CURATE}`,
  },
  'entered-twice': {
    says: 'A driver is entered in two cars in one race.',
    help: `Compare the rounds of both entries; the article may know a rule that allows it. ${CURATE}`,
  },
  'entry-team-mismatch': {
    says: 'Standings or results and entry list put a driver in different teams, or a winner in different cars, for a round.',
    help: `One of the two is wrong, or the teams are one under two names: then say so in raw/curated/names.csv. ${CURATE}`,
  },
  'schedule-mismatch': {
    says: 'Schedule and results disagree on a round or its circuit.',
    help: `Where both names are one circuit, a line in raw/curated/names.csv settles it. ${CURATE}`,
  },
  'stated-fact-mismatch': {
    says: 'The prose says something else than the tables.',
    help: `Either the sentence or the table is wrong. ${CURATE}`,
  },
  'name-unresolved': {
    says: 'Two spellings may be one name; they are kept apart until somebody decides.',
    help: 'The message holds the line for raw/curated/names.csv that settles it, one way or the other.',
  },
  'country-conflict': {
    says: 'One driver stands under two countries.',
    help: `One of the nations is wrong, or two drivers share a name: then say so in raw/curated/names.csv. ${CURATE}`,
  },
  'chassis-conflict': {
    says: 'Entry list and standings name different chassis for a team.',
    help: `One of the two is wrong, or both names are one chassis: then say so in raw/curated/names.csv. ${CURATE}`,
  },
  'source-loss': {
    says: "The article's text has lost cells.",
    help: 'What the lost cells held cannot be checked. Fetch the article in a format that keeps them.',
  },
  'markup-residue': {
    says: 'Left-over markup where text or a table should be.',
    help: `The article was damaged where it was turned into text. ${READ}`,
  },
  'row-misshapen': {
    says: 'A row has too few or too many cells, or cannot be aligned with its header.',
    help: `What can be aligned is published. ${READ}`,
  },
  'unknown-table': { says: 'A table of a kind that is not known.', help: `Nothing of it is published. ${READ}` },
  'unknown-column': { says: 'A column that is not understood.', help: `Nothing of it is published. ${READ}` },
  'unreadable-cell': { says: 'A cell that is not understood.', help: `Its value is missing in the dataset. ${READ}` },
  'footnote-unexplained': {
    says: 'A mark without a note, or a note without a mark.',
    help: `What the mark means for its figure is not known. ${CURATE}`,
  },
  'season-repeated': {
    says: 'A season that another article has already.',
    help: 'One season is published once. Keep one of the articles in raw/articles.',
  },
  'alias-unused': {
    says: 'A line in names.csv that matches nothing any more.',
    help: 'Remove the line from raw/curated/names.csv, or correct the names in it.',
  },
  'correction-unmatched': {
    says: 'A line in corrections.csv that matches nothing any more.',
    help: 'Remove the line from raw/curated/corrections.csv, or correct the cell that it names.',
  },
  'accepted-unmatched': {
    says: 'A line in accepted-findings.csv that matches nothing any more.',
    help: 'Remove the line from raw/curated/accepted-findings.csv; the finding is gone or has other figures now.',
  },
};
