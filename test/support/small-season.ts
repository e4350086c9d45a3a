/** A season small enough to publish many times: every kind of table, two classes, nothing wrong with it. */
export const SMALL_SEASON = `= 2031 Lakeland Endurance Cup =

The 2031 Lakeland Endurance Cup season was the second season of the Lakeland Endurance Cup. It began May 3.

==Schedule==
| Rnd | Race | Length | Circuit | Date |
| 1 | Lakeland 3 Hours | 2 Hours 45 Minutes | Lakeland Park | May 3 |
| 2 | Harbour Six | 6 Hours | Harbour Ring | June 14 |

== Entry list ==

=== Prototype (PX) ===
| Team | Chassis |
| USA Heron Racing | Lola B06/10 |
| USA Ann Archer | All |
| 12 | GBR Bob Brewer |
| CAN Cara Cole | 1–2 |

=== Grand Touring (GX) ===
| Team | Chassis |
| FRA Ibis Sport | Porsche 997 GT3-RSR |
| FRA Denis Duval | All |
| ITA Elena Esposito | 2 |

==Season results==

| Rnd | Circuit | PX Winning Team | GX Winning Team | Results |
| PX Winning Drivers | GX Winning Drivers | | | |
| 1 | Lakeland | USA #12 Heron Racing | FRA #7 Ibis Sport | Results |
| GBR Bob Brewer CAN Cara Cole | FRA Denis Duval | | | |
| 2 | Harbour | USA #12 Heron Racing | FRA #7 Ibis Sport | Results |
| GBR Bob Brewer CAN Cara Cole | FRA Denis Duval ITA Elena Esposito | | | |

==Teams championships==

For races under three hours, points are awarded to the top 10 finishers in the following order:
- 20-16-13-10-8-6-4-3-2-1
For races between four hours and eight hours, points are awarded in the following order:
- 25-21-18-15-13-11-9-8-7-6

===PX standings===
| Pos | Team | Chassis | Engine | Rd1 | Rd2 | Total |
| 1 | USA Heron Racing | Lola B06/10 | AER P32C 4.0 L Turbo V8 | 20 | 25 | 45 |

===GX standings===
| Pos | Team | Chassis | Engine | Rd1 | Rd2 | Total |
| 1 | FRA Ibis Sport | Porsche 997 GT3-RSR | Porsche 3.8 L Flat-6 | 20 | 25 | 45 |

==Drivers championship==

===PX standings===
| Pos | Driver | Team | Rd1 | Rd2 | Total |
| 1= | GBR Bob Brewer | USA Heron Racing | 20 | 25 | 45 |
| 1= | CAN Cara Cole | USA Heron Racing | 20 | 25 | 45 |
| 3 | USA Ann Archer | USA Heron Racing | 16 | 21 | 37 |

===GX standings===
| Pos | Driver | Team | Rd1 | Rd2 | Total |
| 1 | FRA Denis Duval | FRA Ibis Sport | 20 | 25 | 45 |
| 2 | ITA Elena Esposito | FRA Ibis Sport | | 25 | 25 |
`;

/** The same season with a total that its rounds do not give. */
export const SMALL_SEASON_WRONG = SMALL_SEASON.replace(
  'Porsche 3.8 L Flat-6 | 20 | 25 | 45',
  'Porsche 3.8 L Flat-6 | 20 | 25 | 54',
);

/** The small season in so many years, an article each: file name to text. From 11 on, two threads share them. */
export function smallSeasons(count: number): Record<string, string> {
  const years = Array.from({ length: count }, (_, index) => String(2031 + index));
  return Object.fromEntries(
    years.map((year) => [`${year}_Lakeland_Endurance_Cup.txt`, SMALL_SEASON.replaceAll('2031', year)]),
  );
}
