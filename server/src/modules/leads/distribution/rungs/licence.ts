import type { TryRung } from '../walk';

/** 8 资质 is a filter on every rung, those above it too: the walk begins with what it asks for, and here it is told. */
export const licence: TryRung<'licence'> = (_rung, _facts, { licences }) =>
  licences.length > 0 ? { found: 'required', licences } : { found: 'not_needed' };
