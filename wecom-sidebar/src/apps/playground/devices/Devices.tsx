import type { Data } from '@yinqiao/shared/contracts';
import type { KeyboardEvent } from 'react';
import type { People, Seat } from '../usePeople';
import { ConsoleDevice } from './ConsoleDevice';
import { CustomerDevice } from './CustomerDevice';
import { ManagerDevice } from './ManagerDevice';
import './devices.css';

export interface DeviceProps {
  world: Data<'demo.world'>;
  people: People;
  story: Data<'demo.story'> | undefined;
}

const places: readonly { seat: Seat; word: string; Device: (props: DeviceProps) => React.ReactNode }[] = [
  { seat: 'customer', word: '客户的手机', Device: CustomerDevice },
  { seat: 'rm', word: '客户经理', Device: ManagerDevice },
  { seat: 'console', word: '总行', Device: ConsoleDevice },
];

/** The tab of a place, which stands at the head of its device. */
export const tabIdOf = (seat: Seat): string => `place-${seat}`;

interface Props extends DeviceProps {
  shown: Seat;
  onShow: (seat: Seat) => void;
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

/** The three places: side by side where they fit, else one tap apart; all stay loaded and keep their state. */
export function Devices({ shown, onShow, ...props }: Props) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const index = places.findIndex(({ seat }) => seat === shown);
    const next = places[(index + step + places.length) % places.length];
    if (!next) return;
    onShow(next.seat);
    event.currentTarget.querySelector<HTMLElement>(`#${tabIdOf(next.seat)}`)?.focus();
  };
  return (
    <>
      <div className="play-places" role="tablist" aria-label="三个位置" onKeyDown={onKeyDown}>
        {places.map(({ seat, word }) => (
          <button
            key={seat}
            type="button"
            role="tab"
            id={tabIdOf(seat)}
            aria-selected={seat === shown}
            tabIndex={seat === shown ? 0 : -1}
            onClick={() => onShow(seat)}
          >
            {word}
          </button>
        ))}
      </div>
      <div className="devices">
        {places.map(({ seat, word, Device }) => (
          <section key={seat} aria-label={word} className={seat === shown ? 'place place-shown' : 'place'}>
            <Device {...props} />
          </section>
        ))}
      </div>
    </>
  );
}
