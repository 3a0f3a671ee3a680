import { type ReactElement, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandDefinition } from '../commands/command.ts';
import { commandIds, commandOf } from '../commands/commands.ts';
import { useCommandDesk } from '../commands/desk-context.ts';
import { Button } from '../components/controls/button.tsx';
import { Kbd } from '../components/controls/kbd.tsx';
import { Sheet } from '../components/frame/sheet.tsx';
import styles from './keys-sheet.module.css';

export type KeysSheetProps = { readonly isOpen: boolean; readonly onClose: () => void };

/** The keys of what can be done now, by their groups (`F1`). */
export function KeysSheet({ isOpen, onClose }: KeysSheetProps): ReactElement {
  const { t } = useTranslation();
  const desk = useCommandDesk();
  useSyncExternalStore(desk.listen, desk.version);
  const handled = commandIds.filter((id) => desk.handlerOf(id) !== undefined).map(commandOf);
  const groups = [...Map.groupBy(handled, ({ groupKey }) => groupKey).values()];
  return (
    <Sheet
      isOpen={isOpen}
      onClose={onClose}
      title={t('app.keysTitle')}
      intro={t('app.keysIntro')}
      footer={
        <Button slot="close" autoFocus keys="Esc">
          {t('app.close')}
        </Button>
      }
    >
      {groups.map((commands) => (
        <section key={commands[0]?.groupKey} className={styles.group}>
          <GroupTitle command={commands[0]} />
          <dl className={styles.keys}>
            {commands.map((command) => (
              <Line key={command.labelKey} command={command} />
            ))}
          </dl>
        </section>
      ))}
    </Sheet>
  );
}

function GroupTitle({ command }: { readonly command: CommandDefinition | undefined }): ReactElement | null {
  const { t } = useTranslation();
  return command === undefined ? null : <h2>{t(command.groupKey)}</h2>;
}

function Line({ command }: { readonly command: CommandDefinition }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className={styles.line}>
      <dt>{t(command.labelKey)}</dt>
      <dd className={styles.caps}>
        {command.keys.map((keys) => (
          <Kbd key={keys} keys={keys} />
        ))}
      </dd>
    </div>
  );
}
