import { View } from '@tarojs/components';
import { spoken } from '../platform/spoken';
import type { ReactNode } from 'react';
import { Button } from './Button';
import './StateCard.scss';

interface Props {
  title: string;
  text: string;
  /** the code and the request number, small, to read out to a help desk */
  reference?: string | undefined;
  action?: { id?: string; words: ReactNode; onPress: () => void };
}

/** What a page shows instead of its content: what happened and the one thing to do. */
export const StateCard = ({ title, text, reference, action }: Props) => (
  <View className="state-card" {...spoken({ role: 'status' })}>
    <View className="state-body">
      <View className="strong">{title}</View>
      <View className="small">{text}</View>
      {reference !== undefined && <View className="note">{reference}</View>}
    </View>
    {action && (
      <Button {...(action.id === undefined ? {} : { id: action.id })} onPress={action.onPress}>
        {action.words}
      </Button>
    )}
  </View>
);
