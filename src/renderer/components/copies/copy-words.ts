import type { TFunction } from 'i18next';
import type { KnownCopy } from '../../../shared/model/known-copy.ts';

/** Where a copy is and what to do about it. */
export function copyWords(copy: KnownCopy, t: TFunction): string {
  const { paths, sealedTo } = copy;
  const [path] = paths;
  const count = paths.length;
  switch (copy.kind) {
    case 'release':
      return sealedTo.length > 0
        ? t('copies.release', { names: sealedTo.join(', ') })
        : t('copies.releaseWords');
    case 'watch':
    case 'handedOver':
      return t(`copies.${copy.kind}`, { name: sealedTo.join(', ') });
    case 'source':
      return path === undefined ? t('copies.unknown.source') : t('copies.source', { path, count });
    case 'home':
      return path === undefined ? t('copies.unknown.home') : t('copies.home', { path, count });
  }
}
