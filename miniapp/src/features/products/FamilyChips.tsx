import { View } from '@tarojs/components';
import { spoken } from '../../platform/spoken';
import type { Data } from '@yinqiao/shared/contracts';
import { Pressable } from '../../ui/Pressable';
import './FamilyChips.scss';

export type Family = Data<'portal.products'>['families'][number];

/** Families to choose from; the one chosen stays when the tab is left and found again. */
export const FamilyChips = ({
  families,
  chosen,
  onChoose,
}: {
  families: Family[];
  chosen: Family['family'] | null;
  onChoose: (family: Family['family'] | null) => void;
}) => (
  <View className="chips" {...spoken({ role: 'tablist', label: '产品类型' })}>
    <Pressable
      id="family-all"
      role="tab"
      selected={chosen === null}
      className={`chip${chosen === null ? ' chip-on' : ''}`}
      onPress={() => onChoose(null)}
    >
      全部
    </Pressable>
    {families.map(({ family, name }) => (
      <Pressable
        key={family}
        id={`family-${family}`}
        role="tab"
        selected={chosen === family}
        className={`chip${chosen === family ? ' chip-on' : ''}`}
        onPress={() => onChoose(family)}
      >
        {name}
      </Pressable>
    ))}
  </View>
);
