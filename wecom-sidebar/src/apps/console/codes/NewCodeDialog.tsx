import { ENTRY_TITLE_LENGTH, entryKinds } from '@yinqiao/shared/domain';
import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { type EntryCodes, useCreateEntryCode } from '../../../features/entry-codes/entryCodes';
import { leaveDialog } from '../../../platform/keepFocus';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { Field } from '../../../ui/desk/Field';
import { Segmented } from '../../../ui/desk/Segmented';

const HINTS = { outlet: '客户由这家网点安排顾问', community: '名称就是群名；同一网点同名的码算同一个群' } as const;
const PAGE = '精选福利';

/** 新建渠道码: for an outlet or a community. */
export function NewCodeDialog({ list: { kinds, units, campaigns }, onClose }: { list: EntryCodes; onClose: () => void }) {
  const [kind, setKind] = useState(kinds[0] ?? 'community');
  const choices = units.filter(({ isOutlet }) => kind === 'community' || isOutlet);
  const [chosenUnit, setUnit] = useState<string | null>(null);
  const unitId = choices.find((unit) => unit.unitId === chosenUnit)?.unitId ?? (choices.length === 1 ? choices[0]?.unitId : undefined);
  const [title, setTitle] = useState('');
  const [campaignId, setCampaign] = useState('');
  const create = useCreateEntryCode();
  const send = () =>
    unitId !== undefined &&
    create.mutate({ kind, unitId, title: title.trim(), ...(campaignId === '' ? {} : { campaignId }) }, { onSuccess: onClose });
  return (
    <Modal
      open
      title="新建渠道码"
      okText="建好"
      okButtonProps={{ disabled: title.trim() === '' || unitId === undefined }}
      cancelText="再看看"
      confirmLoading={create.isPending}
      onOk={send}
      onCancel={onClose}
      afterClose={leaveDialog}
    >
      <div className="field">
        <span className="field-label">种类</span>
        <Segmented label="种类" options={kinds.map((key) => ({ key, label: entryKinds[key] }))} value={kind} onChange={setKind} />
        <small className="hint">{HINTS[kind]}</small>
      </div>
      <Field label="名称" hint={`${ENTRY_TITLE_LENGTH} 字以内，例如：门口易拉宝`}>
        {(id) => <Input id={id} maxLength={ENTRY_TITLE_LENGTH} value={title} onChange={({ target }) => setTitle(target.value)} />}
      </Field>
      <Field label="机构">
        {(id) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            value={unitId ?? null}
            placeholder="选一个机构"
            options={choices.map((unit) => ({ value: unit.unitId, label: unit.name }))}
            onChange={setUnit}
          />
        )}
      </Field>
      <Field label="打开哪一页">
        {(id) => (
          <Select
            id={id}
            value={campaignId}
            options={[{ value: '', label: PAGE }, ...campaigns.map((one) => ({ value: one.campaignId, label: one.title }))]}
            onChange={setCampaign}
          />
        )}
      </Field>
      <CommandFault error={create.error} />
    </Modal>
  );
}
