import { type AddressInfo, createServer } from 'node:net';

export type Trap = {
  readonly port: number;
  /** Connections since the start. */
  count(): number;
  close(): Promise<void>;
};

/** Listens on 127.0.0.1, counts who comes, and sends everybody away. */
export async function setTrap(): Promise<Trap> {
  let count = 0;
  const server = createServer((socket) => {
    count += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    count: () => count,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
