import type { ReactElement } from 'react';
import type { Span } from '../../../shared/model/class.ts';
import styles from './span-editor.module.css';

export type SpanWireProps = { readonly span: Span; readonly within: Span };

/** The fragment as a line, with the span as a block on it; the words below say the same. */
export function SpanWire({ span, within }: SpanWireProps): ReactElement {
  const share = (us: number): number => (100 * (us - within.startUs)) / (within.endUs - within.startUs);
  return (
    <svg className={styles.wire} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles.line} x="0" y="2.7" width="100" height="0.6" />
      <rect
        className={styles.block}
        x={share(span.startUs)}
        y="0"
        width={share(span.endUs) - share(span.startUs)}
        height="6"
      />
    </svg>
  );
}
