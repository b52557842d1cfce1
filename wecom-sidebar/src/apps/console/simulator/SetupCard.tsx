import { MOST_REPLAY_DAYS, MOST_SYNTHETIC_A_DAY, MOST_SYNTHETIC_DAYS, type ProductLine, productLines } from '@yinqiao/shared/domain';
import { Button, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { type SimulationAsked, useSimulate } from '../../../features/leads-console/simulations';
import type { Policy } from '../../../features/policies-console/policies';
import { CommandFault } from '../../../ui/desk/CommandFault';
import { Field } from '../../../ui/desk/Field';
import { Segmented } from '../../../ui/desk/Segmented';

const IN_FORCE = 'in_force';
const LINES = Object.keys(productLines) as ProductLine[];
type Kind = SimulationAsked['load']['kind'];
type Synthetic = Extract<SimulationAsked['load'], { kind: 'synthetic' }>;

const KINDS: readonly { key: Kind; label: string }[] = [
  { key: 'history', label: '过去的线索' },
  { key: 'synthetic', label: '合成负荷' },
];

/** What is to be tried: which leads, under which two policies. What was chosen stays for the next run. */
export function SetupCard({ policy, onBegun }: { policy: Policy; onBegun: (simulationId: string) => void }) {
  const simulate = useSimulate();
  const [kind, setKind] = useState<Kind>('history');
  const [days, setDays] = useState(30);
  const [synthetic, setSynthetic] = useState<Synthetic>({
    kind: 'synthetic',
    days: 14,
    leadsPerDay: 200,
    mix: { renovation_loan: 3, pension: 3, wealth: 2, fund: 1, general: 1 },
    seed: '1',
  });
  const [policies, setPolicies] = useState<[string, string]>([IN_FORCE, policy.draft?.versionId ?? IN_FORCE]);
  const load: SimulationAsked['load'] = kind === 'synthetic' ? synthetic : { kind, days };
  const isWhole = kind !== 'synthetic' || (synthetic.seed.trim() !== '' && Object.values(synthetic.mix).some((weight) => weight > 0));
  const begin = () =>
    simulate.mutate({ unitId: policy.unitId, load, policies }, { onSuccess: ({ simulationId }) => onBegun(simulationId) });
  return (
    <section className="card" aria-label="试什么">
      <div className="card-head">
        <h2>{policy.unitName}：用哪些线索，比哪两份规则</h2>
      </div>
      <div className="card-body setup">
        <div className="field">
          <span className="field-label">线索</span>
          <Segmented label="线索" options={KINDS} value={kind} onChange={setKind} />
        </div>
        {kind === 'synthetic' ? <SyntheticFields load={synthetic} onChange={setSynthetic} /> : <PastField days={days} onChange={setDays} />}
        <PolicyFields policy={policy} chosen={policies} onChange={setPolicies} />
        <CommandFault error={simulate.error} />
        <div className="row">
          <Button type="primary" loading={simulate.isPending} disabled={!isWhole} onClick={begin}>
            开始模拟
          </Button>
          <small className="hint">只在虚拟时钟上算，不改动任何线索。</small>
        </div>
      </div>
    </section>
  );
}

/** Any number of days up to now. */
const PastField = ({ days, onChange }: { days: number; onChange: (days: number) => void }) => (
  <div className="setup-fields">
    <Field label={`近几天（1–${MOST_REPLAY_DAYS}，含今天）`}>
      {(id) => <InputNumber id={id} min={1} max={MOST_REPLAY_DAYS} precision={0} value={days} onChange={(next) => onChange(next ?? 1)} />}
    </Field>
  </div>
);

function SyntheticFields({ load, onChange }: { load: Synthetic; onChange: (load: Synthetic) => void }) {
  const number = (label: string, value: number, [min, max]: readonly [number, number], set: (value: number) => void): ReactNode => (
    <Field key={label} label={label}>
      {(id) => <InputNumber id={id} min={min} max={max} precision={0} value={value} onChange={(next) => set(next ?? min)} />}
    </Field>
  );
  return (
    <div className="setup-fields">
      {number('天数', load.days, [1, MOST_SYNTHETIC_DAYS], (days) => onChange({ ...load, days }))}
      {number('每天（条）', load.leadsPerDay, [1, MOST_SYNTHETIC_A_DAY], (leadsPerDay) => onChange({ ...load, leadsPerDay }))}
      {LINES.map((line) =>
        number(`${productLines[line]}占比`, load.mix[line] ?? 0, [0, 100], (weight) =>
          onChange({ ...load, mix: { ...load.mix, [line]: weight } }),
        ),
      )}
      <Field label="种子">
        {(id) => <Input id={id} maxLength={40} value={load.seed} onChange={({ target }) => onChange({ ...load, seed: target.value })} />}
      </Field>
    </div>
  );
}

interface PolicyProps {
  policy: Policy;
  chosen: [string, string];
  onChange: (chosen: [string, string]) => void;
}

function PolicyFields({ policy: { inForce, versions }, chosen: [before, after], onChange }: PolicyProps) {
  const options = [
    { value: IN_FORCE, label: `现行 ${inForce.name}` },
    ...versions
      .filter(({ versionId, state }) => versionId !== inForce.versionId && state !== 'discarded')
      .map(({ versionId, name, stateWord }) => ({ value: versionId, label: `${name} ${stateWord}` })),
  ];
  return (
    <div className="setup-fields">
      <Field label="对照">
        {(id) => (
          <Select id={id} value={before} options={options} popupMatchSelectWidth={false} onChange={(next) => onChange([next, after])} />
        )}
      </Field>
      <Field label="试行">
        {(id) => (
          <Select id={id} value={after} options={options} popupMatchSelectWidth={false} onChange={(next) => onChange([before, next])} />
        )}
      </Field>
    </div>
  );
}
