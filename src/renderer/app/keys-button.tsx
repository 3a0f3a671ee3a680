import type { ReactElement } from 'react';
import { useCommand } from '../commands/desk-context.ts';
import { Button } from '../components/controls/button.tsx';

/** Opens the sheet of keys of the screen, as `F1` does. */
export function KeysButton(): ReactElement {
  const { label, run } = useCommand('app.keys');
  return (
    <Button look="quietLink" size="small" onPress={run}>
      {label}
    </Button>
  );
}
