import type { ReactElement, ReactNode } from 'react';
import styles from './angle-picture.module.css';

export type AnglePictureProps = { readonly shown: boolean; readonly children: ReactNode };

/** The film of one camera. The one that is not shown lies under the other: a browser paints no frame of a film that it takes for hidden. */
export function AnglePicture({ shown, children }: AnglePictureProps): ReactElement {
  return (
    <div className={styles.angle} data-shown={shown || undefined} inert={!shown}>
      {children}
    </div>
  );
}
