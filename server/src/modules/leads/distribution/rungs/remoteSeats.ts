import type { TryRung } from '../walk';

/** 12 远程坐席: after the outlets' hours, for the mass tier and wherever no outlet is near; if a seat can take it now. */
export const remoteSeats: TryRung<'remote_seats'> = ({ params }, facts, { place, licences }) => {
  const { remote } = facts.around;
  if (facts.time < params.from || facts.time >= params.to) return { found: 'outside_hours' };
  if (facts.customer.tier !== 'mass' && place) return { found: 'not_for' };
  if (!remote || facts.count(remote.unitId, 'remote', licences).free === 0) return { found: 'unstaffed' };
  const pool = { unitId: remote.unitId, desk: 'remote' as const, staffIds: [], licences: [], way: 'fair_share' as const };
  return {
    found: 'pool',
    unitId: remote.unitId,
    outcome: { kind: 'pool', by: 'remote_seats', pool, place: 'remote', kilometres: null },
  };
};
