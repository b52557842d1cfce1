let resting = false;

/** While the bank is being seeded anew, every call is asked to come back; only whoever does it goes on. */
export async function whileResting<T>(work: () => Promise<T>): Promise<T> {
  resting = true;
  try {
    return await work();
  } finally {
    resting = false;
  }
}

export const isResting = (): boolean => resting;
