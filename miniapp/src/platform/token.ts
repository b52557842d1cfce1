import { storage } from './storage';
import { isWeapp } from './target';

const KEY = 'session';

/** The mini-program's opaque session id; H5 has none here, its cookie is out of a script's reach. */
export const readToken = (): string | undefined => (isWeapp ? storage.read<string>(KEY) : undefined);
export const keepToken = (token: string): void => storage.write(KEY, token);
export const dropToken = (): void => storage.remove(KEY);
