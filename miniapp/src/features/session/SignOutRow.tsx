import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../platform/api';
import { isWeapp } from '../../platform/target';
import { go, toast } from '../../platform/navigation';
import { Card, Row } from '../../ui/Card';

/** Another person can be chosen in the demo; in WeChat the person is whoever holds the phone. */
export function SignOutRow() {
  const queries = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => call('customers.signOut', {}),
    onSuccess: async () => {
      // The next person begins at the start, not where this one left.
      go.welfare();
      await queries.resetQueries();
    },
    onError: (error) => toast(error.message),
  });
  if (isWeapp) return null;
  return (
    <Card list>
      <Row id="sign-out" first title="换一位演示客户" hint="退出当前人物" onPress={() => signOut.mutate()} />
    </Card>
  );
}
