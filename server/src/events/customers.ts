import { z } from 'zod';
import { type LikenessGround, likenessGrounds } from '@yinqiao/shared/domain';
import { defineEvent } from './defineEvent';

const relation = z.strictObject({ personId: z.string(), staffId: z.string(), externalUserId: z.string() });

/** A member of staff and a customer are friends in WeCom now. */
export const ContactAdded = defineEvent('ContactAdded', 1, relation);
/** They are no longer. */
export const ContactRemoved = defineEvent('ContactRemoved', 1, relation);

/** Something says that two persons are one; a member of staff decides whether they are. */
export const PersonsAlike = defineEvent(
  'PersonsAlike',
  1,
  z.strictObject({
    personIds: z.tuple([z.string(), z.string()]),
    ground: z.enum(Object.keys(likenessGrounds) as [LikenessGround, ...LikenessGround[]]),
  }),
);
