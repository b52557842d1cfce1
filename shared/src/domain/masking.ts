/** Masking happens once, in the presenters of the server; these are its only rules. */

/** 王浩然 -> 王**. Compound surnames keep both characters only when the caller passes the surname's length. */
export function maskName(name: string, surnameLength = 1): string {
  const characters = [...name];
  if (characters.length === 0) return '';
  return characters.slice(0, surnameLength).join('') + '**';
}

/** 10712342071 -> 107****2071; anything shorter than eight digits is hidden whole. */
export function maskPhone(phone: string): string {
  if (phone.length < 8) return '*'.repeat(phone.length);
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** The form of address a script opens with: surname and 先生 / 女士. */
export function salutation(name: string, gender: 'male' | 'female'): string {
  const surname = [...name][0] ?? '';
  return surname + (gender === 'male' ? '先生' : '女士');
}
