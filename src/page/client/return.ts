/** A screen that the browser kept while the person was elsewhere may be long past: it is asked for anew. */
import { visit } from './visit.ts';

export function enhanceReturn(): () => void {
  const onShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) visit(location.href).catch(() => {});
  };
  addEventListener('pageshow', onShow);
  return () => removeEventListener('pageshow', onShow);
}
