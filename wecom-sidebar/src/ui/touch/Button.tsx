import type { ButtonHTMLAttributes, Ref } from 'react';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: 'outline' | 'primary' | 'plain' | 'bad';
  wide?: boolean;
  /** Runs now: the button keeps its place and its focus, and a second tap does nothing. */
  busy?: boolean;
  buttonRef?: Ref<HTMLButtonElement>;
}

export function Button({ look = 'outline', wide = false, busy = false, buttonRef, onClick, className = '', ...rest }: Props) {
  const names = ['button', `button-${look}`, wide && 'button-wide', className].filter(Boolean).join(' ');
  return (
    <button
      type="button"
      {...rest}
      ref={buttonRef}
      className={names}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={busy ? undefined : onClick}
    />
  );
}
