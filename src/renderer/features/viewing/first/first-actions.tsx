import type { ReactElement } from 'react';
import { useCommand } from '../../../commands/desk-context.ts';
import { Button } from '../../../components/controls/button.tsx';
import { useClipWords } from '../use-clip-words.ts';
import styles from './first-actions.module.css';

/** The four of Eerst kijken. */
export function FirstActions(): ReactElement {
  const highlight = useCommand('viewing.highlight');
  const clip = useClipWords();
  const note = useCommand('viewing.note');
  const hide = useCommand('viewing.hide');
  return (
    <div className={styles.four}>
      <Button
        size="tile"
        wide
        icon="heart"
        keys={highlight.keys ?? ''}
        isDisabled={highlight.isDisabled}
        onPress={highlight.run}
      >
        {highlight.label}
      </Button>
      <Button
        size="tile"
        wide
        icon={clip.icon}
        keys={clip.keys}
        isDisabled={clip.isDisabled}
        onPress={clip.run}
      >
        {clip.label} {clip.running !== undefined && <span className={styles.running}>{clip.running}</span>}
      </Button>
      <Button
        size="tile"
        wide
        icon="note"
        keys={note.keys ?? ''}
        isDisabled={note.isDisabled}
        onPress={note.run}
      >
        {note.label}
      </Button>
      <Button size="tile" wide icon="pictureOff" keys={hide.keys ?? ''} onPress={hide.run}>
        {hide.label}
      </Button>
    </div>
  );
}
