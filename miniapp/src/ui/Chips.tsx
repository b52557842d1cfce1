import { View } from '@tarojs/components';
import { spoken } from '../platform/spoken';
import { Pressable } from './Pressable';
import './Chips.scss';

interface Props<K extends string> {
  id: string;
  label: string;
  options: readonly { key: K; words: string }[];
  value: K;
  onChange: (key: K) => void;
}

/** One of a few, all in sight; they wrap where large type needs the room. */
export const Chips = <K extends string>({ id, label, options, value, onChange }: Props<K>) => (
  <View className="choice" {...spoken({ role: 'radiogroup', label })}>
    {options.map(({ key, words }) => (
      <Pressable
        key={key}
        id={`${id}-${key}`}
        role="radio"
        checked={key === value}
        className={`choice-one${key === value ? ' choice-on' : ''}`}
        onPress={() => onChange(key)}
      >
        {words}
      </Pressable>
    ))}
  </View>
);
