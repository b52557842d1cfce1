import { monotonicFactory } from 'ulid';

const next = monotonicFactory();

/** `<prefix>_<ULID>`: sortable by time within a process, unguessable in its last 80 bits. */
export const newId = (prefix: string): string => `${prefix}_${next()}`;
