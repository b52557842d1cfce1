/** A list is written as one Item for each. */
type Field = string | number | readonly string[];

export type EventFields = Record<string, Field | undefined>;

/** The inner XML of an event: texts as CDATA, numbers plain, as on the vendor's page 90968. Undefined fields are left out. */
export function eventXml(fields: EventFields): string {
  const inner = Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [`<${name}>${content(value)}</${name}>`]));
  return `<xml>${inner.join('')}</xml>`;
}

/** The outer XML around a ciphertext. */
export function envelopeXml(corpid: string, agentid: number, encrypted: string): string {
  return eventXml({ ToUserName: corpid, AgentID: String(agentid), Encrypt: encrypted });
}

function content(value: Field): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return value.map((item) => `<Item>${content(item)}</Item>`).join('');
  return `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
