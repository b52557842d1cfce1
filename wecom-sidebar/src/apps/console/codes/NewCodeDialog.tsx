import { addDays, businessDayOf, ENTRY_MOST_DAYS, ENTRY_TITLE_LENGTH, entryKinds } from '@yinqiao/shared/domain';
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
export function NewCodeDialog({ list: { now, kinds, units, campaigns }, onClose }: { list: EntryCodes; onClose: () => void }) {
  const [kind, setKind] = useState(kinds[0] ?? 'community');
  const choices = units.filter(({ isOutlet }) => kind === 'community' || isOutlet);
  const [chosenUnit, setUnit] = useState<string | null>(null);
  const unit = choices.find((one) => one.unitId === chosenUnit) ?? (choices.length === 1 ? choices[0] : undefined);
  const [title, setTitle] = useState('');
  const [chosenCampaign, setCampaign] = useState('');
  // A benefit that customers of the unit are not offered would lead them nowhere.
  const offered = campaigns.filter((one) => unit?.campaignIds.includes(one.campaignId));
  const campaignId = offered.find((one) => one.campaignId === chosenCampaign)?.campaignId;
  const [endsOn, setEndsOn] = useState('');
  const create = useCreateEntryCode();
  const send = () =>
    unit !== undefined &&
    create.mutate(
      { kind, unitId: unit.unitId, title: title.trim(), ...(campaignId && { campaignId }), ...(endsOn !== '' && { endsOn }) },
      { onSuccess: onClose },
    );
  return (
    <Modal
      open
      title="新建渠道码"
      okText="建好"
      okButtonProps={{ disabled: title.trim() === '' || unit === undefined }}
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
            value={unit?.unitId ?? null}
            placeholder="选一个机构"
            options={choices.map((one) => ({ value: one.unitId, label: one.name }))}
            onChange={setUnit}
          />
        )}
      </Field>
      <Field label="打开哪一页">
        {(id) => (
          <Select
            id={id}
            value={campaignId ?? ''}
            options={[{ value: '', label: PAGE }, ...offered.map((one) => ({ value: one.campaignId, label: one.title }))]}
            onChange={setCampaign}
          />
        )}
      </Field>
      <Field label="有效至" hint="不填则长期有效">
        {(id) => (
          <Input
            id={id}
            type="date"
            value={endsOn}
            min={businessDayOf(now)}
            max={addDays(businessDayOf(now), ENTRY_MOST_DAYS)}
            onChange={({ target }) => setEndsOn(target.value)}
          />
        )}
      </Field>
      <CommandFault error={create.error} />
    </Modal>
  );
}
