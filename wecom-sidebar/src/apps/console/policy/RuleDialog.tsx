import {
  type AnyRung,
  type Conditions,
  type Language,
  languages,
  type LeadSource,
  leadSources,
  type Licence,
  licences,
  type ProductLine,
  productLines,
  type Rung,
  rungName,
  strategies,
  type Strategy,
  type Tier,
  tiers,
} from '@yinqiao/shared/domain';
import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useUnits } from '../../../features/orgs-console/units';
import { Field } from '../../../ui/desk/Field';
import { Notice } from '../../../ui/desk/Notice';
import { Segmented } from '../../../ui/desk/Segmented';
import { halfHours } from './halfHours';

type OwnRule = Rung<'custom'>;

interface Props {
  /** The rule that is changed; null for a new one. */
  rule: OwnRule | null;
  /** The unit whose rules are written: conditions and teams are of its subtree. */
  unitId: string;
  /** What it may stand after, the usual place first. */
  places: readonly AnyRung[];
  onDone: (rule: OwnRule, after: string | null) => void;
  onClose: () => void;
}

const optionsOf = <K extends string>(table: Readonly<Record<K, string>>) =>
  (Object.keys(table) as K[]).map((value) => ({ value, label: table[value] }));

/** A rule of the unit's own: for which leads, who gets them, and where it stands. */
export function RuleDialog({ rule, unitId, places, onDone, onClose }: Props) {
  const [name, setName] = useState(rule?.params.name ?? '');
  const [when, setWhen] = useState<Conditions>(rule?.params.when ?? {});
  const [strategy, setStrategy] = useState<Strategy>(rule?.params.strategy ?? { kind: 'owner_first' });
  const [after, setAfter] = useState(places[0]?.id ?? '');
  const isWhole = name.trim() !== '' && (strategy.kind !== 'team' || strategy.unitId !== '') && (rule !== null || after !== '');
  const done = () => {
    const params = { name: name.trim(), when, strategy };
    onDone(
      rule ? { ...rule, params } : { id: newRuleId(), kind: 'custom', on: true, params, lock: 'locked', bounds: {} },
      rule ? null : after,
    );
    onClose();
  };
  return (
    <Modal
      open
      title={rule ? `修改「${rule.params.name}」` : '新增规则'}
      okText={rule ? '保存规则' : '加入草稿'}
      okButtonProps={{ disabled: !isWhole }}
      cancelText="再看看"
      onOk={done}
      onCancel={onClose}
    >
      <Field label="名称">
        {(id) => (
          <Input id={id} value={name} maxLength={20} placeholder="例如 代发客户" onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      {rule === null && (
        <Field label="排在谁之后" hint="从上到下逐条走；分支机构的规则不能排在锁定的规则之上。">
          {(id) => (
            <Select
              id={id}
              value={after}
              options={places.map((rung) => ({ value: rung.id, label: rungName(rung) }))}
              onChange={(next: string) => setAfter(next)}
            />
          )}
        </Field>
      )}
      <ConditionFields when={when} unitId={unitId} onChange={setWhen} />
      <StrategyFields strategy={strategy} unitId={unitId} onChange={setStrategy} />
      <Notice>条件都满足时由这条决定；这条找不到合适的人，就接着走下面的规则。</Notice>
    </Modal>
  );
}

/** Stays with the rule over all versions. */
const newRuleId = (): string =>
  `own_${[...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(36).padStart(2, '0')).join('')}`;

/** A list that nothing is chosen in is no condition. */
function withList<K extends keyof Conditions>(when: Conditions, key: K, list: string[]): Conditions {
  const { [key]: _, ...others } = when;
  return list.length === 0 ? others : { ...others, [key]: list };
}

function useUnitOptions(unitId: string) {
  const units = useUnits().data?.units ?? [];
  const below = new Set([unitId]);
  // Parents come before children.
  for (const unit of units) if (unit.parentId !== null && below.has(unit.parentId)) below.add(unit.unitId);
  return units.filter((unit) => below.has(unit.unitId)).map((unit) => ({ value: unit.unitId, label: unit.name }));
}

interface ConditionProps {
  when: Conditions;
  unitId: string;
  onChange: (when: Conditions) => void;
}

function ConditionFields({ when, unitId, onChange }: ConditionProps) {
  const units = useUnitOptions(unitId);
  const list = (
    label: string,
    key: 'unitIds' | 'productLines' | 'tiers' | 'sources' | 'languages',
    options: { value: string; label: string }[],
  ) => (
    <Field label={label}>
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          placeholder="不限"
          value={when[key]}
          options={options}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(chosen: string[]) => onChange(withList(when, key, chosen))}
        />
      )}
    </Field>
  );
  return (
    <>
      <div className="field-row">
        {list('片区所属机构', 'unitIds', units)}
        {list('产品线', 'productLines', optionsOf<ProductLine>(productLines))}
        {list('客户层级', 'tiers', optionsOf<Tier>(tiers))}
        {list('来源', 'sources', optionsOf<LeadSource>(leadSources))}
        {list('语言', 'languages', optionsOf<Language>(languages))}
        <Field label="客群" hint="输入客群名称，回车">
          {(id) => (
            <Select
              id={id}
              mode="tags"
              placeholder="不限"
              value={when.segments}
              open={false}
              onChange={(segments: string[]) =>
                onChange(withList(when, 'segments', segments.map((one) => one.trim().slice(0, 40)).filter(Boolean)))
              }
            />
          )}
        </Field>
      </div>
      <div className="field-row">
        <HoursField when={when} onChange={onChange} />
        <div className="field">
          <span className="field-label">日子</span>
          <Segmented
            label="日子"
            options={[
              { key: 'all', label: '不限' },
              { key: 'working', label: '工作日' },
              { key: 'rest', label: '休息日' },
            ]}
            value={when.days ?? 'all'}
            onChange={(days) => {
              const { days: _, ...others } = when;
              onChange(days === 'all' ? others : { ...others, days });
            }}
          />
        </div>
      </div>
    </>
  );
}

