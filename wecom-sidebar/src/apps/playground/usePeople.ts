import type { Data } from '@yinqiao/shared/contracts';
import { useState } from 'react';

type World = Data<'demo.world'>;

export type Seat = 'customer' | 'rm' | 'console';

const listOf = (world: World, seat: Seat) => ({ customer: world.customers, rm: world.relationshipManagers, console: world.console })[seat];

export type Persona = World['customers'][number];

const fromAddress = () => Object.fromEntries(new URLSearchParams(location.search)) as Partial<Record<Seat, string>>;

function intoAddress(picked: Partial<Record<Seat, string>>): void {
  const query = new URLSearchParams(picked).toString();
  history.replaceState(null, '', location.pathname + (query === '' ? '' : `?${query}`));
}

/** Who sits at each device: the first of each list until somebody is picked; the picks stand in the address. */
export function usePeople(world: World) {
  const [picked, setPicked] = useState(fromAddress);
  const change = (next: Partial<Record<Seat, string>>) => {
    setPicked(next);
    intoAddress(next);
  };
  return {
    listOf: (seat: Seat) => listOf(world, seat),
    /** @returns the persona picked by hand, else the suggested one, else the first of the list */
    personaOf: (seat: Seat, suggestedId: string | null = null): Persona | undefined => {
      const list = listOf(world, seat);
      const find = (id: string | null | undefined) => list.find((persona) => persona.personaId === id);
      return find(picked[seat]) ?? find(suggestedId) ?? list[0];
    },
    pick: (seat: Seat, personaId: string) => change({ ...picked, [seat]: personaId }),
    forget: () => change({}),
  };
}

export type People = ReturnType<typeof usePeople>;
