/** What an engine's designation tells; null where it does not. Capacity in litres. */
export interface EngineDescription {
  readonly capacityLitres: number | null;
  readonly configuration: string | null;
  readonly aspiration: 'turbo' | 'supercharged' | null;
  readonly fuel: string | null;
}

/** A capacity: `5.5 L`, `3.6L`, `7.0 litre`. */
export const CAPACITY_PATTERN = '\\d{1,2}\\.\\d{1,2} ?-?(?:L|l|litres?|liters?)(?![A-Za-z])';
/** A cylinder layout: `V8`, `Flat-6`, `I4`, `2-Rotor`. */
export const CONFIGURATION_PATTERN =
  '(?:[VWIHUL]-?\\d{1,2}|(?:Flat|Straight|Inline|Boxer)[- ]\\d{1,2}|\\d[- ]Rotor)(?![A-Za-z0-9])';

/** Reads `Audi TDI 5.5 L Turbo V12 (Diesel)`: 5.5 litres, V12, turbo, Diesel (2007, LMP1 teams). */
export function describeEngine(text: string): EngineDescription {
  const capacity = new RegExp(`(?<![\\d.])${CAPACITY_PATTERN}`).exec(text)?.[0];
  const rest = capacity === undefined ? text : text.slice(text.indexOf(capacity) + capacity.length);
  const fuel = /\((?<fuel>[^()]*(?:diesel|ethanol|petrol|gasoline|hybrid|E\d{2})[^()]*)\)$/i.exec(text)?.groups?.[
    'fuel'
  ];
  return {
    capacityLitres: capacity === undefined ? null : Number(/\d{1,2}\.\d{1,2}/.exec(capacity)?.[0]),
    configuration: new RegExp(`(?<![A-Za-z0-9])${CONFIGURATION_PATTERN}`).exec(rest)?.[0] ?? null,
    aspiration: /turbo/i.test(text) ? 'turbo' : /supercharged|kompressor/i.test(text) ? 'supercharged' : null,
    fuel: fuel ?? null,
  };
}
