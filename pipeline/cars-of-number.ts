/**
 * The cars that a printed number may stand for: those that are entered with it, else those that differ in zeros in front
 * alone (`#023` is entered as 23), else those whose number the list has lost. All of them where none is printed.
 */
export function carsOfNumber<Car>(
  cars: readonly Car[],
  numberOf: (car: Car) => string | null,
  number: string | null,
): readonly Car[] {
  if (number === null) return cars;
  const exact = cars.filter((car) => numberOf(car) === number);
  if (exact.length > 0) return exact;
  const bare = cars.filter((car) => withoutZeros(numberOf(car)) === withoutZeros(number));
  return bare.length > 0 ? bare : cars.filter((car) => numberOf(car) === null);
}

function withoutZeros(number: string | null): string | undefined {
  return number?.replace(/^0+(?=\d)/, '');
}
