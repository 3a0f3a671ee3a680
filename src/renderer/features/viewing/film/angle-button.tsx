import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { useCommand } from '../../../commands/desk-context.ts';
import { IconButton } from '../../../components/controls/icon-button.tsx';
import { useWork } from '../viewing-context.ts';

/** To the other camera and back; there only where there is one. */
export function AngleButton(): ReactElement | null {
  const { angles } = useWork();
  const shown = useStore(angles.state, (state) => state.shown);
  const { label, keys = '', isDisabled, run } = useCommand('viewing.angle');
  if (isDisabled) return null;
  return (
    <IconButton icon="otherAngle" label={label} keys={keys} isPressed={shown === 'other'} onPress={run} />
  );
}
