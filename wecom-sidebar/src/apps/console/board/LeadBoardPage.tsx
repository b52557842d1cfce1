import './board.css';
import { clockWords, momentWords } from '@yinqiao/shared/domain';
import { App, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type Board, type BoardLead, useBoard, useUndoTransfer } from '../../../features/leads-console/board';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { Loaded } from '../../../ui/desk/Loaded';
import { Notice } from '../../../ui/desk/Notice';
import { PageHead } from '../../../ui/desk/PageHead';
import { Segmented } from '../../../ui/desk/Segmented';
import { SkeletonLines } from '../../../ui/desk/Skeleton';
import { Watermark } from '../../../ui/desk/Watermark';
import { useSession } from '../shell/SessionContext';
import { useActingUnit, useConsoleLink } from '../shell/useActingUnit';
import { BoardColumn } from './BoardColumn';
import { columnKeys, type ColumnKey, columnWords } from './boardWords';
import { PeopleLoads } from './PeopleLoads';
import { TransferDialog } from './TransferDialog';

/** 线索与负荷调度: four columns of leads beside the loads of whoever could take them; a lead is dropped on a person, or chosen and given. */
export default function LeadBoardPage() {
  const { me } = useSession();
  const { unitId } = useActingUnit();
  const link = useConsoleLink();
  const query = useBoard(unitId);
  return (
    <>
      <PageHead
        title="线索与负荷调度"
        crumb={
          <>
            <Link to={link('/leads')}>线索</Link> / 调度
          </>
        }
        hint={
          query.data && (
            <span className="hint">
              {query.data.unitName} · 实时 {clockWords(query.data.now)}
            </span>
          )
        }
      />
      <Loaded query={query} skeleton={<SkeletonLines lines={10} />} fault="调度看板没有取到">
        {(board) => <Content board={board} />}
      </Loaded>
      <Watermark text={me.watermark} />
    </>
  );
}

function Content({ board }: { board: Board }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [giving, setGiving] = useState<{ leads: readonly BoardLead[]; toStaffId: string | null } | null>(null);
  const [shown, setShown] = useState<ColumnKey>('overdue');
  const all = columnKeys.flatMap((key) => board.columns[key].leads);
  const picked = all.filter(({ leadId }) => chosen.has(leadId));
  const toggle = (leadId: string) =>
    setChosen((before) => new Set(before.has(leadId) ? [...before].filter((id) => id !== leadId) : [...before, leadId]));
  /** Whoever drags one of several chosen leads means all of them. */
  const drop = (leadId: string, toStaffId: string) => {
    const dragged = all.find((lead) => lead.leadId === leadId);
    if (dragged) setGiving({ leads: chosen.has(leadId) ? picked : [dragged], toStaffId });
  };
  return (
    <div className="stack">
      {board.clockRun && (
        <Notice>
          工作日历刚刚变更，正在重算时限 {board.clockRun.done} / {board.clockRun.total}
        </Notice>
      )}
      {board.undo && <Undo undo={board.undo} now={board.now} />}
      {board.mayTransfer ? (
        <div className="board-actions">
          <span>{picked.length > 0 ? `已选 ${picked.length} 条` : '勾选线索后改派；用鼠标也可以把卡片拖到同事身上'}</span>
          <Button type="primary" disabled={picked.length === 0} onClick={() => setGiving({ leads: picked, toStaffId: null })}>
            {picked.length > 0 ? `改派 ${picked.length} 条…` : '改派…'}
          </Button>
          {picked.length > 0 && <Button onClick={() => setChosen(new Set())}>取消选择</Button>}
        </div>
      ) : (
        <Notice>你可以看，不能改派：改派由网点负责人、支行行长和分行私域岗来做。</Notice>
      )}
      <div className="board-switch">
        <Segmented
          label="看哪一列"
          options={columnKeys.map((key) => ({ key, label: `${columnWords[key].title} ${board.columns[key].total}` }))}
          value={shown}
          onChange={setShown}
        />
      </div>
      <div className="board">
        <div className="board-columns">
          {columnKeys.map((key) => (
            <BoardColumn
              key={key}
              id={key}
              column={board.columns[key]}
              isShown={key === shown}
              chosen={chosen}
              mayTransfer={board.mayTransfer}
              onToggle={toggle}
            />
          ))}
        </div>
        <PeopleLoads people={board.people} onDrop={board.mayTransfer ? drop : null} />
      </div>
      {giving && (
        <TransferDialog
          leads={giving.leads}
          toStaffId={giving.toStaffId}
          people={board.people}
          onClose={() => setGiving(null)}
          onDone={() => {
            setGiving(null);
            setChosen(new Set());
          }}
        />
      )}
    </div>
  );
}

function Undo({ undo, now }: { undo: NonNullable<Board['undo']>; now: string }) {
  const { message } = App.useApp();
  const command = useUndoTransfer();
  const take = () =>
    command.mutate(undo.transferId, {
      onSuccess: ({ undone, kept }) =>
        void message.success(kept > 0 ? `已撤销 ${undone} 条，${kept} 条已被接手，没有动` : `已撤销 ${undone} 条`),
    });
  return (
    <>
      <Notice
        tone="good"
        action={
          <Button size="small" loading={command.isPending} onClick={take}>
            撤销改派
          </Button>
        }
      >
        已改派 {undo.leads} 条给{undo.toName}，{momentWords(undo.until, now)} 前可以撤销（对方已接受的除外）。
      </Notice>
      <CommandFault error={command.error} />
    </>
  );
}
