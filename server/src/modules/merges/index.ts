import { defineModule } from '../../platform/module';
import { findAlikeNightly } from './crons/findAlikeNightly';
import { settleMerges } from './crons/settleMerges';
import { mergeAbilities } from './merges.abilities';
import { mergesRoutes } from './merges.routes';
import { notePairOnPersonsAlike } from './processors/notePairOnPersonsAlike';

/** Persons who seem to be one, and those who were made one. It calls whatever hangs on a person; nobody calls it. */
export const mergesModule = defineModule({
  name: 'merges',
  routes: mergesRoutes,
  abilities: mergeAbilities,
  processors: [notePairOnPersonsAlike],
  crons: [findAlikeNightly, settleMerges],
});
