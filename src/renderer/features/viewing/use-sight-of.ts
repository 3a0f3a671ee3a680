import { useTranslation } from 'react-i18next';
import { useCopiesOf } from '../../components/copies/copy-list.tsx';
import { isOnDrive } from '../../components/copies/is-on-drive.ts';
import type { Sight } from '../../stores/sight-store.ts';
import type { Facts } from './facts.ts';

/** Who can see this recording: its owner alone, only as long as nothing of it is known to lie elsewhere (DECISIONS 15). */
export function useSightOf({ recording, gone }: Facts): Sight {
  const { t } = useTranslation();
  const copies = useCopiesOf(recording.id);
  if (gone === 'destroyed') return { level: 'erased' };
  if (copies.length === 0) return { level: 'own' };
  const onDrive = copies.every(({ paths }) => paths.some(isOnDrive));
  return { level: 'ownWithCopies', ...(!onDrive && { text: t('copies.seal') }) };
}
