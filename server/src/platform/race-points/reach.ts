/** Named points of the main street at which a fault test may stop a demo process for ever, to kill it there. */
export type RacePoint =
  | 'claim-committed'
  | 'lead-committed'
  | 'inside-assignment'
  | 'delivery-attempted'
  | 'vendor-answered'
  | 'inside-recycle'
  | 'inside-grab'
  | 'import-batch-committed'
  | 'inside-merge';

let armed: string | null = null;

export function armRacePoint(name: string | null): void {
  armed = name;
}

/** Does nothing unless this point is armed, when it prints a line and waits for ever. */
export async function reach(name: RacePoint): Promise<void> {
  if (armed !== name) return;
  process.stdout.write(`race-point ${name}\n`);
  await new Promise(() => undefined);
}
