import { useEffect, useState } from 'react';

const TICK_MS = 1_000;

/** What a screen was told about the clock of the business, and when it was told (the machine's milliseconds). */
export interface ClockReading {
  businessNow: string;
  receivedAt: number;
}

/** The business clock as the server told it, ticking on by the time passed here since. */
export const businessNowAt = (reading: ClockReading, machineNow: number): Date =>
  new Date(Date.parse(reading.businessNow) + Math.max(0, machineNow - reading.receivedAt));

/**
 * The server's business clock, ticking on each second between two answers. The machine's own time is never shown:
 * it may be wrong, and in demo mode the business lives on another day.
 * @returns null until the first reading came
 */
export function useBusinessNow(reading: ClockReading | undefined): Date | null {
  const [machineNow, setMachineNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setMachineNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return reading ? businessNowAt(reading, machineNow) : null;
}
