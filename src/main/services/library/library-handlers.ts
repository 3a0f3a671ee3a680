import { getLibraryKey } from '../../store/repositories/key-repository.ts';
import { formatKeyCard } from '../../vault/key-card.ts';
import type { QueryHandlers } from '../handlers.ts';

export const libraryQueries: QueryHandlers<'library.status' | 'library.keyCard'> = {
  'library.status': (_input, session) => ({ open: session !== null, libraryId: session?.libraryId ?? null }),
  'library.keyCard': (_input, { db }) => {
    const recipient = getLibraryKey(db, 'age').public;
    const signingKey = getLibraryKey(db, 'signing').public;
    return { card: formatKeyCard({ recipient, signingKey }), recipient, signingKey };
  },
};
