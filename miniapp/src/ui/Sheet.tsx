import { View } from '@tarojs/components';
import { spoken } from '../platform/spoken';
import type { PropsWithChildren } from 'react';
import { TextButton } from './Button';
import { Heading } from './Card';
import { Icon } from './Icon';
import './Sheet.scss';

/** A sheet from below over the page it belongs to; pressing beside it closes it. */
export const Sheet = ({ id, title, onClose, children }: PropsWithChildren<{ id: string; title: string; onClose: () => void }>) => (
  <>
    <View className="sheet-mask" onClick={onClose} catchMove />
    <View id={id} className="sheet" {...spoken({ role: 'dialog', modal: true, label: title, focusable: false })}>
      <View className="sheet-head">
        <Heading className="sheet-title">{title}</Heading>
        <TextButton id={`${id}-close`} label="关闭" onPress={onClose}>
          <Icon name="close" />
        </TextButton>
      </View>
      {children}
    </View>
  </>
);
