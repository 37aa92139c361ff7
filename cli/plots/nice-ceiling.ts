/** The next of 1, 2, 5, 10, 20, 50, … at or above a value: an axis that ends on a round number. */
export function niceCeiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, Number.MIN_VALUE)));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value) ?? value;
}
