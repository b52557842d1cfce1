import { createServer } from 'node:net';

/** One line for each wanted port that another program holds; told before anything is started or seeded. Port 0 is any free one. */
export async function occupiedPorts(host: string, wanted: Record<string, number>): Promise<string[]> {
  const faults: string[] = [];
  for (const [name, port] of Object.entries(wanted)) {
    if (port !== 0 && !(await isFree(host, port))) faults.push(`${name}: ${port} is in use by another program`);
  }
  return faults;
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code !== 'EADDRINUSE'));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
