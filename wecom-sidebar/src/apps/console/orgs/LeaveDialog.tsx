import { businessDayOf, type LeaveKind, leaveKinds, leaveLength, LONGEST_LEAVE_DAYS, overlaps } from '@yinqiao/shared/domain';
import { App, Modal, Select } from 'antd';
import { useMemo, useState } from 'react';
import { firstFreeDay, type Leave, useRecordLeave } from '../../../features/orgs-console/leaves';
import type { StaffMember } from '../../../features/orgs-console/units';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { dayOptions } from '../../../ui/desk/dayOptions';
import { Field } from '../../../ui/desk/Field';
import { Notice } from '../../../ui/desk/Notice';
import { Segmented } from '../../../ui/desk/Segmented';
import { useSession } from '../shell/SessionContext';
import { daysWords, leaveWords } from './leaveWords';

const UNTOLD = 'untold';
type Kind = LeaveKind | typeof UNTOLD;

const kinds: readonly { key: Kind; label: string }[] = [
  { key: UNTOLD, label: '不注明' },
  ...(Object.keys(leaveKinds) as LeaveKind[]).map((key) => ({ key, label: leaveKinds[key] })),
];

interface Props {
  member: StaffMember;
  open: boolean;
  onClose: () => void;
}

/** 请假: from when to when, what it means for leads, and the number of days on the button. A refusal keeps what was chosen. */
export function LeaveDialog({ member, open, onClose }: Props) {
  const { now } = useSession();
  const { message } = App.useApp();
  const record = useRecordLeave();
  const today = businessDayOf(now);
  const [leave, setLeave] = useState<Leave>(() => {
    const day = firstFreeDay(member.leaves, today);
    return { from: day, to: day, kind: null };
  });
  const starts = useMemo(() => dayOptions({ first: today, count: LONGEST_LEAVE_DAYS + 1, today }), [today]);
  const ends = useMemo(
    () => dayOptions({ first: leave.from, count: LONGEST_LEAVE_DAYS, today, countedFrom: leave.from }),
    [leave.from, today],
  );
  const taken = member.leaves.find((other) => overlaps(other, leave));
  const enter = () =>
    record.mutate(
      { member, leave },
      {
        onSuccess: () => {
          void message.success(`${member.name}已请假：${daysWords(leave, today)}`);
          onClose();
        },
      },
    );
  return (
    <Modal
      open={open}
      title={`给${member.name}请假`}
      okText={`请假 ${leaveLength(leave)} 天`}
      okButtonProps={{ disabled: taken !== undefined }}
      cancelText="再看看"
      confirmLoading={record.isPending}
      onOk={enter}
      onCancel={onClose}
    >
      <div className="field-row">
        <Field label="从" fault={taken && `已有请假：${leaveWords(taken, today)}`}>
          {(id) => (
            <Select
              id={id}
              value={leave.from}
              options={starts}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(from: string) => setLeave({ ...leave, from, to: from > leave.to ? from : leave.to })}
            />
          )}
        </Field>
        <Field label="到">
          {(id) => (
            <Select
              id={id}
              value={leave.to}
              options={ends}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(to: string) => setLeave({ ...leave, to })}
            />
          )}
        </Field>
      </div>
      <div className="field">
        <span className="field-label">类型</span>
        <Segmented
          label="类型"
          options={kinds}
          value={leave.kind ?? UNTOLD}
          onChange={(kind) => setLeave({ ...leave, kind: kind === UNTOLD ? null : kind })}
        />
        <small className="hint">同事只看到「休假」或「外出」</small>
      </div>
      <div className="leave-notes">
        <Notice>{daysWords(leave, today)}不再分给新线索；名下已有的线索不动。</Notice>
        <CommandFault error={record.error} />
      </div>
    </Modal>
  );
}
