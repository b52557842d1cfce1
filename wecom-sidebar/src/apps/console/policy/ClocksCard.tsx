import {
  clockNames,
  type Clocks,
  type Heat,
  heats,
  limitNames,
  type ProductLine,
  productLines,
  type RuleSet,
} from '@yinqiao/shared/domain';
import { InputNumber, Select } from 'antd';
import type { Beside } from '../../../features/policies-console/policyDraft';

interface Props {
  rules: RuleSet;
  /** Null where they are only read. */
  onChange: ((change: Beside) => void) | null;
}

const clocks = Object.keys(clockNames) as (keyof Clocks)[];

/** 时限: how soon a lead is to be accepted and contacted, when it is taken back, and which lines are hot. Head office's alone. */
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
        <h3 className="clock-heading">
          各产品线的热度 <small className="hint">决定按上面哪一行计时</small>
        </h3>
        <div className="clock-limits" role="group" aria-label="各产品线的热度">
          {(Object.keys(productLines) as ProductLine[]).map((line) => (
            <span key={line} className="rule-param">
              {productLines[line]}
              {onChange ? (
                <Select
                  aria-label={`${productLines[line]}的热度`}
                  value={rules.heats[line]}
                  options={(Object.keys(heats) as Heat[]).map((heat) => ({ value: heat, label: heats[heat] }))}
                  popupMatchSelectWidth={false}
                  onChange={(heat: Heat) => onChange({ heats: { ...rules.heats, [line]: heat } })}
                />
              ) : (
                <b>{heats[rules.heats[line]]}</b>
              )}
            </span>
          ))}
        </div>
        <h3 className="clock-heading">回收</h3>
        <div className="clock-limits" role="group" aria-label="回收">
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
