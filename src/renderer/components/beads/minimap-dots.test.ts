import { expect, test } from 'vitest';
import { dotPaths } from './minimap-dots.ts';

test('each cluster is one path of its dots, on its own line', () => {
  const marks = [
    { cluster: 'following', atUs: 0 },
    { cluster: 'pupil', atUs: 50 },
    { cluster: 'following', atUs: 100 },
  ] as const;
  expect(dotPaths(marks, 200, 1000)).toEqual([
    { cluster: 'following', path: 'M0.0 4h2.5v3h-2.5zM500.0 4h2.5v3h-2.5z' },
    { cluster: 'pupil', path: 'M250.0 20h2.5v3h-2.5z' },
  ]);
  expect(dotPaths(marks, 200, 0)).toEqual([]);
});
