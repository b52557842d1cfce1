import { Select } from 'antd';
import { useMemo } from 'react';
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

/** The unit one acts for, among those of the own subtree; always visible. */
export function UnitSwitch() {
  const { me } = useSession();
  const { unitId, actFor } = useActingUnit();
  const units = useUnits();
  const options = useMemo(() => optionsOf(units.data?.units ?? []), [units.data]);
  return (
    <Select
      className="unit-switch"
      aria-label="当前机构"
      value={unitId ?? me.unitId}
      options={options.length > 0 ? options : [{ value: me.unitId, label: me.unitName, name: me.unitName }]}
      labelRender={({ value }) => (
        <>
          <small className="hint unit-switch-label">当前机构 </small>
          {options.find((option) => option.value === value)?.name ?? me.unitName}
        </>
      )}
      showSearch={{ optionFilterProp: 'name' }}
      popupMatchSelectWidth={240}
      onChange={(next: string) => actFor(next === me.unitId ? undefined : next)}
    />
  );
}
