/**
 * Seeded chance for the demo bank: sfc32 started from a hash of the seed number and labels. Every stream has its own labels,
 * so that adding a draw in one place never changes what another place draws.
 */
export interface Random {
  /** 0 <= n < 1. */
  next(): number;
  /** A whole number, both ends included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  weighted<T>(choices: readonly (readonly [T, number])[]): T;
  /** A new array in random order. */
  shuffle<T>(list: readonly T[]): T[];
  /** Exponential with the given mean. */
  exponential(mean: number): number;
}

export function createRandom(seed: number, ...labels: (string | number)[]): Random {
  const next = sfc32(hash128([seed, ...labels].join('/')));
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(list: readonly T[]): T => itemAt(list, int(0, list.length - 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick,
    weighted: (choices) => weightedPick(choices, next()),
    shuffle: (list) => shuffled(list, int),
    exponential: (mean) => -mean * Math.log(1 - next()),
  };
}

function weightedPick<T>(choices: readonly (readonly [T, number])[], draw: number): T {
  let left = draw * choices.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of choices) {
    left -= weight;
    if (left < 0) return value;
  }
  return itemAt(choices, choices.length - 1)[0];
}

function shuffled<T>(list: readonly T[], int: (min: number, max: number) => number): T[] {
  const result = [...list];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = int(0, i);
    [result[i], result[j]] = [itemAt(result, j), itemAt(result, i)];
  }
  return result;
}

export function itemAt<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error(`no item ${index} in a list of ${list.length}`);
  return item;
}

type State = [number, number, number, number];

function sfc32([a0, b0, c0, d0]: State): () => number {
  let [a, b, c, d] = [a0, b0, c0, d0];
  const step = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 12; i += 1) step();
  return step;
}

/** cyrb128: four 32-bit words from a text. Not cryptographic, and need not be. */
function hash128(text: string): State {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let i = 0; i < text.length; i += 1) {
    const k = text.charCodeAt(i);
    a = b ^ Math.imul(a ^ k, 597399067);
    b = c ^ Math.imul(b ^ k, 2869860233);
    c = d ^ Math.imul(c ^ k, 951274213);
    d = a ^ Math.imul(d ^ k, 2716044179);
  }
  return [a >>> 0, b >>> 0, c >>> 0, d >>> 0];
}
