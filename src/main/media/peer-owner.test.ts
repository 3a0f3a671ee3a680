import { expect, test } from 'vitest';
import { ownerIn } from './peer-owner.ts';

const tcp = [
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
  '   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 11 1 0 100 0 0 10 0',
  '   1: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 12 1 0 20 4 30 10 -1',
  '   2: 0100007F:C350 0100007F:1F90 01 00000000:00000000 00:00000000 00000000   105        0 13 1 0 20 4 30 10 -1',
  '   3: 0200000A:C351 0100000A:1F90 01 00000000:00000000 00:00000000 00000000  1000        0 14 1 0 20 4 30 10 -1',
].join('\n');
const tcp6 =
  '   0: 0000000000000000FFFF00000100007F:C352 0000000000000000FFFF00000100007F:1F90 01 0:0 00:0 0  33 0 15';

test("the peer's line is found, not ours, not one between other addresses", () => {
  const owners = [ownerIn(tcp, 50_000, 8_080), ownerIn(tcp, 50_001, 8_080), ownerIn(tcp, 8_080, 50_000)];
  expect([...owners, ownerIn(tcp6, 50_002, 8_080), ownerIn('', 1, 2)]).toEqual([
    105,
    undefined,
    1_000,
    33,
    undefined,
  ]);
});
