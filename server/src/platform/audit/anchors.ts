import { appendFileSync, createReadStream, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { AuditSeal } from './models';

/**
 * What this process has seen of the chain, kept outside the database: a cut tail or a chain built anew cannot reach it.
 * Each process may have a file of its own and several may share one, so lines repeat and stand in no order.
 */
export interface AnchoredHead {
  /** The highest number that was anchored. */
  number: number;
  mac: string;
  /** The lowest number that was written down with two MACs, if any: one of the two chains is a forgery. */
  contradicted: number | null;
}

/** Every anchored number with all MACs that were written down for it. */
export type Anchors = ReadonlyMap<number, ReadonlySet<string>>;

let file = '';
let head: AnchoredHead | null = null;
let isRead = false;

export function configureAnchors(dataDir: string): void {
  file = join(dataDir, 'audit-anchors.log');
  head = null;
  isRead = false;
}

/** All of them, for who looks at the whole chain. */
export async function readAnchors(): Promise<Anchors> {
  const anchors = new Map<number, Set<string>>();
  if (!existsSync(file)) return anchors;
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    const [number, mac] = line.split(' ');
    if (!number || !mac) continue;
    const macs = anchors.get(Number(number)) ?? new Set<string>();
    anchors.set(Number(number), macs.add(mac));
  }
  return anchors;
}

/** The file is read once; afterwards this process knows what it appended. */
export async function anchoredHead(): Promise<AnchoredHead | null> {
  if (isRead) return head;
  const anchors = await readAnchors();
  const number = highestAnchored(anchors);
  const [mac] = anchors.get(number) ?? [];
  if (mac !== undefined) head = { number, mac, contradicted: contradictedIn(anchors) };
  isRead = true;
  return head;
}

/** 0 when nothing is anchored. */
export function highestAnchored(anchors: Anchors): number {
  let highest = 0;
  for (const number of anchors.keys()) highest = Math.max(highest, number);
  return highest;
}

function contradictedIn(anchors: Anchors): number | null {
  let lowest: number | null = null;
  for (const [number, macs] of anchors) if (macs.size > 1 && (lowest === null || number < lowest)) lowest = number;
  return lowest;
}

/** Writes down a committed seal that is newer than what this process has seen. */
export function anchor({ _id: number, mac }: AuditSeal): void {
  if (head && head.number >= number) return;
  appendFileSync(file, `${number} ${mac}\n`);
  head = { number, mac, contradicted: head?.contradicted ?? null };
}

/** For a chain that begins anew: the demo bank's. */
export function forgetAnchors(): void {
  rmSync(file, { force: true });
  head = null;
}
