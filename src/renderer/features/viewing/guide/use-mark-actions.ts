import type { MarkActions, Marked } from '../timeline/timeline-props.ts';
import { useViewing } from '../viewing-context.ts';

/** What the timeline and the list do with what lies on the recording. */
export function useMarkActions(): MarkActions {
  const { facts, film, tagging, clipping, jotting, changes, toasts, looks } = useViewing();
  const annotationOf = (id: string) => facts.annotations.find((one) => one.id === id);
  const fragmentOf = (id: string) => facts.fragments.find((one) => one.id === id);
  const highlightOf = (id: string) => facts.highlights.find((one) => one.id === id);
  const onSelect = ({ kind, id }: Marked): void => {
    looks.set({ selectedMark: kind === 'annotation' ? id : null });
    clipping.select(kind === 'fragment' ? id : null);
  };
  return {
    onSelect,
    onOpen: (marked) => {
      onSelect(marked);
      const annotation = annotationOf(marked.id);
      if (annotation !== undefined) {
        film.seek(annotation.startUs);
        toasts.show({ kind: 'mark', annotation, because: 'opened' });
      }
      const us = fragmentOf(marked.id)?.inUs ?? highlightOf(marked.id)?.atUs;
      if (us !== undefined) film.seek(us);
    },
    onMoveAnnotation: (id, { startUs, endUs }) =>
      changes.inTurn(async () => {
        const annotation = annotationOf(id);
        if (annotation === undefined) return;
        await changes.change('annotation.update', {
          annotationId: annotation.id,
          startUs,
          ...(endUs !== null && { endUs }),
        });
      }),
    onRemove: ({ id }) => {
      const [annotation, fragment, highlight] = [annotationOf(id), fragmentOf(id), highlightOf(id)];
      if (annotation !== undefined) void changes.inTurn(() => tagging.remove(annotation));
      if (fragment !== undefined) clipping.remove(fragment);
      if (highlight !== undefined) jotting.removeHighlight(highlight);
    },
  };
}
