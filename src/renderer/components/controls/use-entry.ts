import { useState } from 'react';

/** What is typed, and how to send it off. */
export type Entry = {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly enter: () => void;
};

/**
 * A field whose texts are sent off one after the other, such as the names of a class. It is empty at once, so that the next can be typed
 * before this one is stored; what was refused comes back, unless the next was begun.
 * @param send whether it was taken
 */
export function useEntry(send: (text: string) => Promise<boolean>): Entry {
  const [text, setText] = useState('');
  const enter = (): void => {
    setText('');
    void send(text).then((isTaken) => {
      if (!isTaken) setText((now) => (now === '' ? text : now));
    });
  };
  return { text, setText, enter };
}
