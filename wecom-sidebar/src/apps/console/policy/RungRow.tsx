import { type AnyRung, lockWords, maySwitch, maySwitchBelow, paramSpecs, rungName, rungText, type UnitNames } from '@yinqiao/shared/domain';
import { Switch } from 'antd';
import type { DragEvent, KeyboardEvent } from 'react';
import type { Draft } from '../../../features/policies-console/policyDraft';
import { switched, withParam } from '../../../features/policies-console/policyDraft';
import { Icon } from '../../../ui/desk/Icon';
import { RungDetails } from './RungDetails';
import { RungParam } from './RungParam';

export interface RungShown {
  rung: AnyRung;
  /** The rung before the draft; undefined for a new one. */
  was: AnyRung | undefined;
  place: number;
  changed: boolean;
  /** A rule of the unit that is shown, not one it inherits. */
  own: boolean;
}

interface Props extends RungShown {
  draft: Draft;
  unitNames: UnitNames;
  /** Null where nothing may be changed. */
  onChange: ((draft: Draft) => void) | null;
  open: boolean;
  onToggle: () => void;
  onEdit: () => void;
  onStep: (by: 1 | -1) => void;
  canMove: boolean;
  drag: { onDragStart: () => void; onDragOver: (event: DragEvent) => void; onDrop: () => void; isTarget: boolean } | null;
}

/** One rung: its place and name, what it decides by, and what the units below may do with it. */
export function RungRow(props: Props) {
  const { rung, was, place, changed, own, draft, unitNames, onChange, open, onToggle, onStep, canMove, drag } = props;
  const below = draft.kind === 'delta';
  const mine = !below || own;
  const name = rungName(rung);
  const mayChange = (param: string) => mine || rung.lock === 'stricter' || (rung.lock === 'free' && rung.bounds[param] !== undefined);
  const mayTurn = onChange !== null && (mine ? maySwitch(rung) : maySwitchBelow(rung));
  const main = Object.entries(paramSpecs[rung.kind]).filter(([, spec]) => spec.main);
  const text = rungText(rung, unitNames);
  const isInherited = below && !own && (rung.lock === 'locked' || rung.lock === 'fixed');
  const className = [
    'rule',
    changed && 'is-changed',
    drag?.isTarget && 'is-target',
    isInherited && 'is-inherited',
    !rung.on && 'is-off',
  ].filter(Boolean);
  return (
    <li className={className.join(' ')} onDragOver={drag?.onDragOver} onDrop={drag?.onDrop}>
      <div className="rule-line">
        {drag && canMove ? (
          <button
            type="button"
            className="rule-grip"
            draggable
            aria-label={`移动第 ${place} 条 ${name}，按上下键换位置`}
            onDragStart={drag.onDragStart}
            onKeyDown={(event) => stepByKey(event, onStep)}
          >
            <Icon name="drag" />
          </button>
        ) : (
          <span className="rule-grip" aria-hidden="true" />
        )}
        <span className="rule-no">{place}</span>
        <span className="rule-name">{name}</span>
        <span className="rule-text">
          {text}
          {main.map(([param, spec]) => (
            <RungParam
              key={param}
              {...{ rung, was, param, spec, name, below: !mine }}
              onChange={onChange && mayChange(param) ? (value) => onChange(withParam(draft, rung.id, param, value)) : null}
            />
          ))}
        </span>
        <span className="rule-end">
          <span className="row lock-words">
            <Icon name={rung.lock === 'free' || rung.kind === 'collision' ? 'unlock' : 'lock'} />
            {below ? belowWords(rung, own) : lockWords(rung)}
          </span>
          <Switch
            size="small"
            checked={rung.on}
            disabled={!mayTurn}
            aria-label={`${name}，${rung.on ? '开' : '关'}`}
            onChange={(on) => onChange?.(switched(draft, rung.id, on))}
          />
          <button
            type="button"
            className="icon-button"
            aria-expanded={open}
            aria-label={`${open ? '收起' : '展开'}${name}的更多设置`}
            onClick={onToggle}
          >
            <Icon name={open ? 'down' : 'right'} />
          </button>
        </span>
      </div>
      {open && <RungDetails {...props} mayChange={mayChange} mine={mine} />}
    </li>
  );
}

function belowWords(rung: AnyRung, own: boolean): string {
  if (own) return '本机构';
  if (rung.lock === 'free' || rung.lock === 'stricter') return lockWords(rung).replace('分行可', '可').replace('分行 ', '可选 ');
  return rung.kind === 'custom' ? '上级规则' : '总行锁定';
}

function stepByKey(event: KeyboardEvent, onStep: (by: 1 | -1) => void): void {
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (by !== 1 && by !== -1) return;
  event.preventDefault();
  onStep(by);
}
