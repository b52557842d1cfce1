import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from './Icon';
import { Pressable } from './Pressable';
import './CheckLine.scss';

/** A box with its sentence; the whole line is the target. */
export const CheckLine = ({
  id,
  checked,
  title,
  hint,
  onChange,
}: {
  id: string;
  checked: boolean;
  title: ReactNode;
  hint: ReactNode;
  onChange: (checked: boolean) => void;
}) => (
  <Pressable id={id} role="checkbox" checked={checked} className="check-line" onPress={() => onChange(!checked)}>
    <View className={`check-box${checked ? ' check-box-on' : ''}`}>{checked && <Icon name="check" small />}</View>
    <View>
      <View>{title}</View>
      <View className="note">{hint}</View>
    </View>
  </Pressable>
);
