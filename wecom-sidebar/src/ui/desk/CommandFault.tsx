import { errorWords } from '../../platform/errors/errorWords';
import { Notice } from './Notice';

/** Why a command was refused, beside what was typed, which stays. */
export function CommandFault({ error }: { error: unknown }) {
  if (!error) return null;
  const words = errorWords(error);
  return (
    <Notice tone="warn" live>
      {words.text} <small className="hint">{words.reference}</small>
    </Notice>
  );
}
