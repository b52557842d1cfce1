import { shanghaiInstant } from '@yinqiao/shared/domain';
import { stableId } from '../bank/ids';

/** A script that 周可欣 has sent to one of the people of the story: what the frequency cap has counted already. */
export interface PersonaSend {
  personaKey: string;
  scriptCode: string;
  at: Date;
}

const send = (personaKey: string, scriptCode: string, day: string, time: string): PersonaSend => ({
  personaKey,
  scriptCode,
  at: shanghaiInstant(day, time),
});

/** 陈建军 has 1 of 2 this week, 丁海峰 has 2 of 2 until Thursday. */
export const personaSends: readonly PersonaSend[] = [
  send('chen-jianjun', 'S14', '2026-11-19', '10:12'),
  send('ding-haifeng', 'S26', '2026-11-19', '09:40'),
  send('ding-haifeng', 'S23', '2026-11-21', '16:05'),
];

export const sendIdOf = ({ personaKey, scriptCode, at }: PersonaSend): string => stableId('dlv', `${personaKey}/${scriptCode}`, at);
