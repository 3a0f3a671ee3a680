import { expect, test } from 'vitest';
import { createSightStore, type Sight } from './sight-store.ts';
import { tellSight } from './tell-sight.ts';

test('the shell hears the most private of what is shown, once for each change', () => {
  const sights = createSightStore();
  const heard: unknown[] = [];
  tellSight(sights, { showSight: (level) => heard.push(level) });
  const show = (shown: Record<string, Sight>) => sights.setState(shown, true);
  show({ film: { level: 'circle' } });
  show({ film: { level: 'circle' }, note: { level: 'own' } });
  show({ film: { level: 'two', person: 'Sanne' }, note: { level: 'own' } });
  show({ film: { level: 'two', person: 'Sanne' } });
  show({});
  expect(heard).toEqual([null, 'circle', 'own', 'two', null]);
});

test('a shell that can not hide its window hears nothing', () => {
  const sights = createSightStore();
  tellSight(sights, { showSight: null });
  sights.setState({ film: { level: 'own' } }, true);
  expect(sights.getState()).toEqual({ film: { level: 'own' } });
});
