import { View } from '@tarojs/components';
import { spoken } from '../platform/spoken';
import './Steps.scss';

/** What happens next, in order. */
export const Steps = ({ steps }: { steps: readonly { title: string; text: string }[] }) => (
  <View {...spoken({ role: 'list' })}>
    {steps.map(({ title, text }, index) => {
      const last = index === steps.length - 1;
      return (
        <View key={title} className={`step${last ? ' step-last' : ''}`} {...spoken({ role: 'listitem' })}>
          <View className="step-no">{index + 1}</View>
          {!last && <View className="step-line" />}
          <View className="strong">{title}</View>
          <View className="small">{text}</View>
        </View>
      );
    })}
  </View>
);
