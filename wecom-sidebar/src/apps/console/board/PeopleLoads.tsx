import { useState } from 'react';
import type { BoardPerson } from '../../../features/leads-console/board';
import { Tag } from '../../../ui/desk/Tag';

interface Props {
  people: readonly BoardPerson[];
  /** A lead was dropped on somebody; null for who only looks. */
  onDrop: ((leadId: string, toStaffId: string) => void) | null;
}

/** Who has a hand free: today's new leads and those in hand against what each takes. */
export function PeopleLoads({ people, onDrop }: Props) {
  return (
    <section className="card board-people" aria-label="同事的负荷">
      <div className="card-head">
        <h2>负荷</h2>
        <span className="hint">{people.length} 人</span>
      </div>
      <ul tabIndex={0} aria-label="每位同事的负荷">
        {people.map((person) => (
          <PersonLoad key={person.staffId} person={person} onDrop={onDrop} />
        ))}
        {people.length === 0 && <li className="hint board-empty">这个机构没有客户经理，换一个有网点的机构看。</li>}
      </ul>
    </section>
  );
}

function PersonLoad({ person, onDrop }: { person: BoardPerson; onDrop: Props['onDrop'] }) {
  const [isOver, setOver] = useState(false);
  const takes = onDrop !== null && !person.away;
  const className = ['board-person', isOver && 'is-over', person.away && 'is-away'].filter(Boolean).join(' ');
  return (
    <li
      className={className}
      onDragOver={(event) => {
        if (!takes) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDrop?.(event.dataTransfer.getData('text/plain'), person.staffId);
      }}
    >
      <div className="board-card-line">
        <b>{person.name}</b>
        <span className="hint">{person.outletName}</span>
        {person.dutyText !== '在岗' && <Tag>{person.dutyText}</Tag>}
      </div>
      <Load word="今天新分" used={person.newToday} of={person.dailyCapacity} />
      <Load word="手上" used={person.open} of={person.openCapacity} />
    </li>
  );
}

function Load({ word, used, of }: { word: string; used: number; of: number }) {
  const percent = of === 0 ? 100 : Math.min(100, Math.round((used / of) * 100));
  return (
    <div className="board-load">
      <span className="hint">{word}</span>
      <span className={percent >= 100 ? 'board-bar is-full' : 'board-bar'} aria-hidden="true">
        <i style={{ width: `${percent}%` }} />
      </span>
      <span className="board-figure">
        {used}/{of}
      </span>
    </div>
  );
}
