import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

test('one writing, whatever the order and the white space it came in', () => {
  const value = JSON.parse(
    '{ "b": [1, "é\\u000a\\"", {"z": null, "y": true}], "a": {}, "10": 1e3, "é": "", "A": -0.5 }',
  );
  expect(canonicalJson(value)).toBe(
    '{"10":1000,"A":-0.5,"a":{},"b":[1,"é\\n\\"",{"y":true,"z":null}],"é":""}',
  );
});
