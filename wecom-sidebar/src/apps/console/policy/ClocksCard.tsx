import { clockNames, type Clocks, type Heat, heats, limitNames, type RuleSet } from '@yinqiao/shared/domain';
import { InputNumber } from 'antd';

interface Props {
  rules: RuleSet;
  /** Null where they are only read. */
  onChange: ((change: Partial<Pick<RuleSet, 'clocks' | 'idleDays' | 'mostRedistributions'>>) => void) | null;
}

const clocks = Object.keys(clockNames) as (keyof Clocks)[];

/** 时限: how soon a lead is to be accepted and contacted, and when it is taken back. Head office's alone. */
export function ClocksCard({ rules, onChange }: Props) {
  const number = (label: string, value: number, [min, max]: [number, number], set: (value: number) => void) =>
    onChange ? (
      <InputNumber
        aria-label={label}
        value={value}
        min={min}
        max={max}
        precision={0}
        controls={false}
        onChange={(next) => next !== null && set(next)}
      />
    ) : (
      <b>{value}</b>
    );
  return (
    <section className="card" aria-label="时限">
      <div className="card-head">
        <h2>时限与回收</h2>
        <small className="hint push">工作分钟</small>
      </div>
      <div className="card-body">
        <div className="clocks">
          <span />
          {clocks.map((clock) => (
            <small key={clock} className="hint">
              {clockNames[clock]}
            </small>
          ))}
          {(Object.keys(heats) as Heat[]).map((heat) => (
            <Row key={heat} name={heats[heat]}>
              {clocks.map((clock) => (
                <span key={clock}>
                  {number(`${heats[heat]} ${clockNames[clock]}`, rules.clocks[heat][clock], [1, 10_080], (value) =>
                    onChange?.({ clocks: { ...rules.clocks, [heat]: { ...rules.clocks[heat], [clock]: value } } }),
                  )}
                </span>
              ))}
            </Row>
          ))}
        </div>
        <div className="clock-limits">
          <span className="rule-param">
            {limitNames.idleDays} {number(limitNames.idleDays, rules.idleDays, [1, 90], (idleDays) => onChange?.({ idleDays }))} 天
          </span>
          <span className="rule-param">
            {limitNames.mostRedistributions}{' '}
            {number(limitNames.mostRedistributions, rules.mostRedistributions, [0, 10], (mostRedistributions) =>
              onChange?.({ mostRedistributions }),
            )}{' '}
            次
          </span>
        </div>
      </div>
    </section>
  );
}

const Row = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <>
    <span>{name}</span>
    {children}
  </>
);
