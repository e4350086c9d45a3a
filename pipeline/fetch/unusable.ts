import { InputError } from '../errors.ts';
import { RestError } from './answers.ts';
import type { Answer, Client } from './client.ts';

/** Says what is wrong with an answer that is none of those the API's documentation knows. */
export function unusable(answer: Answer, { site }: Client): InputError {
  const { status, statusText } = answer;
  const said = RestError.safeParse(answer.json).data;
  const words = `${site} answered ${status}${statusText ? ` ${statusText}` : ''}${said ? `: ${said}` : ''}`;
  if (status >= 500) return new InputError(`${words}; try again later`);
  if (status !== 200) return new InputError(`${words}; check the title and --site`);
  if (answer.isBroken) return new InputError(`the answer of ${site} was cut off; try again`);
  return new InputError(`${site} did not answer as a MediaWiki does; check --site`);
}
