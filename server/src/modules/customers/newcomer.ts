import { businessNow } from '../../platform/clock/clock';
import type { Person } from './person.model';

/** What the bank knows of a person it has just heard of: nothing. The core's file tells the rest once the person is a customer. */
export const newcomer = () =>
  ({
    birthday: '1990-01-01',
    tier: 'mass',
    assets: 0,
    language: null,
    redLines: [],
    risk: null,
    ownerStaffId: null,
    ownerSince: null,
    ownerContactAt: null,
    holdings: [],
    groups: [],
    channelPreference: null,
    activeHours: null,
    largeType: false,
    createdAt: businessNow(),
  }) satisfies Partial<Person>;
