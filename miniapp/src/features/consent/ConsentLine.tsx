import { Text, View } from '@tarojs/components';
import type { Data } from '@yinqiao/shared/contracts';
import { useState } from 'react';
import { Button, TextButton } from '../../ui/Button';
import { CheckLine } from '../../ui/CheckLine';
import { FactList } from '../../ui/Card';
import { Sheet } from '../../ui/Sheet';
import './ConsentLine.scss';

type ConsentText = Data<'portal.enquiry'>['consentText'];

interface Props {
  text: ConsentText;
  /** Beside the title: what happens without the tick. */
  note: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

const ConsentSheet = ({ text, onClose }: { text: ConsentText; onClose: () => void }) => (
  <Sheet id="consent-text" title={text.title} onClose={onClose}>
    <FactList
      facts={[
        { label: '用来做什么', value: text.purpose },
        { label: '怎么联系', value: text.channels },
        { label: '版本', value: text.version },
      ]}
    />
    {text.body.map((sentence) => (
      <View key={sentence} className="consent-sentence">
        {sentence}
      </View>
    ))}
    <Button onPress={onClose}>看完了</Button>
  </Sheet>
);

/** The box, unticked, beside the button: it can be read and left alone. The whole text is one press away. */
export function ConsentLine({ text, note, checked, onChange }: Props) {
  const [reading, setReading] = useState(false);
  const title = (
    <View className="consent-title">
      {text.title}
      <Text className="note">{note}</Text>
    </View>
  );
  return (
    <View className="consent">
      <CheckLine
        id="consent"
        checked={checked}
        title={title}
        hint={`网点顾问 1 个工作日内${text.channels}联系您，可随时撤回`}
        onChange={onChange}
      />
      <View className="consent-read">
        <TextButton id="consent-read" label="看全文：同意书" onPress={() => setReading(true)}>
          看全文
        </TextButton>
      </View>
      {reading && <ConsentSheet text={text} onClose={() => setReading(false)} />}
    </View>
  );
}
