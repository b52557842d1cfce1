import { View } from '@tarojs/components';
import { spoken } from '../platform/spoken';
import { code128 } from './code128';
import './Barcode.scss';

/** Code 128 drawn with plain boxes: it needs neither canvas nor picture and prints as it is. */
export const Barcode = ({ digits }: { digits: string }) => (
  <View className="barcode" {...spoken({ role: 'img', label: `条形码 ${digits}` })}>
    {code128(digits).map((width, index) => (
      <View key={index} className={`bar-${width}${index % 2 === 0 ? ' bar' : ''}`} />
    ))}
  </View>
);
