import { businessDayOf, shanghaiInstant } from '@yinqiao/shared/domain';
import { Modal, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useSubmitPolicy } from '../../../features/policies-console/policies';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { dayOptions } from '../../../ui/desk/dayOptions';
import { Field } from '../../../ui/desk/Field';
import { Segmented } from '../../../ui/desk/Segmented';
import { useSession } from '../shell/SessionContext';
import { halfHours } from './halfHours';

const MOST_DAYS = 90;

interface Props {
  name: string;
  changes: number;
  seen: { versionId: string; version: number };
  /** Who may sign, in words. */
  signer: string;
  onSent: () => void;
  onClose: () => void;
}

/** 送双人复核: from when it shall hold, and who is asked. */
export function SubmitDialog({ name, changes, seen, signer, onSent, onClose }: Props) {
  const { now } = useSession();
  const submit = useSubmitPolicy();
  const today = businessDayOf(now);
  const [when, setWhen] = useState<'once' | 'later'>('once');
  const [day, setDay] = useState(() => dayOptions({ first: today, count: 2, today })[1]?.value ?? today);
  const [time, setTime] = useState('00:00');
  const days = useMemo(() => dayOptions({ first: today, count: MOST_DAYS, today }), [today]);
  const at = when === 'once' ? null : shanghaiInstant(day, time);
  const past = at !== null && at <= now;
  const send = () =>
    submit.mutate(
      { ...seen, effectiveAt: at?.toISOString() ?? null },
      {
        onSuccess: () => {
          onSent();
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      title={`${name} 送双人复核`}
      okText={`送复核，改动 ${changes} 处`}
      okButtonProps={{ disabled: past }}
      cancelText="再看看"
      confirmLoading={submit.isPending}
      onOk={send}
      onCancel={onClose}
    >
      <div className="field">
        <span className="field-label">什么时候生效</span>
        <Segmented
          label="什么时候生效"
          options={[
            { key: 'once', label: '通过后立即' },
            { key: 'later', label: '指定时间' },
          ]}
          value={when}
          onChange={setWhen}
        />
      </div>
      {when === 'later' && (
        <div className="field-row">
          <Field label="哪一天">{(id) => <Select id={id} value={day} options={days} onChange={(next: string) => setDay(next)} />}</Field>
          <Field label="几点" fault={past ? '要晚于现在' : undefined}>
            {(id) => (
              <Select
                id={id}
                value={time}
                options={halfHours.map((one) => ({ value: one, label: one }))}
                onChange={(next: string) => setTime(next)}
              />
            )}
          </Field>
        </div>
      )}
      <p className="sub">由{signer}复核，自己不能复核自己的。送出后不能再改，可以撤回。</p>
      <CommandFault error={submit.error} />
    </Modal>
  );
}
