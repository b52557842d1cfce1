import { View } from '@tarojs/components';
import { Notice } from '../../ui/Notice';

/** What a withdrawal did, in the server's own words. */
export const Withdrawn = ({ effects }: { effects: string[] }) => (
  <Notice tone="good">
    <View className="strong">已撤回</View>
    {effects.map((effect) => (
      <View key={effect}>{effect}</View>
    ))}
  </Notice>
);
