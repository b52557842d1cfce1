import { View } from '@tarojs/components';
import { spoken } from '../platform/spoken';
import './Icon.scss';

export type IconName =
  | 'pin'
  | 'down'
  | 'up'
  | 'right'
  | 'check'
  | 'close'
  | 'info'
  | 'refresh'
  | 'shield'
  | 'chat'
  | 'gift'
  | 'percent'
  | 'cup'
  | 'ticket'
  | 'star'
  | 'calendar'
  | 'box'
  | 'cap'
  | 'user';

/** A picture beside words that say the same: hidden from screen readers. */
export const Icon = ({ name, small = false }: { name: IconName; small?: boolean }) => (
  <View className={`icon icon-${name}${small ? ' icon-s' : ''}`} {...spoken({ hidden: true })} />
);
