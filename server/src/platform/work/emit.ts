import { businessNow, leaseNow } from '../clock/clock';
import { newId } from '../db/ids';
import { onCommit, record } from '../db/transact';
import type { EventDefinition } from './event';
import { EventModel, WorkItemModel, type Lane } from './models';
import { processorsOf } from './registry';
import { wake } from './wake';

/**
 * Records an event and one work item per subscribed processor, in the caller's transaction: there is no dispatcher
 * between the commit and the work. @returns the event's id
 */
export async function emit<P>(definition: EventDefinition<P>, payload: P, at: Date = businessNow()): Promise<string> {
  const parsed = definition.payload.parse(payload) as Record<string, unknown>;
  const eventId = newId('evt');
  const now = leaseNow();
  const event = { type: definition.type, version: definition.version, at, payload: parsed };
  await record(EventModel, [{ _id: eventId, recordedAt: now, ...event }]);
  const subscribers = processorsOf(definition.type);
  if (subscribers.length === 0) return eventId;
  await record(
    WorkItemModel,
    subscribers.map((one) => {
      const key = one.key(parsed);
      return {
        _id: newId('wrk'),
        processor: one.name,
        eventId,
        event,
        lane: one.lane,
        key,
        ...(one.serial ? { serialKey: `${one.serial === true ? one.name : one.serial}:${key}` } : {}),
        state: 'ready' as const,
        availableAt: now,
        leaseToken: null,
        leaseUntil: null,
        attempts: 0,
        lastError: null,
        createdAt: now,
        doneAt: null,
      };
    }),
  );
  const touched = new Set<Lane>(subscribers.map((one) => one.lane));
  onCommit(() => touched.forEach(wake));
  return eventId;
}
