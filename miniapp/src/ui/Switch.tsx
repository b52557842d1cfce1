import { View } from '@tarojs/components';
import { Pressable } from './Pressable';
import './Switch.scss';

export const Switch = ({ id, label, on, onChange }: { id: string; label: string; on: boolean; onChange: (on: boolean) => void }) => (
  <Pressable id={id} role="switch" label={label} checked={on} className={`toggle${on ? ' toggle-on' : ''}`} onPress={() => onChange(!on)}>
    {label}
    <View className="toggle-track">
      <View className="toggle-knob" />
    </View>
  </Pressable>
);
