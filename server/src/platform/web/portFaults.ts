import { createServer } from 'node:net';

/** One line for each wanted port that cannot be listened on. Port 0 is any free one. */
export async function portFaults(host: string, wanted: Record<string, number>): Promise<string[]> {
  const faults: string[] = [];
  for (const [name, port] of Object.entries(wanted)) {
    const code = await whyNot(host, port);
    if (code === 'EADDRINUSE') faults.push(`${name}: ${port} is in use by another program`);
    else if (code !== null) faults.push(`${name}: ${port} cannot be listened on at HOST ${host} (${code})`);
  }
  return faults;
}

function whyNot(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}