function HoursField({ when, onChange }: Omit<ConditionProps, 'unitId'>) {
  const { hours, ...others } = when;
  const options = halfHours.map((time) => ({ value: time, label: time }));
  const set = (change: Partial<{ from: string; to: string }>) =>
    onChange({ ...others, hours: { ...(hours ?? { from: '09:00', to: '18:00' }), ...change } });
  return (
    <Field label="时段">
      {(id) => (
        <span className="rule-param">
          <Select
            id={id}
            allowClear
            placeholder="不限"
            value={hours?.from}
            options={options}
            onChange={(from?: string) => (from ? set({ from }) : onChange(others))}
          />
          –
          <Select aria-label="时段止" placeholder="不限" value={hours?.to} options={options} onChange={(to: string) => set({ to })} />
        </span>
      )}
    </Field>
  );
}

interface StrategyProps {
  strategy: Strategy;
  unitId: string;
  onChange: (strategy: Strategy) => void;
}

function StrategyFields({ strategy, unitId, onChange }: StrategyProps) {
  const choose = (kind: Strategy['kind']) =>
    onChange(kind === 'team' ? { kind, unitId: '', staffIds: [], licences: [], way: 'fair_share' } : { kind });
  return (
    <>
      <Field label="给谁">{(id) => <Select id={id} value={strategy.kind} options={optionsOf(strategies)} onChange={choose} />}</Field>
      {strategy.kind === 'team' && <TeamFields team={strategy} unitId={unitId} onChange={onChange} />}
    </>
  );
}

type Team = Extract<Strategy, { kind: 'team' }>;

function TeamFields({ team, unitId, onChange }: { team: Team; unitId: string; onChange: (team: Team) => void }) {
  const tree = useUnits().data;
  const units = useUnitOptions(unitId);
  const inTeam = new Set(useUnitOptions(team.unitId).map(({ value }) => value));
  const people = (tree?.staff ?? []).filter((one) => inTeam.has(one.unitId) && one.roleName === '客户经理');
  return (
    <>
      <div className="field-row">
        <Field label="团队">
          {(id) => (
            <Select
              id={id}
              value={team.unitId || undefined}
              placeholder="选一个机构"
              options={units}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(next: string) => onChange({ ...team, unitId: next, staffIds: [] })}
            />
          )}
        </Field>
        <Field label="只要这些人">
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              placeholder="全队"
              value={team.staffIds}
              options={people.map((one) => ({ value: one.staffId, label: one.name }))}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(staffIds: string[]) => onChange({ ...team, staffIds })}
            />
          )}
        </Field>
        <Field label="须有资质">
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              placeholder="按产品线的要求"
              value={team.licences}
              options={optionsOf<Licence>(licences)}
              onChange={(next: Licence[]) => onChange({ ...team, licences: next })}
            />
          )}
        </Field>
      </div>
      <div className="field">
        <span className="field-label">队内怎么分</span>
        <Segmented
          label="队内怎么分"
          options={[
            { key: 'fair_share', label: '公平份额' },
            { key: 'least_loaded', label: '负荷最低' },
          ]}
          value={team.way}
          onChange={(way) => onChange({ ...team, way })}
        />
      </div>
    </>
  );
}
