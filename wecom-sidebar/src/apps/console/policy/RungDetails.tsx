import { type AnyRung, boundWords, type Lock, mayBeStricter, type ParamSpec, paramSpecs, rungName } from '@yinqiao/shared/domain';
import { Button, Select } from 'antd';
import { bounded, type Draft, locked, withoutRule, withParam } from '../../../features/policies-console/policyDraft';
import { BoundField } from './BoundField';
import { DesksField, LicencesField } from './TableFields';
import { RungParam } from './RungParam';
import type { RungShown } from './RungRow';

const LOCKS: Readonly<Record<Exclude<Lock, 'fixed'>, string>> = { locked: '锁定，下级不能改', stricter: '只可加严', free: '在范围内可调' };

interface Props extends RungShown {
  draft: Draft;
  onChange: ((draft: Draft) => void) | null;
  onEdit: () => void;
  onStep: (by: 1 | -1) => void;
  drag: unknown;
  mayChange: (param: string) => boolean;
  mine: boolean;
}

/** What is rarely changed: the other parameters, what units below may do, and the place for whoever drags nothing. */
export function RungDetails({ rung, was, own, draft, onChange, onEdit, onStep, drag, mayChange, mine }: Props) {
  const others = Object.entries(paramSpecs[rung.kind]).filter(([, spec]) => !spec.main);
  const locks = draft.kind === 'ladder' && rung.lock !== 'fixed';
  return (
    <div className="rule-more">
      {others.length > 0 && (
        <div className="rule-group">
          <span>其他</span>
          <div>
            {others.map(([param, spec]) => (
              <Other
                key={param}
                {...{ rung, was, param, spec, mine }}
                editable={onChange !== null && mayChange(param)}
                set={(value) => onChange?.(withParam(draft, rung.id, param, value as never))}
              />
            ))}
          </div>
        </div>
      )}
      {locks && <LocksOf rung={rung} draft={draft} onChange={onChange} />}
      {!locks && !own && <InheritedBounds rung={rung} />}
      {onChange && (drag !== null || own) && (
        <div className="rule-group">
          <span>操作</span>
          <div>
            {drag !== null && (
              <>
                <Button size="small" onClick={() => onStep(-1)}>
                  上移
                </Button>
                <Button size="small" onClick={() => onStep(1)}>
                  下移
                </Button>
              </>
            )}
            {rung.kind === 'custom' && (
              <>
                <Button size="small" onClick={onEdit}>
                  修改规则
                </Button>
                <Button size="small" danger onClick={() => onChange(withoutRule(draft, rung.id))}>
                  删除规则
                </Button>
              </>
            )}
          </div>
        </div>
      )}
    </div>
  );
}

interface OtherProps {
  rung: AnyRung;
  was: AnyRung | undefined;
  param: string;
  spec: ParamSpec;
  mine: boolean;
  editable: boolean;
  set: (value: unknown) => void;
}

function Other({ rung, was, param, spec, mine, editable, set }: OtherProps) {
  if (rung.kind === 'tier') return <DesksField desks={rung.params.desks} disabled={!editable} onChange={set} />;
  if (rung.kind === 'licence') return <LicencesField more={rung.params.more} disabled={!editable} onChange={set} />;
  return <RungParam {...{ rung, was, param, spec, name: rungName(rung), below: !mine }} onChange={editable ? set : null} />;
}

function LocksOf({ rung, draft, onChange }: { rung: AnyRung; draft: Draft; onChange: ((draft: Draft) => void) | null }) {
  const name = rungName(rung);
  const bounds = Object.entries(paramSpecs[rung.kind]).filter(([, { type }]) => type === 'number' || type === 'share' || type === 'time');
  const choices = (Object.keys(LOCKS) as (keyof typeof LOCKS)[]).filter(
    (lock) => (lock !== 'stricter' || mayBeStricter(rung)) && !(lock === 'free' && rung.kind === 'licence'),
  );
  return (
    <div className="rule-group">
      <span>分行可改</span>
      <div>
        <Select
          aria-label={`${name}，下级可改`}
          value={rung.lock}
          disabled={!onChange}
          options={choices.map((lock) => ({ value: lock, label: LOCKS[lock] }))}
          popupMatchSelectWidth={false}
          onChange={(lock: Lock) => onChange?.(locked(draft, rung.id, lock))}
        />
        {rung.lock !== 'locked' &&
          bounds.map(([param, spec]) => (
            <BoundField
              key={param}
              name={name}
              spec={spec}
              bound={rung.bounds[param] ?? null}
              disabled={!onChange}
              onChange={(bound) => onChange?.(bounded(draft, rung.id, param, bound))}
            />
          ))}
      </div>
    </div>
  );
}

/** What head office lets the unit choose from. */
function InheritedBounds({ rung }: { rung: AnyRung }) {
  const bounds = Object.entries(rung.bounds).flatMap(([param, bound]) => {
    const spec = paramSpecs[rung.kind][param];
    return spec ? [`${spec.name} ${boundWords(bound, spec)} ${spec.unit}`] : [];
  });
  const words = rung.lock === 'free' || rung.lock === 'stricter' ? bounds.join('；') : '';
  return (
    <div className="rule-group">
      <span>可调范围</span>
      <div>{words || '总行没有放开'}</div>
    </div>
  );
}
