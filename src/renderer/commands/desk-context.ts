import { createContext, useContext, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { invariant } from '../../shared/assert.ts';
import { CommandDesk, type Handlers } from './command-desk.ts';
import { type CommandId, commandIds, commandOf } from './commands.ts';

export const DeskContext = createContext<CommandDesk | null>(null);

export function useCommandDesk(): CommandDesk {
  const desk = useContext(DeskContext);
  invariant(desk instanceof CommandDesk, 'no command desk around this component');
  return desk;
}

/** Handles commands as long as the component is mounted. */
export function useCommandHandlers(handlers: Handlers): void {
  const desk = useCommandDesk();
  const source = useRef(handlers);
  const told = useRef('');
  const offered = offeredBy(handlers);
  useLayoutEffect(() => {
    source.current = handlers;
    if (told.current === offered) return;
    told.current = offered;
    desk.changed();
  });
  useLayoutEffect(() => desk.add(source), [desk]);
}

/** Which commands there are and which may be given, as a text that only changes when that does. */
function offeredBy(handlers: Handlers): string {
  return commandIds
    .filter((id) => handlers[id] !== undefined)
    .map((id) => `${id}${handlers[id]?.enabled === false ? '-' : '+'}`)
    .join(' ');
}

export type CommandButton = {
  readonly label: string;
  /** The key cap to show, if it has one. */
  readonly keys: string | undefined;
  readonly isDisabled: boolean;
  readonly run: () => void;
};

/** What a button needs to give a command. */
export function useCommand(id: CommandId): CommandButton {
  const desk = useCommandDesk();
  const { t } = useTranslation();
  useSyncExternalStore(desk.listen, desk.version);
  const handler = desk.handlerOf(id);
  const command = commandOf(id);
  return {
    label: t(command.labelKey),
    keys: command.keys[0],
    isDisabled: handler === undefined || handler.enabled === false,
    run: () => desk.run(id),
  };
}
