import { aggregateCommands } from './aggregate';
import { bulkWriteCommands } from './bulk-write';
import { catalogCommands } from './catalog';
import type { Command } from './command';
import { diagnosticCommands } from './diagnostic';
import { explainCommands } from './explain';
import { findAndModifyCommands } from './find-and-modify';
import { indexCommands } from './indexes';
import { readCommands } from './reads';
import { sessionCommands } from './sessions';
import { writeCommands } from './writes';

/** Every command this server knows. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    ...aggregateCommands,
    ...bulkWriteCommands,
    ...catalogCommands,
    ...diagnosticCommands,
    ...explainCommands,
    ...findAndModifyCommands,
    ...indexCommands,
    ...readCommands,
    ...sessionCommands,
    ...writeCommands,
  }),
);
