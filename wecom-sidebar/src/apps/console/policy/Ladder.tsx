import { diffPolicies, type RuleSet, type UnitNames } from '@yinqiao/shared/domain';
import { useState } from 'react';
import { type Draft, isOwn, moved, rulesOf } from '../../../features/policies-console/policyDraft';
import { RungRow } from './RungRow';

interface Props {
  draft: Draft;
  /** What is in force: changes are told against it. */
  before: RuleSet;
  unitNames: UnitNames;
  /** Null where the ladder is only shown. */
  onChange: ((draft: Draft) => void) | null;
  onEdit: (rungId: string) => void;
}

/** The rungs from top to bottom, moved by hand or by key: head office moves all of them, a unit below its own rules. */
export function Ladder({ draft, before, unitNames, onChange, onEdit }: Props) {
  const [openId, setOpenId] = useState<string | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [target, setTarget] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const { rungs } = rulesOf(draft);
  const changed = changedIn(before, rulesOf(draft));
  const move = (id: string, place: number) => {
    const next = moved(draft, id, Math.min(Math.max(place, 0), rungs.length - 1));
    setSaid(typeof next === 'string' ? next : `已移到第 ${place} 条`);
    if (typeof next !== 'string') onChange?.(next);
  };
  const drop = () => {
    if (dragged !== null && target !== null)
      move(
        dragged,
        rungs.findIndex(({ id }) => id === target),
      );
    setDragged(null);
    setTarget(null);
  };
  return (
    <>
      <ol aria-label="分配规则，从上到下">
        {rungs.map((rung, place) => (
          <RungRow
            key={rung.id}
            {...{ rung, place, draft, unitNames, onChange }}
            was={before.rungs.find(({ id }) => id === rung.id)}
            changed={changed.has(rung.id)}
            own={isOwn(draft, rung)}
            open={openId === rung.id}
            onToggle={() => setOpenId(openId === rung.id ? null : rung.id)}
            onEdit={() => onEdit(rung.id)}
            onStep={(by) => move(rung.id, place + by)}
            canMove={draft.kind === 'ladder' || isOwn(draft, rung)}
            drag={
              onChange && {
                onDragStart: () => setDragged(rung.id),
                onDragOver: (event) => {
                  event.preventDefault();
                  setTarget(rung.id);
                },
                onDrop: drop,
                isTarget: dragged !== null && target === rung.id && dragged !== rung.id,
              }
            }
          />
        ))}
      </ol>
      <p className="ladder-said hint" role="status">
        {said}
      </p>
    </>
  );
}

/** Ids of the rungs that a draft says something else about. */
function changedIn(before: RuleSet, after: RuleSet): Set<string> {
  return new Set(
    diffPolicies(before, after).flatMap((change) =>
      change.kind === 'added' ? [change.rung.id] : 'rungId' in change ? [change.rungId] : [],
    ),
  );
}
