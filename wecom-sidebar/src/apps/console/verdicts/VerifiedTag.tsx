import { shanghaiParts, stampWords } from '@yinqiao/shared/domain';
import { numberIn, useVerification } from '../../../features/verdicts/verdicts';
import { Tag } from '../../../ui/desk/Tag';
import { useSession } from '../shell/SessionContext';

/** Whether the document is as it was issued, asked when it is opened. */
export function VerifiedTag({ numberText }: { numberText: string }) {
  const { now } = useSession();
  const { data, isLoading } = useVerification(numberIn(numberText, shanghaiParts(now).year));
  if (isLoading) return <Tag>正在核验</Tag>;
  if (!data) return <Tag tone="warn">没能核验</Tag>;
  return data.intact ? (
    <Tag tone="good" icon="check">
      校验通过 {stampWords(data.checkedAt)}
    </Tag>
  ) : (
    <Tag tone="bad" icon="alert">
      校验不通过：{data.fault}
    </Tag>
  );
}
