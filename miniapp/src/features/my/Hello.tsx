import { View } from '@tarojs/components';
import { Heading } from '../../ui/Card';
import { Switch } from '../../ui/Switch';
import './Hello.scss';

interface Props {
  maskedName: string;
  place: string;
  large: boolean;
  onLarge: (on: boolean) => void;
}

export const Hello = ({ maskedName, place, large, onLarge }: Props) => (
  <View className="hello">
    <View>
      <Heading level={1} className="hello-name">{`您好，${maskedName}`}</Heading>
      <View className="note">{place}</View>
    </View>
    <Switch id="large-type" label="大字版" on={large} onChange={onLarge} />
  </View>
);
