import type { CustomerActor } from '../../../platform/access';
import { PersonModel } from '../person.model';

export async function setPreferences(actor: CustomerActor, { largeType }: { largeType: boolean }): Promise<{ largeType: boolean }> {
  await PersonModel.updateOne({ _id: actor.personId }, { $set: { largeType } });
  return { largeType };
}
