/** A place as a standings table prints it. */
export interface Position {
  readonly value: number;
  /** `=` stands beside the number. */
  readonly isTieMarked: boolean;
}

/** Reads `1`, `1=`, `=1`, `T1`, `3rd` or `4.`; null for anything else. `13=` gives place 13, tied (2007, GT2 teams). */
export function parsePosition(text: string): Position | null {
  const match = /^(?<before>=|T)?(?<value>\d{1,4})(?:st|nd|rd|th|\.)?(?<after>=)?$/.exec(text);
  const value = Number(match?.groups?.['value']);
  if (!match || value < 1) return null;
  return { value, isTieMarked: match.groups?.['before'] !== undefined || match.groups?.['after'] !== undefined };
}
