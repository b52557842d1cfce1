import type { Persona } from '../usePeople';

interface Props {
  label: string;
  people: readonly Persona[];
  current: Persona;
  onPick: (personaId: string) => void;
}

/** Who one is at a device. */
export function Picker({ label, people, current, onPick }: Props) {
  return (
    <label className="play-picker">
      <span className="visually-hidden">{label}</span>
      <select value={current.personaId} title={current.hint} onChange={(event) => onPick(event.target.value)}>
        {people.map((persona) => (
          <option key={persona.personaId} value={persona.personaId}>
            {persona.name} {persona.label}
          </option>
        ))}
      </select>
    </label>
  );
}
