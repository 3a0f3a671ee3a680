import { useLayoutEffect } from 'react';
import type { AppSettings } from '../../shared/model/settings.ts';

/** Text size, contrast and motion of this laptop, on the document. */
export function useLook(settings: AppSettings | undefined): void {
  const { textSize, contrast, motion } = settings ?? {};
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    if (textSize !== undefined) dataset.textSize = textSize;
    if (contrast !== undefined) dataset.contrast = contrast;
    if (motion !== undefined) dataset.motion = motion;
  }, [textSize, contrast, motion]);
}
