import { Select } from 'antd';
import { useMemo } from 'react';
import type { Me } from '../../../features/console-session/session';
import { type Unit, useUnits } from '../../../features/orgs-console/units';
import { flattenTree } from '../../../ui/desk/tree';
import { useSession } from './SessionContext';
import { useActingUnit } from './useActingUnit';

const INDENT = '　';

function optionsOf(units: readonly Unit[]) {
  return flattenTree(units, (unit) => unit.unitId, new Set()).map(({ row, depth }) => ({
    value: row.unitId,
    label: `${INDENT.repeat(depth)}${row.name}`,
    name: row.name,
  }));
}

/** 云江分行 · 城北支行: from below head office down; head office alone is itself. */
function trailOf(unitId: string, units: readonly Unit[], { unitId: ownId, unitTrail }: Me): string {
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  const below: string[] = [];
  for (let unit = byId.get(unitId); unit && unit.unitId !== ownId; unit = byId.get(unit.parentId ?? '')) below.unshift(unit.name);
  const whole = [...unitTrail.map((unit) => unit.name), ...below];
  return (whole.length > 1 ? whole.slice(1) : whole).join(' · ');
}

/** The unit one acts for, among those of the own subtree; always visible. */
export function UnitSwitch() {
  const { me } = useSession();
  const { unitId, actFor } = useActingUnit();
  const units = useUnits();
  const known = units.data?.units;
  const options = useMemo(() => optionsOf(known ?? []), [known]);
  return (
    <Select
      className="unit-switch"
      aria-label="当前机构"
      value={unitId ?? me.unitId}
      options={options.length > 0 ? options : [{ value: me.unitId, label: me.unitName, name: me.unitName }]}
      labelRender={({ value }) => (
        <>
          <small className="hint unit-switch-label">当前机构 </small>
          {trailOf(String(value), known ?? [], me)}
        </>
      )}
      showSearch={{ optionFilterProp: 'name' }}
      popupMatchSelectWidth={280}
      onChange={(next: string) => actFor(next === me.unitId ? undefined : next)}
    />
  );
}
