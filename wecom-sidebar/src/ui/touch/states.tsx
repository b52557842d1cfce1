import type { ReactNode } from 'react';
import { errorWords } from '../../platform/errors/errorWords';
import { Button } from './Button';
import { Icon } from './Icon';

/** Nothing to show: why, and the one thing to do. */
export function EmptyCard({ title, text, action }: { title: string; text?: string; action?: ReactNode }) {
  return (
    <section className="card state-card">
      <div>
        <b>{title}</b>
        {text && <p className="sub">{text}</p>}
      </div>
      {action}
    </section>
  );
}

/** It could not be fetched: the reason in words, the code to read out, and 重试. */
export function ErrorCard({ title, error, onRetry }: { title: string; error: unknown; onRetry: () => void }) {
  const { text, reference } = errorWords(error);
  return (
    <section className="card state-card" role="alert">
      <div>
        <b>{title}</b>
        <p className="sub">{text}</p>
        {reference && <p className="hint">{reference}</p>}
      </div>
      <Button onClick={onRetry}>
        <Icon name="refresh" small />
        重试
      </Button>
    </section>
  );
}

/** A page of which nothing could be fetched. */
export function ErrorPage(props: { title: string; error: unknown; onRetry: () => void }) {
  return (
    <main className="touch page">
      <h1 className="visually-hidden">{props.title}</h1>
      <ErrorCard {...props} />
    </main>
  );
}

/** A page that is no fault: it says where one is and what to do. */
export function CalmPage({ icon, title, children }: { icon: 'chat' | 'clock' | 'alert' | 'stop'; title: string; children: ReactNode }) {
  return (
    <main className="touch calm">
      <Icon name={icon} />
      <h1>{title}</h1>
      {children}
    </main>
  );
}

/** The shape of a card before its content came; as tall as the real one. */
export function CardSkeleton({ buttons = 0 }: { buttons?: number }) {
  return (
    <div className="card" aria-hidden="true">
      <i className="bone" style={{ width: '40%' }} />
      <i className="bone bone-title" style={{ width: '60%' }} />
      <i className="bone" style={{ width: '85%' }} />
      {buttons > 0 && (
        <div className="button-row">
          {Array.from({ length: buttons }, (_, index) => (
            <i key={index} className="bone bone-button" />
          ))}
        </div>
      )}
    </div>
  );
}
