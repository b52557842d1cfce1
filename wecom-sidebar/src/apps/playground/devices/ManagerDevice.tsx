import { useEffect, useRef, useState } from 'react';
import { type SeatClients, useSeat } from '../../../features/demo/hooks/useSeat';
import type { DeviceProps } from './Devices';
import { Frame } from './Frame';
import { Picker } from './Picker';
import { useClientReady } from './useClientReady';
import { clientAddress, openInClient, placeKey, type WeComView } from './weComClient';

const clients: SeatClients = ['sidebar', 'workbench'];

/** The chat is worth opening once the lead is accepted and the two are friends; before that the lead's card is. */
const mayChat = ({ steps }: NonNullable<DeviceProps['story']>): boolean =>
  steps.every(({ id, state }) => (id !== 'accept' && id !== 'friend') || state === 'done');

/** The RM's WeCom. It follows the story's lead to whoever holds it, unless somebody was picked by hand. */
export function ManagerDevice({ world, people, story }: DeviceProps) {
  const holderId = story?.staffPersonaId ?? null;
  const persona = people.personaOf('rm', holderId);
  const { retry, ...seat } = useSeat(clients, persona?.personaId ?? '');
  if (!persona?.wecomUserId) return null;
  const isHolder = persona.personaId === holderId;
  const view: WeComView = {
    userid: persona.wecomUserId,
    externalUserId: isHolder && story && mayChat(story) ? story.externalUserId : null,
    view: isHolder ? 'cards' : 'chat',
  };
  const holder = people.listOf('rm').find(({ personaId }) => personaId === holderId);
  return (
    <>
      <header className="device-head">
        <h2>客户经理的企业微信</h2>
        <Picker label="当哪位客户经理" people={world.relationshipManagers} current={persona} onPick={(id) => people.pick('rm', id)} />
      </header>
      {holder && !isHolder && (
        <p className="device-note">
          这条线索在{holder.name}那里
          <button type="button" className="play-link" onClick={() => people.pick('rm', holder.personaId)}>
            换成{holder.name}
          </button>
        </p>
      )}
      <div className="device">
        <Client key={seat.seat} name={persona.name} clientUrl={world.wecomClientUrl} view={view} seat={seat} onRetry={retry} />
      </div>
    </>
  );
}

interface ClientProps {
  name: string;
  clientUrl: string;
  view: WeComView;
  seat: Omit<ReturnType<typeof useSeat>, 'retry'>;
  onRetry: () => void;
}

/** The client host page: loaded once for a person, then told where to go, so that it keeps its state. */
function Client({ name, clientUrl, view, seat, onRetry }: ClientProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [address] = useState(() => clientAddress(clientUrl, view));
  const wanted = placeKey(view);
  const shown = useRef(wanted);
  const isReady = useClientReady(frame, clientUrl);
  useEffect(() => {
    if (!isReady || shown.current === wanted) return;
    shown.current = wanted;
    openInClient(frame.current, clientUrl, view);
  }, [isReady, wanted, clientUrl, view]);
  return <Frame title={`${name}的企业微信`} src={address} {...seat} onRetry={onRetry} frameRef={frame} />;
}
