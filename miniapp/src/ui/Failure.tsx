import { View } from '@tarojs/components';
import { Notice } from './Notice';
import { referenceOf, wordsOf } from './error-words';

/** Why what was just tried did not happen; what was chosen stays as it was. */
export const Failure = ({ error }: { error: unknown }) => (
  <Notice tone="bad">
    <View>{wordsOf(error)}</View>
    <View className="note">{referenceOf(error)}</View>
  </Notice>
);
