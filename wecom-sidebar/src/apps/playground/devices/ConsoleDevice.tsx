import { type SeatClients, useSeat } from '../../../features/demo/hooks/useSeat';
import type { DeviceProps } from './Devices';
import { Frame } from './Frame';
import { Picker } from './Picker';

const clients: SeatClients = ['console'];

/** Head office's console. */
export function ConsoleDevice({ world, people }: DeviceProps) {
  const persona = people.personaOf('console');
  const { retry, ...seat } = useSeat(clients, persona?.personaId ?? '');
  if (!persona) return null;
  return (
    <>
      <header className="device-head">
        <h2>总行</h2>
        <a className="play-link" href={world.consoleUrl} target="_blank" rel="noreferrer">
          打开全屏
        </a>
        <Picker label="当总行的哪一位" people={world.console} current={persona} onPick={(id) => people.pick('console', id)} />
      </header>
      <div className="device">
        <Frame title={`${persona.name}的控制台`} src={world.consoleUrl} {...seat} onRetry={retry} />
      </div>
    </>
  );
}
