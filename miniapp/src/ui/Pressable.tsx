import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { spoken } from '../platform/spoken';

interface Props {
  id?: string;
  className?: string;
  role?: 'button' | 'link' | 'switch' | 'checkbox' | 'radio' | 'tab';
  /** for targets whose own text does not say what they do */
  label?: string;
  checked?: boolean;
  selected?: boolean;
  expanded?: boolean;
  disabled?: boolean;
  onPress: () => void;
}

/** Anything one can press: reachable by finger, key and screen reader alike. */
export function Pressable({
  id,
  className = '',
  role = 'button',
  label,
  checked,
  selected,
  expanded,
  disabled = false,
  onPress,
  children,
}: PropsWithChildren<Props>) {
  const attributes = spoken({ role, label, checked, selected, expanded, disabled: disabled || undefined, focusable: !disabled });
  return (
    <View
      {...(id === undefined ? {} : { id })}
      className={className}
      hoverClass={disabled ? 'none' : 'pressed'}
      onClick={() => !disabled && onPress()}
      {...attributes}
    >
      {children}
    </View>
  );
}
