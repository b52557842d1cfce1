import { useAgreeToBeAdded } from '../../../features/demo/hooks/useDemo';
import { type SeatClients, useSeat } from '../../../features/demo/hooks/useSeat';
import { errorWords } from '../../../platform/errors/errorWords';
import type { DeviceProps } from './Devices';
import { Frame } from './Frame';
import { Picker } from './Picker';

const clients: SeatClients = ['h5'];

/** The customer's phone with the mini-program in it. */
export function CustomerDevice({ world, people, story }: DeviceProps) {
  const persona = people.personaOf('customer');
  const { retry, ...seat } = useSeat(clients, persona?.personaId ?? '');
  if (!persona) return null;
  const manager = people.listOf('rm').find(({ personaId }) => personaId === story?.staffPersonaId);
  return (
    <>
      <header className="device-head">
        <h2>客户的手机</h2>
        <Picker label="当哪位客户" people={world.customers} current={persona} onPick={(id) => people.pick('customer', id)} />
      </header>
      <div className="device device-phone">
        <Frame title={`${persona.name}的手机：小程序`} src={world.h5Url} {...seat} onRetry={retry} />
        {story?.canAgreeToBeAdded && (
          <FriendRequest key={persona.personaId} personaId={persona.personaId} from={manager?.name ?? '客户经理'} />
        )}
      </div>
    </>
  );
}

/** WeCom's own request, which the mini-program knows nothing of: it lies over the phone. */
function FriendRequest({ personaId, from }: { personaId: string; from: string }) {
  const agree = useAgreeToBeAdded(personaId);
  return (
    <div className="friend-request" role="status">
      <p>
        <b>{from}</b> 请求加您为企业微信好友
        {agree.error && <span className="play-warn">{errorWords(agree.error).text}</span>}
      </p>
      <button
        type="button"
        className="play-button play-button-primary"
        aria-busy={agree.isPending}
        onClick={() => !agree.isPending && agree.mutate()}
      >
        同意
      </button>
    </div>
  );
}
