import { View } from '@tarojs/components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Data } from '@yinqiao/shared/contracts';
import { useState } from 'react';
import { call } from '../../platform/api';
import { toast } from '../../platform/navigation';
import { useApi } from '../../platform/use-api';
import { Bone, Loading } from '../../ui/Bone';
import { TextButton } from '../../ui/Button';
import { Row } from '../../ui/Card';
import { Icon } from '../../ui/Icon';
import { Pressable } from '../../ui/Pressable';
import { Sheet } from '../../ui/Sheet';
import { Tag } from '../../ui/Tag';
import './AreaLine.scss';

export type Area = Data<'portal.welfare'>['area'];

export function AreaSheet({ chosen, onClose }: { chosen: Area; onClose: () => void }) {
  const queries = useQueryClient();
  const areas = useApi('portal.areas', {});
  const choose = useMutation({
    mutationFn: (areaId: string) => call('customers.chooseArea', { body: { areaId } }),
    onSuccess: async () => {
      await queries.invalidateQueries();
      onClose();
    },
    onError: (error) => toast(error.message),
  });
  return (
    <Sheet id="areas" title="换一个片区" onClose={onClose}>
      {areas.isPending && (
        <Loading>
          <Bone height={96} />
          <Bone height={96} />
        </Loading>
      )}
      {areas.isError && (
        <Row first title="没取到片区" hint={areas.error.message} end={<TextButton onPress={() => void areas.refetch()}>重试</TextButton>} />
      )}
      {areas.data?.areas.map((area, index) => (
        <Row
          key={area.areaId}
          id={`area-${area.areaId}`}
          first={index === 0}
          title={`${area.branchName} · ${area.name}`}
          hint={area.outletName}
          end={area.areaId === chosen.areaId ? <Tag tone="brand">当前</Tag> : undefined}
          onPress={() => choose.mutate(area.areaId)}
        />
      ))}
    </Sheet>
  );
}

/** Where the customer is: the benefits below follow it. */
export function AreaLine({ area, large, onLarge }: { area: Area; large: boolean; onLarge: (on: boolean) => void }) {
  const [choosing, setChoosing] = useState(false);
  return (
    <>
      <View className="area-line">
        <Pressable id="area" className="area-name" expanded={choosing} onPress={() => setChoosing(true)}>
          <Icon name="pin" small />
          <View className="area-words">{`${area.branchName.replace(/分行$/, '')} · ${area.outletName}`}</View>
          <Icon name="down" small />
        </Pressable>
        <TextButton id="large-type" onPress={() => onLarge(!large)}>
          {large ? '标准版' : '大字版'}
        </TextButton>
      </View>
      {choosing && <AreaSheet chosen={area} onClose={() => setChoosing(false)} />}
    </>
  );
}
