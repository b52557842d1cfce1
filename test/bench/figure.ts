/** One measured value beside its rival (or limit) and the goal for their ratio. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  rival: string;
  rivalValue: number;
  ratio: number;
  goal: string;
  met: boolean;
}

/** @param higherIsBetter a rate; otherwise a time or a size */
export function figure(
  name: string,
  measured: { value: number; unit: string; rival: string; rivalValue: number },
  goal: { ratio: number; higherIsBetter: boolean },
): Figure {
  const ratio = measured.value / measured.rivalValue;
  const met = goal.higherIsBetter ? ratio >= goal.ratio : ratio <= goal.ratio;
  return { name, ...measured, ratio, goal: `${goal.higherIsBetter ? '>=' : '<='} ${goal.ratio}`, met };
}

export function print(one: Figure): void {
  const round = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3));
  process.stdout.write(
    `${one.met ? 'met    ' : 'NOT met'}  ${one.name}: ${round(one.value)} ${one.unit} against ${one.rival} ${round(one.rivalValue)} ${one.unit}; ratio ${one.ratio.toFixed(2)} (goal ${one.goal})\n`,
  );
}

/** The value below which `share` of the samples lie. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
