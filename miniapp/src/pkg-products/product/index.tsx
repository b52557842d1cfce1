import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';

export default function Page() {
  const [count, setCount] = useState(0);
  return (
    <View id="up" onClick={() => setCount(count + 1)}>
      <Text>pkg-products/product {count}</Text>
      <View id="go" onClick={() => void Taro.navigateTo({ url: '/pages/benefit/index?id=1' })}>go</View>
    </View>
  );
}
