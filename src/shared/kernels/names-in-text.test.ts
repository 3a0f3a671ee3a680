import { expect, test } from 'vitest';
import { namesInText, withoutNames } from './names-in-text.ts';

test('a name is found as a word of its own, however it is written', () => {
  const names = ['Marnix', 'Anna', 'Zoë', 'Jan Willem'];
  expect(namesInText('marnix en ZOË', names)).toEqual(['Marnix', 'Zoë']);
  expect(namesInText("Anna's beurt", names)).toEqual(['Anna']);
  expect(namesInText('Hannah en Annabel', names)).toEqual([]);
  expect(namesInText('Na Jan Willem', names)).toEqual(['Jan Willem']);
  expect(namesInText('iets', ['', 'iets (zacht)'])).toEqual([]);
});

test('names go, and the sentence stays one', () => {
  expect(withoutNames('Marnix vertelt het Marnix', ['Marnix'], 'deze leerling')).toBe(
    'Deze leerling vertelt het deze leerling',
  );
  expect(withoutNames('Jan en Jan Willem', ['Jan', 'Jan Willem'], 'deze leerling')).toBe(
    'Deze leerling en deze leerling',
  );
  expect(withoutNames('Rondje op gang', ['Gan'], 'deze leerling')).toBe('Rondje op gang');
});
