import type { LikenessGround } from '@yinqiao/shared/domain';
import { PersonsAlike } from '../../events/customers';
import { emit } from '../../platform/work';

/** Tells, in the caller's transaction, that two persons seem to be one; nothing where they are the same, or one is not known. */
export async function noteAlike(personIds: readonly (string | null | undefined)[], ground: LikenessGround): Promise<void> {
  const [first, second] = personIds.flatMap((id) => id ?? []).sort();
  if (first && second && first !== second) await emit(PersonsAlike, { personIds: [first, second], ground });
}
