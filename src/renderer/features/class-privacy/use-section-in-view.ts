import { type RefObject, useEffect, useState } from 'react';
import { type PrivacySectionId, sections } from './sections.ts';

/** A section counts as the current one while it reaches into this upper part of the window. */
const UPPER_PART = '-10% 0px -70% 0px';

/**
 * Which section is being read, and a way to go to one: it scrolls there and puts the focus on its heading, so that
 * reading and tabbing go on from it.
 */
export function useSectionInView(
  content: RefObject<HTMLElement | null>,
): [PrivacySectionId | undefined, (id: PrivacySectionId) => void] {
  const [current, setCurrent] = useState(sections[0]?.id);
  useEffect(() => {
    const inView = new Set<Element>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries)
          if (isIntersecting) inView.add(target);
          else inView.delete(target);
        const first = sections.find(({ id }) =>
          [...inView].some((element) => element instanceof HTMLElement && element.dataset.section === id),
        );
        if (first !== undefined) setCurrent(first.id);
      },
      { rootMargin: UPPER_PART },
    );
    for (const section of content.current?.querySelectorAll('[data-section]') ?? [])
      observer.observe(section);
    return () => observer.disconnect();
  }, [content]);

  const show = (id: PrivacySectionId): void => {
    const section = content.current?.querySelector(`[data-section="${id}"]`);
    section?.scrollIntoView();
    section?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
    setCurrent(id);
  };
  return [current, show];
}
