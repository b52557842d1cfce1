import { controlRoute } from '../../control/controlRoute';
import type { Simulator } from '../../core/simulator';
import type { Person } from '../../world/types';

const LIMIT = 200;

export const listCustomers = controlRoute({
  method: 'get',
  path: '/_sim/customers',
  summary: 'The persons of the world with what each side did with a relation; q looks for a name or an id, at most limit (200) of them.',
  answer:
    '{total, customers: [{externalUserId, name, type, relations: [{userid, memberName, memberSide, customerSide, state, createtime}]}]}',
  handle: ({ simulator, query }) => {
    const wanted = (query.get('q') ?? '').trim();
    const persons = [...simulator.state.directory.personsByUnionid.values()];
    const found = persons.filter(({ name, externalUserId }) => name.includes(wanted) || externalUserId.includes(wanted));
    return {
      total: found.length,
      customers: found.slice(0, Number(query.get('limit') ?? LIMIT)).map((person) => present(simulator, person)),
    };
  },
});

function present(simulator: Simulator, { externalUserId, name, type }: Person): Record<string, unknown> {
  const { directory } = simulator.state;
  const relations = directory.followsByPerson(externalUserId).map(({ userid, memberSide, customerSide, state, createtime }) => {
    return { userid, memberName: directory.member(userid)?.name ?? userid, memberSide, customerSide, state, createtime };
  });
  return { externalUserId, name, type, relations };
}
