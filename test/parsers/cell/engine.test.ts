import { describe, expect, it } from 'vitest';
import { CAPACITY_PATTERN, CONFIGURATION_PATTERN, describeEngine } from '../../../parsers/cell/engine.ts';

const TURBO = 'turbo';
const SUPERCHARGED = 'supercharged';

describe('describeEngine', () => {
  it.each<[string, number, string, 'turbo' | 'supercharged' | null, string | null, string]>([
    ['Audi TDI 5.5 L Turbo V12 (Diesel)', 5.5, 'V12', TURBO, 'Diesel', '2007 line 237'],
    ['Audi 3.6L Turbo V8', 3.6, 'V8', TURBO, null, '2002 line 417'],
    ['Élan 6L8 6.0L V8', 6, 'V8', null, null, '2002 line 419, a name that looks like a capacity'],
    ['Judd GV4 4.0L V10', 4, 'V10', null, null, '2002 line 420, a name that looks like a layout'],
    ['MG (AER) XP20 2.0L Turbo I4', 2, 'I4', TURBO, null, '2002 line 433'],
    ['Mazda 20B 2.0L 2-Rotor', 2, '2-Rotor', null, null, '2002 line 438'],
    ['Mazda R26B 2.6L 4-Rotor', 2.6, '4-Rotor', null, null, '2002 line 440'],
    ['Ford (Nicholson-McLaren) 3.3L V8', 3.3, 'V8', null, null, '2002 line 445'],
    ['Porsche 3.6L Flat-6', 3.6, 'Flat-6', null, null, '2002 line 465'],
    ['BMW 3.2L I6', 3.2, 'I6', null, null, '2002 line 471'],
    ['Judd GV5.5 S2 5.5 L V10', 5.5, 'V10', null, null, '2007 line 241'],
    ['Porsche M97/77 3.8 L Flat-6', 3.8, 'Flat-6', null, null, '2007 line 266'],
    ['AIM (Judd) YS5.5 5.5 L V10', 5.5, 'V10', null, null, '2008 line 257'],
    ['AER P32C 4.0L Turbo V8 (E85 ethanol)', 4, 'V8', TURBO, 'E85 ethanol', '2008 line 61'],
    ['Honda LM-V8 3.4 L V8', 3.4, 'V8', null, null, '2012 line 286'],
    ['Honda HR28TT 2.8 L Turbo V6', 2.8, 'V6', TURBO, null, '2012 line 292'],
    ['a 7.0 litre V8', 7, 'V8', null, null, 'the word'],
    ['a 5.5-litre turbodiesel V12', 5.5, 'V12', TURBO, null, 'the word behind a hyphen'],
    ['Ford 5.0 liter Supercharged V8', 5, 'V8', SUPERCHARGED, null, 'a supercharger'],
    ['Mercedes 5.4 L Kompressor V-8', 5.4, 'V-8', SUPERCHARGED, null, 'a compressor, a hyphen in the layout'],
    ['Subaru 2.5 L Boxer-4', 2.5, 'Boxer-4', null, null, 'a boxer'],
    ['BMW 3.0 L Straight-6', 3, 'Straight-6', null, null, 'in a row'],
    ['Honda LM-V6 3.4 L V8', 3.4, 'V8', null, null, 'a layout in the name, before the capacity'],
    ['Bentley 8.0 L W16', 8, 'W16', null, null, 'a W'],
  ])('reads %s', (text, capacityLitres, configuration, aspiration, fuel) => {
    expect(describeEngine(text)).toEqual({ capacityLitres, configuration, aspiration, fuel });
  });

  it('reads a layout where no capacity stands', () => {
    expect(describeEngine('Ford Ecoboost V6')).toEqual({
      capacityLitres: null,
      configuration: 'V6',
      aspiration: null,
      fuel: null,
    });
  });

  it.each([
    'Judd',
    '',
    'Ford (Élan)',
    'xV8x',
    'Audi V',
    'LS7.R',
    'Porsche 3.8',
    'Porsche 3.8 Lx',
    'Panoz 123.4L',
    'Cosworth (DFV)',
    '4-Rotors',
  ])('tells nothing of %j', (text) => {
    expect(describeEngine(text)).toEqual({ capacityLitres: null, configuration: null, aspiration: null, fuel: null });
  });

  it.each(['5.5 L', '3.6L', '7.0 litre', '2.0 litres', '3.3-liter', '8.25 l'])('%s is a capacity', (text) => {
    expect(new RegExp(`^(?:${CAPACITY_PATTERN})$`).test(text)).toBe(true);
  });

  it.each(['5 L', '5.5', 'L', '5.5 Lx', '5.555 L', '5.5  L'])('%s is no capacity', (text) => {
    expect(new RegExp(`^(?:${CAPACITY_PATTERN})$`).test(text)).toBe(false);
  });

  it.each(['V8', 'Flat-6', 'I4', '2-Rotor', 'H16', 'Inline 4'])('%s is a layout', (text) => {
    expect(new RegExp(`^(?:${CONFIGURATION_PATTERN})$`).test(text)).toBe(true);
  });

  it.each(['V', 'V8x', 'V123', 'X8', 'Flat6', 'Rotor', '20-Rotor'])('%s is no layout', (text) => {
    expect(new RegExp(`^(?:${CONFIGURATION_PATTERN})$`).test(text)).toBe(false);
  });
});
