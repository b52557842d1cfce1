import type { Data } from '@yinqiao/shared/contracts';
import { useState } from 'react';
import { useReset, useStory, useWorld } from '../../features/demo/hooks/useDemo';
import { errorWords } from '../../platform/errors/errorWords';
import { ClockBar, TO_MORNING_ID } from './clock/ClockBar';
import { ResetButton } from './clock/ResetButton';
import { Devices, tabIdOf } from './devices/Devices';
import { Mark } from './Mark';
import { type Place, StoryStrip } from './story/StoryStrip';
import { type Seat, usePeople } from './usePeople';

type World = Data<'demo.world'>;

/** Three places, the people one can be, the story that ticks itself off, and a clock that can be moved. */
export function PlaygroundApp() {
  const world = useWorld();
  if (world.data) return <Playground world={world.data} />;
  return (
    <main className="play">
      <Title />
      {world.isError ? (
        <div className="play-card play-problem" role="alert">
          <p>{errorWords(world.error).text}</p>
          <p className="play-hint">演练场只在演示模式里有。{errorWords(world.error).reference}</p>
          <button type="button" className="play-button" onClick={() => void world.refetch()}>
            重试
          </button>
        </div>
      ) : (
        <div className="play-card play-bones" aria-busy="true" aria-label="正在加载演练场" />
      )}
    </main>
  );
}

function Playground({ world }: { world: World }) {
  const people = usePeople(world);
  const [bank, setBank] = useState(0);
  const [shown, setShown] = useState<Seat>('customer');
  const customer = people.personaOf('customer');
  const reset = useReset();
  const story = useStory(customer?.personaId ?? '', reset.isPending);
  const show = (place: Place) => {
    if (place === 'clock') return goTo(TO_MORNING_ID);
    setShown(place);
    goTo(tabIdOf(place));
  };
  const restart = () => {
    people.forget();
    setBank((before) => before + 1);
  };
  return (
    <main className="play">
      <header className="play-head">
        <Title />
        <ClockBar
          reading={
            story.data
              ? { businessNow: story.data.businessNow, receivedAt: story.dataUpdatedAt }
              : { businessNow: world.businessNow, receivedAt: 0 }
          }
          isLive={story.data !== undefined}
        />
        <ResetButton seedStart={world.seedStart} reset={reset} onRestarted={restart} />
      </header>
      <StoryStrip story={reset.isPending ? undefined : story.data} error={story.error} onShow={show} />
      {/* Everybody's session ends with the old bank: the devices leave, and sign in again when they come back. */}
      {reset.isPending ? (
        <div className="play-card play-bones" aria-busy="true" aria-label="正在重新准备演示数据" />
      ) : (
        <Devices key={bank} world={world} people={people} story={story.data} shown={shown} onShow={setShown} />
      )}
    </main>
  );
}

/** On a phone the place lies below the fold, or the clock above it. */
function goTo(id: string): void {
  const target = document.getElementById(id);
  target?.focus({ preventScroll: true });
  target?.scrollIntoView();
}

function Title() {
  return (
    <div className="play-title">
      <Mark />
      <div>
        <h1>演练场</h1>
        <p className="play-hint">数据全部合成 · 演示过采样</p>
      </div>
    </div>
  );
}
