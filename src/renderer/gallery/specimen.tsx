import { type ReactElement, type ReactNode, useId } from 'react';
import styles from './specimen.module.css';

export type SpecimenProps = {
  /** Name of the component in the code. */
  readonly name: string;
  readonly children: ReactNode;
  /** Takes the width of the window, without the page's margin. */
  readonly bleed?: boolean;
};

/** One component in its states. */
export function Specimen({ name, children, bleed = false }: SpecimenProps): ReactElement {
  const headingId = useId();
  return (
    <section className={styles.specimen} aria-labelledby={headingId} data-bleed={bleed || undefined}>
      <h3 id={headingId} className={styles.name}>
        <code>{name}</code>
      </h3>
      {children}
    </section>
  );
}

/** Pieces beside each other. */
export function Shelf({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className={styles.shelf}>{children}</div>;
}

export type SectionProps = { readonly id: string; readonly title: string; readonly children: ReactNode };

/** A group of components. */
export function Section({ id, title, children }: SectionProps): ReactElement {
  return (
    <section
      id={id}
      tabIndex={-1}
      data-quiet-focus
      className={styles.section}
      aria-labelledby={`${id}-title`}
    >
      <h2 id={`${id}-title`} className={styles.title}>
        {title}
      </h2>
      {children}
    </section>
  );
}
