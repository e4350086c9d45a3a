import type { NetEffects } from '../effects.ts';
import { InputError } from '../errors.ts';
import { waitOf } from './wait.ts';

/** A whole answer of a wiki. */
export interface Answer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  /** The body as JSON; undefined where it is none. */
  readonly json: unknown;
  /** True where the body begins like JSON and is none. */
  readonly isBroken: boolean;
}

export interface ClientOptions {
  /** Address of the wiki without a slash at its end: `https://en.wikipedia.org`. */
  readonly site: string;
  readonly userAgent: string;
  /** For all requests together, waits included. */
  readonly timeoutSeconds: number;
  /** Told what is being waited for. */
  readonly progress: (text: string) => void;
}

/**
 * Asks one wiki, one request at a time. Where it is busy it is asked again after the wait that it names. Every function
 * throws InputError: refused, broken off, cut off, or not done within the time limit.
 */
export class Client {
  readonly site: string;
  readonly #options: ClientOptions;
  readonly #net: NetEffects;
  readonly #deadline: number;

  constructor(options: ClientOptions, net: NetEffects) {
    this.site = options.site;
    this.#options = options;
    this.#net = net;
    this.#deadline = net.now() + options.timeoutSeconds * 1000;
  }

  /**
   * Gets `/w/…` below the site. Statuses other than 429 and 503 are the caller's to judge. With `etag` the answer is 304,
   * without a text, where it would be the one that the wiki called so before.
   */
  async get(path: string, etag: string | null = null): Promise<Answer> {
    const condition = etag === null ? {} : { 'if-none-match': etag };
    for (let attempt = 0; ; attempt += 1) {
      const answer = await this.#once(`${this.site}${path}`, condition);
      const wait = waitOf(answer, attempt, this.#net.now());
      if (wait === null) return answer;
      const left = this.#deadline - this.#net.now();
      const words = `${this.site} asks to wait ${seconds(wait.milliseconds)} s (${wait.reason})`;
      if (wait.milliseconds >= left) {
        throw new InputError(
          `${words}, and ${seconds(Math.max(0, left))} s are left of ${this.#limit()}; try later, or with a longer --timeout`,
        );
      }
      this.#options.progress(words);
      await this.#net.sleep(wait.milliseconds);
    }
  }

  async #once(url: string, condition: Readonly<Record<string, string>>): Promise<Answer> {
    const left = Math.ceil(this.#deadline - this.#net.now());
    if (left <= 0) throw this.#late();
    // The signal ends the body as well as the wait for it.
    const signal = AbortSignal.timeout(left);
    let response: Response | null = null;
    try {
      const headers = { 'user-agent': this.#options.userAgent, accept: 'application/json', ...condition };
      response = await this.#net.fetch(url, { headers, signal });
      // Where fewer bytes come than Content-Length or the chunks announce, this fails.
      const bytes = await response.arrayBuffer();
      return { ...answered(response), ...parsed(bytes) };
    } catch (error) {
      if (signal.aborted) throw this.#late();
      if (response !== null) throw new InputError(`the answer of ${this.site} was cut off; try again`);
      throw new InputError(`${this.site} ${failureOf(error)}`);
    }
  }

  #late(): InputError {
    return new InputError(
      `${this.site} gave no whole answer within ${this.#limit()}; try again, or with a longer --timeout`,
    );
  }

  #limit(): string {
    return `the time limit of ${this.#options.timeoutSeconds} s`;
  }
}

function answered({ status, statusText, headers }: Response): Pick<Answer, 'status' | 'statusText' | 'headers'> {
  return { status, statusText, headers };
}

function parsed(bytes: ArrayBuffer): Pick<Answer, 'json' | 'isBroken'> {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return { json, isBroken: false };
  } catch {
    const first = new TextDecoder().decode(bytes.slice(0, 100)).trim();
    return { json: undefined, isBroken: first === '' || first.startsWith('{') };
  }
}

/** Whole seconds, rounded up. */
function seconds(milliseconds: number): number {
  return Math.ceil(milliseconds / 1000);
}

/** Why no answer came, in words; `fetch` keeps the reason in causes of causes. */
function failureOf(error: unknown): string {
  const words: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'refused the connection; check --site and whether it is up',
    ENOTFOUND: 'is not known by that name; check --site and the network',
    EAI_AGAIN: 'could not be looked up; check the network',
    ENETUNREACH: 'cannot be reached; check the network',
    EHOSTUNREACH: 'cannot be reached; check the network',
    ETIMEDOUT: 'did not answer; try again',
    UND_ERR_CONNECT_TIMEOUT: 'did not answer; try again',
    UND_ERR_HEADERS_TIMEOUT: 'did not answer; try again',
    ECONNRESET: 'broke off the connection before it answered; try again',
    UND_ERR_SOCKET: 'broke off the connection before it answered; try again',
  };
  let last = 'unknown reason';
  for (let cause = error; cause instanceof Error; cause = causeOf(cause)) {
    const known = 'code' in cause ? words[String(cause.code)] : undefined;
    if (known !== undefined) return known;
    if (cause.message !== '') last = cause.message;
  }
  return `could not be asked, ${last}; check --site`;
}

function causeOf(error: Error): unknown {
  // A host with several addresses gives one failure for each.
  return error instanceof AggregateError && !error.cause ? error.errors[0] : error.cause;
}
