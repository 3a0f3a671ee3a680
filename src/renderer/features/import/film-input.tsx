import type { ReactElement, Ref } from 'react';

export type FilmInputProps = {
  readonly ref: Ref<HTMLInputElement>;
  readonly onFiles: (files: readonly File[]) => void;
};

/** The browser's own way to choose files; a button of ours opens it. */
export function FilmInput({ ref, onFiles }: FilmInputProps): ReactElement {
  return (
    <input
      ref={ref}
      type="file"
      accept="video/*,.mts,.m2ts,.mkv"
      multiple
      hidden
      onChange={({ currentTarget }) => {
        const files = [...(currentTarget.files ?? [])];
        // the same file can be chosen again
        currentTarget.value = '';
        if (files.length > 0) onFiles(files);
      }}
    />
  );
}
